/** A review at work: the page on one side, its fields on the other. */
import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { newKey } from "../api/client.ts";
import { FlagDialog } from "../flags/FlagDialog.tsx";
import { FlagNotes } from "../flags/FlagNotes.tsx";
import { titleOfType } from "../app/document_types.ts";
import { timeOf } from "../app/format.ts";
import { useKeys } from "../app/keys.ts";
import { navigate } from "../app/router.ts";
import { dismissHints, toast, toastError } from "../app/toasts.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { Progress } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { Banners, Outgoing } from "./Banners.tsx";
import { FieldPanel } from "./FieldPanel.tsx";
import { reviewBindings } from "./bindings.ts";
import { part, submit } from "./desk.ts";
import { TypeDialog, PartDialog } from "./dialogs.tsx";
import { doubtedItems, isKnown, isSettled, openItems } from "./form.ts";
import { focusOf, marksOf } from "./marks.ts";
import { PageViewer } from "./page/index.tsx";
import type { Picked } from "./page/types.ts";
import type { Work } from "./work.ts";

export function Bench({ work }: { work: Work }) {
  useEffect(dismissHints, [work]);
  const rest = useSignal(false);
  const items = useSignal(false);
  const dialog = useSignal<"type" | "escalate" | "reject" | "flag" | null>(null);
  const { form, active, editing } = work;
  const marks = useMemo(() => marksOf(form.value, active.value), [form.value, active.value]);
  const place = editing.value?.box ?? null;
  const focus = useMemo(
    () => focusOf(form.value, active.value, editing.value),
    [form.value, active.value, place],
  );
  const names = () => {
    const all = form.peek().items;
    const shown = rest.peek() || work.item(active.peek())?.asked === false;
    return all.filter((item) => item.asked || shown).map((item) => item.name);
  };
  const controls = {
    names,
    toggleRest: () => (rest.value = !rest.value),
    toggleItems: () => (items.value = !items.value),
    submit: () => submit(work),
    chooseType: () => (dialog.value = "type"),
    escalate: () => (dialog.value = "escalate"),
    reject: () => (dialog.value = "reject"),
    release: () => void release(work),
    flag: () => (dialog.value = "flag"),
  };
  useKeys(reviewBindings(work, controls));
  const close = () => (dialog.value = null);
  return (
    <div class="review" data-review={work.id} data-active={active.value ?? ""}>
      <h1 class="visually-hidden">
        {t.review.title}: {titleOfType(form.value.type)}
      </h1>
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
          {...(work.isOpen ? { onPick: (picked: Picked) => pick(work, picked) } : {})}
        />
      </div>
      <div class="review-side">
        <Head work={work} onChooseType={controls.chooseType} />
        <div class="review-scroll">
          <Outgoing />
          <Banners work={work} />
          <FieldPanel work={work} folds={{ rest, items }} onChooseType={controls.chooseType} />
          <FlagNotes type={form.value.type} supplier={work.detail.value.review.supplier ?? null} />
        </div>
        {work.isOpen && <Foot work={work} controls={controls} />}
      </div>
      {dialog.value === "type" && <TypeDialog work={work} onClose={close} />}
      {(dialog.value === "escalate" || dialog.value === "reject") && (
        <PartDialog work={work} kind={dialog.value} onClose={close} />
      )}
      {dialog.value === "flag" && (
        <FlagDialog
          about={{
            document_type: form.value.type,
            supplier: work.detail.value.review.supplier ?? null,
            field: active.value,
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

function pick(work: Work, picked: Picked): void {
  if (picked.text.trim() === "") return toast("info", t.review.noWord);
  if (work.active.peek() === null) return toast("info", t.review.pickFirst);
  work.edit(picked.text, { page: picked.page, box: picked.box });
}

async function release(work: Work): Promise<void> {
  if (!work.isMine) return;
  try {
    await part(work, { kind: "release" }, newKey());
    toast("success", t.queue.released);
    navigate("/queue");
  } catch (error) {
    toastError(error);
  }
}

function Head({ work, onChooseType }: { work: Work; onChooseType: () => void }) {
  const form = work.form.value;
  const asked = form.items.filter((item) => item.asked);
  const done = asked.filter(isSettled).length;
  const { claim } = work.detail.value.review;
  const words = t.review.progress(done, asked.length);
  return (
    <div class="review-head">
      <div class="review-what">
        {work.isOpen ? (
          <button
            type="button"
            class="type-button"
            onClick={onChooseType}
            title={t.review.actions.changeType}
          >
            {isKnown(form.type) ? titleOfType(form.type) : t.documents.noType}
          </button>
        ) : (
          <strong>{isKnown(form.type) ? titleOfType(form.type) : t.documents.noType}</strong>
        )}
        {work.detail.value.review.audit && <Badge tone="accent">{t.queue.auditBadge}</Badge>}
        {work.detail.value.review.senior_only && <Badge tone="warn">{t.queue.seniorBadge}</Badge>}
        <span class="review-state muted small" role="status">
          {work.isMine && t.review.saving[work.saving.value]}
        </span>
      </div>
      {asked.length > 0 && (
        <div class="review-progress">
          <Progress share={done / asked.length} label={words} />
          <span class="muted small number">{words}</span>
          {work.isMine && claim && (
            <span class="muted small review-until">
              {t.review.holdUntil(timeOf(claim.expires_at, Date.now()))}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

interface FootProps {
  work: Work;
  controls: Record<"chooseType" | "escalate" | "reject" | "release" | "flag", () => void>;
}

function Foot({ work, controls }: FootProps) {
  const { actions } = t.review;
  const form = work.form.value;
  const open = openItems(form);
  const ready = open.length === 0 && isKnown(form.type);
  const insists = work.insisted.value === work.said.value;
  const doubted = insists ? doubtedItems(form).map(({ title }) => title) : [];
  return (
    <div class="review-foot">
      {doubted.length > 0 && (
        <p class="foot-doubt" role="alert">
          <Icon name="warning" />
          {t.review.doubted(doubted.join(", "))}
        </p>
      )}
      <div class="foot-main">
        <Button
          kind={ready ? "primary" : "plain"}
          keys={ready && work.active.value === null ? "Enter" : "mod+Enter"}
          onClick={() => submit(work)}
          wide
        >
          {doubted.length > 0 ? actions.submitAnyway : actions.submit}
        </Button>
        {open.filter(({ value }) => value !== null).length > 1 && (
          <Button keys="c" onClick={() => work.confirmAll()}>
            {actions.confirmAll}
          </Button>
        )}
      </div>
      <div class="foot-more">
        <Button kind="quiet" size="small" keys="t" onClick={controls.chooseType}>
          {actions.changeType}
        </Button>
        <Button kind="quiet" size="small" keys="g" onClick={controls.release}>
          {actions.release}
        </Button>
        <Button kind="quiet" size="small" keys="l" onClick={controls.flag}>
          {actions.flag}
        </Button>
        <Button kind="quiet" size="small" keys="shift+e" onClick={controls.escalate}>
          {actions.escalate}
        </Button>
        <Button kind="quiet" size="small" keys="x" onClick={controls.reject}>
          {actions.reject}
        </Button>
      </div>
    </div>
  );
}
