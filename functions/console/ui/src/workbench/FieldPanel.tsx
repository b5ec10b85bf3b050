/** The fields of a document: what is to be decided first, the rest one key away. */
import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { KeyCaps } from "../parts/KeyCaps.tsx";
import { type Role, nameOfRole } from "../shared/roles.ts";
import { t } from "../texts/index.ts";
import { FieldRow } from "./FieldRow.tsx";
import { QuestionCard } from "./QuestionCard.tsx";
import { type Form, type Item, isKnown, valueOf } from "./form.ts";
import { LineItemGrid } from "./items/index.tsx";
import type { Editor } from "./editor.ts";

export interface Folds {
  rest: Signal<boolean>;
  items: Signal<boolean>;
}

interface Props {
  editor: Editor;
  folds: Folds;
  onChooseType: () => void;
}

export function FieldPanel({ editor, folds, onChooseType }: Props) {
  const form = editor.form.value;
  const active = editor.active.value;
  const asked = form.items.filter((item) => item.asked);
  const rest = form.items.filter((item) => !item.asked);
  const restOpen = folds.rest.value || rest.some((item) => item.name === active);
  const panel = useRef<HTMLDivElement>(null);
  const turn = editor.turns.value;
  useLayoutEffect(() => {
    // With nothing left to decide the keys still have to be heard, and a screen reader is told where it is.
    if (active === null) panel.current?.focus({ preventScroll: true });
  }, [active, turn]);
  const list = (items: readonly Item[]) =>
    items.map((item) =>
      item.name === active ? (
        <QuestionCard key={item.name} editor={editor} item={item} />
      ) : (
        <FieldRow key={item.name} item={item} type={form.type} onOpen={(name) => open(editor, name)} />
      ),
    );
  return (
    <div class="field-panel" ref={panel} tabIndex={-1} role="region" aria-label={t.review.fields}>
      {!isKnown(form.type) && (
        <div class="decision">
          <h2>{t.review.noType}</h2>
          <p class="muted">{t.review.noTypeText}</p>
          <Button kind="primary" keys="t" onClick={onChooseType}>
            {t.review.actions.chooseType}
          </Button>
        </div>
      )}
      <section aria-label={t.review.questions} class="field-list">
        {list(asked)}
        {asked.length === 0 && isKnown(form.type) && (
          <p class="nothing-asked muted">{t.review.nothingAsked}</p>
        )}
      </section>
      {rest.length > 0 && (
        <Fold
          title={t.review.rest(rest.length)}
          keys="f"
          open={restOpen}
          onToggle={() => toggle(editor, folds.rest, restOpen)}
        >
          <div class="field-list">{list(rest)}</div>
        </Fold>
      )}
      {form.columns.length > 0 && (
        <Fold
          title={t.review.items(form.lineItems.length)}
          keys="i"
          open={folds.items.value}
          onToggle={() => (folds.items.value = !folds.items.value)}
          onClosed={() => editor.turns.value++}
        >
          <LineItemGrid
            columns={form.columns.map(({ name, title, kind, role = null }) => ({
              name,
              title: title || name,
              kind,
              role,
            }))}
            rows={form.lineItems}
            total={amountOf(form, "gross")}
            subtotal={amountOf(form, "net")}
            readOnly={!editor.isOpen}
            onChange={(rows) => editor.changeRows(rows)}
          />
        </Fold>
      )}
    </div>
  );
}

/** A field is opened by its row; what was typed in another one before is kept. */
function open(editor: Editor, name: string): void {
  editor.settle();
  editor.turnTo(name);
}

function toggle(editor: Editor, fold: Signal<boolean>, isOpen: boolean): void {
  fold.value = !isOpen;
  const item = editor.item(editor.active.peek());
  // A field that is folded away cannot have its turn.
  if (isOpen && item && !item.asked)
    editor.turnTo(editor.form.peek().items.find((each) => each.asked && !each.answer)?.name ?? null);
}

function amountOf({ items, specs }: Form, role: Role): string | null {
  const name = nameOfRole(specs, role);
  const item = items.find((each) => each.name === name);
  return item ? valueOf(item) : null;
}

interface FoldProps {
  title: string;
  keys: string;
  open: boolean;
  onToggle: () => void;
  /** Given where the focus goes in when it is opened; then it has to be taken back. */
  onClosed?: () => void;
  children: ComponentChildren;
}

function Fold({ title, keys, open, onToggle, onClosed, children }: FoldProps) {
  const section = useRef<HTMLElement>(null);
  const before = useRef(open);
  const closed = useRef(onClosed);
  closed.current = onClosed;
  useEffect(() => {
    if (open === before.current || !closed.current) return;
    before.current = open;
    if (!open) return closed.current();
    section.current?.scrollIntoView({ block: "start" });
    section.current
      ?.querySelector<HTMLElement>("[role=gridcell][tabindex='0']")
      ?.focus({ preventScroll: true });
  }, [open]);
  return (
    <section class="fold" ref={section}>
      <button type="button" class="fold-head" aria-expanded={open} onClick={onToggle}>
        <Icon name="chevron" />
        <span>{title}</span>
        <KeyCaps keys={keys} />
      </button>
      {open && children}
    </section>
  );
}
