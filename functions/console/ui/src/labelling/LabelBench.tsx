/** Labelling one document after the other: the page on one side, the fields of the type on the other. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { api, newKey } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading, Progress } from "../parts/states.tsx";
import { titleOfType } from "../shared/document_types.ts";
import { useKeys } from "../shared/keys.ts";
import { hrefOf } from "../shared/router.ts";
import { toast, toastError } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { Bench, EditorPages } from "../workbench/Bench.tsx";
import { CheckWarnings } from "../workbench/CheckWarnings.tsx";
import { FieldPanel } from "../workbench/FieldPanel.tsx";
import { adder, answerBindings, confirmOrSubmit } from "../workbench/bindings.ts";
import { keepChecked } from "../workbench/draft_check.ts";
import type { Editor } from "../workbench/editor.ts";
import { isSettled, openItems } from "../workbench/form.ts";
import type { Picked } from "../workbench/page/types.ts";
import { complaintAbout } from "../workbench/value_check.ts";
import { ProgressLine } from "./ProgressLine.tsx";
import { TrainButton } from "./TrainButton.tsx";
import { type LabelTask, keepBackedUp, labelStore } from "./label_store.ts";
import { progress, refreshProgress } from "./progress.ts";
import { isUnderWay, trainings } from "./training.ts";

export function LabelScreen({ documentType = "" }: { documentType?: string }) {
  const store = labelStore();
  const now = store.shown.value;
  const ended = trainings().ended.value;
  const heard = useRef(ended);
  useEffect(() => void store.begin(documentType), [store, documentType]);
  useEffect(() => void refreshProgress(documentType), [documentType, ended]);
  useEffect(() => {
    // Not for those that had ended before this screen was opened.
    if (ended !== heard.current) store.readAnew();
    heard.current = ended;
  }, [store, ended]);
  switch (now.kind) {
    case "task":
      return <LabelBench key={now.task.editor.id} task={now.task} type={documentType} />;
    case "loading":
      return <Loading />;
    case "error":
      return <ErrorState error={now.error} onRetry={() => void store.begin(documentType)} />;
    case "nothing":
      return <Nothing type={documentType} passedOver={now.passedOver} />;
  }
}

interface BenchProps {
  task: LabelTask;
  type: string;
}

function LabelBench({ task, type }: BenchProps) {
  const { editor } = task;
  const rest = useSignal(false);
  const items = useSignal(false);
  const { form, active } = editor;
  useEffect(() => {
    const path = { document_id: editor.documentId };
    return keepChecked(editor, (draft) =>
      api.post("/documents/{document_id}/check", { path, body: { draft }, retries: 0 }),
    );
  }, [editor]);
  useEffect(() => keepBackedUp(task), [task]);
  const { keys } = t.labelling.bench;
  const controls = {
    names: () => form.peek().items.map((item) => item.name),
    toggleRest: () => undefined,
    toggleItems: () => (items.value = !items.value),
    submit: () => void finish(task, type),
  };
  const add = adder(editor, t.labelling.title);
  useKeys([
    add("Enter", keys.confirm, () => confirmOrSubmit(editor, controls)),
    add("s", keys.skip, () => void labelStore().skip(editor)),
    add("shift+a", keys.restAbsent, () => restAbsent(editor)),
    ...answerBindings(editor, controls, t.labelling.title),
  ]);
  return (
    <Bench
      kind="label"
      data={{ "data-document": editor.documentId, "data-active": active.value ?? "" }}
      pages={<EditorPages editor={editor} onPick={(picked) => pick(editor, picked)} />}
      head={<Head editor={editor} type={type} />}
      foot={<Foot editor={editor} onSave={controls.submit} />}
    >
      <FieldPanel editor={editor} folds={{ rest, items }} onChooseType={() => undefined} />
    </Bench>
  );
}

function Head({ editor, type }: { editor: Editor; type: string }) {
  const { items } = editor.form.value;
  const done = items.filter(isSettled).length;
  const words = t.labelling.bench.done(done, items.length);
  const training = trainings().byType.value.get(type);
  return (
    <>
      <div class="bench-what">
        <h1 class="label-title">{titleOfType(type)}</h1>
        {training && isUnderWay(training) && (
          <span class="badge accent" role="status">
            {t.labelling.training[training.state === "queued" ? "queued" : "training"]}
          </span>
        )}
        <span class="bench-state">
          <TrainButton type={type} small brief />
        </span>
      </div>
      <ProgressLine progress={progress.value.get(type)} />
      <div class="bench-progress">
        <Progress share={items.length ? done / items.length : 0} label={words} />
        <span class="muted small number">{words}</span>
      </div>
    </>
  );
}

function Foot({ editor, onSave }: { editor: Editor; onSave: () => void }) {
  const open = openItems(editor.form.value).length;
  return (
    <>
      <CheckWarnings editor={editor} />
      <div class="foot-main">
        <Button
          kind={open === 0 ? "primary" : "plain"}
          keys={open === 0 && editor.active.value === null ? "Enter" : "mod+Enter"}
          onClick={onSave}
          wide
        >
          {t.labelling.bench.save}
        </Button>
        <Button keys="s" onClick={() => void labelStore().skip(editor)}>
          {t.labelling.bench.skip}
        </Button>
      </div>
      {labelStore().reviewOf(editor) && <p class="muted small">{t.labelling.bench.decides}</p>}
      <div class="foot-more">
        <Button kind="quiet" size="small" keys="shift+a" onClick={() => restAbsent(editor)}>
          {t.labelling.bench.restAbsent}
        </Button>
        <a class="button quiet small" href={hrefOf("/labelling")}>
          {t.labelling.bench.nothing.back}
        </a>
      </div>
    </>
  );
}

/** Words that are a value of the field's kind answer it at once; others are taken to be completed by hand. */
function pick(editor: Editor, picked: Picked): void {
  const item = editor.item(editor.active.peek());
  const text = picked.text.trim();
  if (text === "") return toast("info", t.review.noWord);
  if (!item) return toast("info", t.review.pickFirst);
  const place = { page: picked.page, box: picked.box };
  if (complaintAbout(item.kind, text) !== null) editor.edit(text, place);
  else if (item.many) editor.add(text, place);
  else editor.answer("corrected", { value: text, ...place });
}

function restAbsent(editor: Editor): void {
  editor.settle();
  for (const { name } of openItems(editor.form.peek())) {
    editor.turnTo(name);
    editor.answer("absent");
  }
}

async function finish({ editor, open }: LabelTask, type: string): Promise<void> {
  editor.settle(true);
  const left = openItems(editor.form.peek());
  if (left[0]) {
    editor.turnTo(left[0].name);
    return toast("info", t.labelling.bench.stillOpen(left.length));
  }
  if (!open.peek()) return;
  open.value = false;
  try {
    await labelStore().save(editor, newKey());
    await refreshProgress(type);
  } catch (error) {
    open.value = true;
    toastError(error);
    const field = error instanceof Problem ? error.document.field : null;
    if (field && editor.item(field)) editor.turnTo(field);
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
      <Button onClick={() => void labelStore().begin(type)}>{nothing.again}</Button>
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
