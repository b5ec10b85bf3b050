/** Labelling one document after the other: the page on one side, the fields of the type on the other. */
import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { api, newKey } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { titleOfType } from "../app/document_types.ts";
import { useKeys } from "../app/keys.ts";
import { hrefOf } from "../app/router.ts";
import { toast, toastError } from "../app/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading, Progress } from "../parts/states.tsx";
import { FieldPanel } from "../review/FieldPanel.tsx";
import { adder, answerBindings, confirmOrSubmit } from "../review/bindings.ts";
import { complaintAbout } from "../review/check.ts";
import { isSettled, openItems } from "../review/form.ts";
import { focusOf, marksOf } from "../review/marks.ts";
import { PageViewer } from "../review/page/index.tsx";
import type { Picked } from "../review/page/types.ts";
import { keepTried } from "../review/trial.ts";
import type { Work } from "../review/work.ts";
import { t } from "../texts/index.ts";
import { ProgressLine } from "./ProgressLine.tsx";
import { TrainButton } from "./TrainButton.tsx";
import { progress, refreshProgress } from "./progress.ts";
import { begin, keepSaid, readAnew, reviewOf, save, skip, task } from "./task.ts";
import { ended, isUnderWay, trainings } from "./training.ts";

export function LabelScreen({ documentType = "" }: { documentType?: string }) {
  const now = task.value;
  const heard = useRef(ended.value);
  useEffect(() => void begin(documentType), [documentType]);
  useEffect(() => void refreshProgress(documentType), [documentType, ended.value]);
  useEffect(() => {
    // Not for those that had ended before this screen was opened.
    if (ended.value !== heard.current) readAnew();
    heard.current = ended.value;
  }, [ended.value]);
  switch (now.kind) {
    case "work":
      return <Bench key={now.work.id} work={now.work} type={documentType} />;
    case "loading":
      return <Loading />;
    case "error":
      return <ErrorState error={now.error} onRetry={() => void begin(documentType)} />;
    case "nothing":
      return <Nothing type={documentType} passedOver={now.passedOver} />;
  }
}

function Bench({ work, type }: { work: Work; type: string }) {
  const rest = useSignal(false);
  const items = useSignal(false);
  const { form, active, editing } = work;
  const marks = useMemo(() => marksOf(form.value, active.value), [form.value, active.value]);
  const place = editing.value?.box ?? null;
  const focus = useMemo(
    () => focusOf(form.value, active.value, editing.value),
    [form.value, active.value, place],
  );
  useEffect(() => {
    const path = { document_id: work.documentId };
    return keepTried(work, (draft) =>
      api.post("/documents/{document_id}/check", { path, body: { draft }, retries: 0 }),
    );
  }, [work]);
  useEffect(() => keepSaid(work), [work]);
  const { keys } = t.labelling.bench;
  const controls = {
    names: () => form.peek().items.map((item) => item.name),
    toggleRest: () => undefined,
    toggleItems: () => (items.value = !items.value),
    submit: () => void finish(work, type),
  };
  const add = adder(work, t.labelling.title);
  useKeys([
    add("Enter", keys.confirm, () => confirmOrSubmit(work, controls)),
    add("s", keys.skip, () => void skip(work)),
    add("shift+a", keys.restAbsent, () => restAbsent(work)),
    ...answerBindings(work, controls, t.labelling.title),
  ]);
  const done = form.value.items.filter(isSettled).length;
  const all = form.value.items.length;
  const words = t.labelling.bench.done(done, all);
  const training = trainings.value.get(type);
  const open = all - done;
  return (
    <div class="review labelling-bench" data-document={work.documentId} data-active={active.value ?? ""}>
      <div class="review-page">
        <PageViewer
          documentId={work.documentId}
          pages={work.pages}
          marks={marks}
          focus={focus}
          onMark={(id) => {
            work.settle();
            work.turnTo(id);
          }}
          onPick={(picked) => pick(work, picked)}
        />
      </div>
      <div class="review-side">
        <div class="review-head">
          <div class="review-what">
            <h1 class="label-title">{titleOfType(type)}</h1>
            {training && isUnderWay(training) && (
              <span class="badge accent" role="status">
                {t.labelling.training[training.state === "queued" ? "queued" : "training"]}
              </span>
            )}
            <span class="review-state">
              <TrainButton type={type} small brief />
            </span>
          </div>
          <ProgressLine progress={progress.value.get(type)} />
          <div class="review-progress">
            <Progress share={all ? done / all : 0} label={words} />
            <span class="muted small number">{words}</span>
          </div>
        </div>
        <div class="review-scroll">
          <FieldPanel work={work} folds={{ rest, items }} onChooseType={() => undefined} />
        </div>
        <div class="review-foot">
          <div class="foot-main">
            <Button
              kind={open === 0 ? "primary" : "plain"}
              keys={open === 0 && active.value === null ? "Enter" : "mod+Enter"}
              onClick={controls.submit}
              wide
            >
              {t.labelling.bench.save}
            </Button>
            <Button keys="s" onClick={() => void skip(work)}>
              {t.labelling.bench.skip}
            </Button>
          </div>
          {reviewOf(work) && <p class="muted small">{t.labelling.bench.decides}</p>}
          <div class="foot-more">
            <Button kind="quiet" size="small" keys="shift+a" onClick={() => restAbsent(work)}>
              {t.labelling.bench.restAbsent}
            </Button>
            <a class="button quiet small" href={hrefOf("/labelling")}>
              {t.labelling.bench.nothing.back}
            </a>
          </div>
        </div>
      </div>
    </div>
  );
}

/** Words that are a value of the field's kind answer it at once; others are taken to be completed by hand. */
function pick(work: Work, picked: Picked): void {
  const item = work.item(work.active.peek());
  const text = picked.text.trim();
  if (text === "") return toast("info", t.review.noWord);
  if (!item) return toast("info", t.review.pickFirst);
  const place = { page: picked.page, box: picked.box };
  if (complaintAbout(item.kind, text) === null) work.answer("corrected", { value: text, ...place });
  else work.edit(text, place);
}

function restAbsent(work: Work): void {
  work.settle();
  for (const { name } of openItems(work.form.peek())) {
    work.turnTo(name);
    work.answer("absent");
  }
}

async function finish(work: Work, type: string): Promise<void> {
  work.settle(true);
  const open = openItems(work.form.peek());
  if (open[0]) {
    work.turnTo(open[0].name);
    return toast("info", t.labelling.bench.stillOpen(open.length));
  }
  if (!work.isMine) return;
  work.hold.value = { kind: "done" };
  try {
    await save(work, newKey());
    await refreshProgress(type);
  } catch (error) {
    work.hold.value = { kind: "mine" };
    toastError(error);
    const field = error instanceof Problem ? error.document.field : null;
    if (field && work.item(field)) work.turnTo(field);
  }
}

function Nothing({ type, passedOver }: { type: string; passedOver: number }) {
  const { nothing } = t.labelling.bench;
  return (
    <EmptyState
      wholePage
      icon="label"
      title={nothing.title}
      text={passedOver ? nothing.skippedText(passedOver) : nothing.text}
    >
      <ProgressLine progress={progress.value.get(type)} />
      <Button onClick={() => void begin(type)}>{nothing.again}</Button>
      <a class="button" href={hrefOf(`/labelling/new-type?type=${encodeURIComponent(type)}`)}>
        {t.labelling.upload.open}
      </a>
      <TrainButton type={type} />
      <a class="button" href={hrefOf("/labelling")}>
        {nothing.back}
      </a>
    </EmptyState>
  );
}
