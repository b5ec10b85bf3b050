/** The review screen: the pages on one side, the questions on the other. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { newKey } from "../api/client.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { Progress } from "../parts/states.tsx";
import { titleOfType } from "../shared/document_types.ts";
import { timeOf } from "../shared/format.ts";
import { useKeys } from "../shared/keys.ts";
import { navigate } from "../shared/router.ts";
import { dismissHints, toast, toastError } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { Bench, EditorPages } from "../workbench/Bench.tsx";
import { CheckWarnings } from "../workbench/CheckWarnings.tsx";
import { FieldPanel } from "../workbench/FieldPanel.tsx";
import type { Editor } from "../workbench/editor.ts";
import { FlagDialog } from "../workbench/flags/FlagDialog.tsx";
import { FlagNotes } from "../workbench/flags/FlagNotes.tsx";
import { isKnown, isSettled, itemsWithWarnings, openItems } from "../workbench/form.ts";
import type { Picked } from "../workbench/page/types.ts";
import { Banners, Outgoing } from "./Banners.tsx";
import { reviewBindings } from "./bindings.ts";
import { PartDialog, TypeDialog } from "./dialogs.tsx";
import type { ReviewSession } from "./review_session.ts";
import { reviewStore } from "./review_store.ts";
import { SplitDialog } from "./SplitDialog.tsx";

export function ReviewBench({ review }: { review: ReviewSession }) {
  useEffect(dismissHints, [review]);
  const rest = useSignal(false);
  const items = useSignal(false);
  const dialog = useSignal<"type" | "escalate" | "reject" | "flag" | "split" | null>(null);
  const { editor } = review;
  const { form, active } = editor;
  const names = () => {
    const all = form.peek().items;
    const shown = rest.peek() || editor.item(active.peek())?.asked === false;
    return all.filter((item) => item.asked || shown).map((item) => item.name);
  };
  const controls = {
    names,
    toggleRest: () => (rest.value = !rest.value),
    toggleItems: () => (items.value = !items.value),
    submit: () => reviewStore().submit(review),
    chooseType: () => (dialog.value = "type"),
    escalate: () => (dialog.value = "escalate"),
    reject: () => (dialog.value = "reject"),
    release: () => void release(review),
    flag: () => (dialog.value = "flag"),
    split: () => (dialog.value = "split"),
  };
  useKeys(reviewBindings(editor, controls));
  const close = () => (dialog.value = null);
  const supplier = review.detail.value.review.supplier ?? null;
  return (
    <>
      <Bench
        kind="review"
        data={{ "data-review": review.id, "data-active": active.value ?? "" }}
        pages={
          <EditorPages
            editor={editor}
            onPick={review.isOpen ? (picked: Picked) => pick(editor, picked) : undefined}
          />
        }
        head={<Head review={review} onChooseType={controls.chooseType} />}
        foot={review.isOpen && <Foot review={review} controls={controls} />}
      >
        <h1 class="visually-hidden">
          {t.review.title}: {titleOfType(form.value.type)}
        </h1>
        <Outgoing />
        <Banners review={review} />
        <FieldPanel editor={editor} folds={{ rest, items }} onChooseType={controls.chooseType} />
        <FlagNotes type={form.value.type} supplier={supplier} />
      </Bench>
      {dialog.value === "type" && <TypeDialog editor={editor} onClose={close} />}
      {(dialog.value === "escalate" || dialog.value === "reject") && (
        <PartDialog review={review} kind={dialog.value} onClose={close} />
      )}
      {dialog.value === "split" && <SplitDialog review={review} onClose={close} />}
      {dialog.value === "flag" && (
        <FlagDialog
          about={{ document_type: form.value.type, supplier, field: active.value }}
          onClose={close}
        />
      )}
    </>
  );
}

function pick(editor: Editor, picked: Picked): void {
  if (picked.text.trim() === "") return toast("info", t.review.noWord);
  if (editor.active.peek() === null) return toast("info", t.review.pickFirst);
  editor.edit(picked.text, { page: picked.page, box: picked.box });
}

async function release(review: ReviewSession): Promise<void> {
  if (!review.isMine) return;
  try {
    await reviewStore().part(review, { kind: "release" }, newKey());
    toast("success", t.queue.released);
    navigate("/queue");
  } catch (error) {
    toastError(error);
  }
}

function Head({ review, onChooseType }: { review: ReviewSession; onChooseType: () => void }) {
  const form = review.editor.form.value;
  const asked = form.items.filter((item) => item.asked);
  const done = asked.filter(isSettled).length;
  const { claim, audit, senior_only } = review.detail.value.review;
  const words = t.review.progress(done, asked.length);
  return (
    <>
      <div class="bench-what">
        {review.isOpen ? (
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
        {audit && <Badge tone="accent">{t.queue.auditBadge}</Badge>}
        {senior_only && <Badge tone="warn">{t.queue.seniorBadge}</Badge>}
        <span class="bench-state muted small" role="status">
          {review.isMine && t.review.saving[review.saving.value]}
        </span>
      </div>
      {asked.length > 0 && (
        <div class="bench-progress">
          <Progress share={done / asked.length} label={words} />
          <span class="muted small number">{words}</span>
          {review.isMine && claim && (
            <span class="muted small bench-until">
              {t.review.holdUntil(timeOf(claim.expires_at, Date.now()))}
            </span>
          )}
        </div>
      )}
    </>
  );
}

interface FootProps {
  review: ReviewSession;
  controls: Record<"chooseType" | "escalate" | "reject" | "release" | "flag" | "split", () => void>;
}

function Foot({ review, controls }: FootProps) {
  const { actions } = t.review;
  const { editor } = review;
  const form = editor.form.value;
  const open = openItems(form);
  const ready = open.length === 0 && isKnown(form.type);
  const isWarned = review.warnedAbout.value === editor.answers.value;
  const warnings = isWarned ? itemsWithWarnings(form).map(({ title }) => title) : [];
  return (
    <>
      <CheckWarnings editor={editor} />
      {warnings.length > 0 && (
        <p class="foot-warning" role="alert">
          <Icon name="warning" />
          {t.review.warned(warnings.join(", "))}
        </p>
      )}
      <div class="foot-main">
        <Button
          kind={ready ? "primary" : "plain"}
          keys={ready && editor.active.value === null ? "Enter" : "mod+Enter"}
          onClick={() => reviewStore().submit(review)}
          wide
        >
          {warnings.length > 0 ? actions.submitAnyway : actions.submit}
        </Button>
        {open.filter(({ value }) => value !== null).length > 1 && (
          <Button keys="c" onClick={() => editor.confirmAll()}>
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
        {(review.detail.value.pages ?? 0) > 1 && (
          <Button kind="quiet" size="small" keys="shift+s" onClick={controls.split}>
            {actions.split}
          </Button>
        )}
        <Button kind="quiet" size="small" keys="shift+e" onClick={controls.escalate}>
          {actions.escalate}
        </Button>
        <Button kind="quiet" size="small" keys="x" onClick={controls.reject}>
          {actions.reject}
        </Button>
      </div>
    </>
  );
}
