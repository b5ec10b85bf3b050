/** One field: closed a line, active with everything that helps to decide. */
import { useEffect, useRef } from "preact/hooks";
import { titleOfField } from "../app/document_types.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { ConfidenceMark } from "../parts/ConfidenceMark.tsx";
import { KeyCaps } from "../parts/KeyCaps.tsx";
import { t } from "../texts/index.ts";
import { type Answer, type Field, valueOf } from "./answers.ts";
import type { Choice } from "./choices.ts";

export interface FieldProps {
  name: string;
  typeName: string;
  field: Field | undefined;
  answer: Answer | undefined;
  /** Why it is asked; empty for a field nobody has to look at. */
  reasons: readonly string[];
  /** What is wrong with the answer, in a sentence. */
  problem: string | null;
  long: boolean;
  choices: readonly Choice[];
  active: boolean;
  editing: boolean;
  readOnly: boolean;
  onActivate: () => void;
  onEdit: (on: boolean) => void;
  onType: (text: string) => void;
  onConfirm: () => void;
  onChoose: (choice: Choice) => void;
  onAbsent: () => void;
  onUnreadable: () => void;
}

export function FieldCard(props: FieldProps) {
  const { name, typeName, field, answer, reasons, problem, active, readOnly, onActivate } = props;
  const card = useRef<HTMLLIElement>(null);
  const title = titleOfField(typeName, name);
  useEffect(() => {
    if (!active) return;
    card.current?.scrollIntoView({ block: "nearest" });
    if (!props.editing && !card.current?.contains(document.activeElement)) focusHead(card.current);
  }, [active, props.editing]);
  const value = valueOf(field, answer);
  const state = answer ? "answered" : reasons.length ? "question" : "accepted";
  return (
    <li ref={card} class={`field-card ${state} ${active ? "active" : ""}`} data-field={name}>
      <button
        type="button"
        class="field-head"
        aria-expanded={active}
        aria-current={active ? "step" : undefined}
        onClick={onActivate}
      >
        <ConfidenceMark confidence={field?.confidence ?? null} />
        <span class="field-title">{title}</span>
        {!active && <Shown value={value} answer={answer} />}
        {active && <span class="field-figure number">{figureOf(field)}</span>}
        {answer && <Badge tone={problem ? "bad" : "good"}>{t.review.verdict[answer.verdict]}</Badge>}
      </button>
      {active && <Open {...props} title={title} value={value} />}
      {!active && problem && <p class="field-error">{problem}</p>}
      {!active && readOnly && reasons.length > 0 && <Reasons reasons={reasons} />}
    </li>
  );
}

function focusHead(card: HTMLElement | null): void {
  card?.querySelector<HTMLElement>(".field-head")?.focus({ preventScroll: true });
}

function figureOf(field: Field | undefined): string {
  const confidence = field?.confidence ?? null;
  return confidence === null ? "" : t.review.sure(Math.min(99, Math.floor(confidence * 100)));
}

function Shown({ value, answer }: { value: string | null; answer: Answer | undefined }) {
  if (value !== null && value !== "") return <span class="field-value clipped">{value}</span>;
  const words = answer?.verdict === "unreadable" ? t.review.unreadable : t.review.nothing;
  return <span class="field-value muted">{words}</span>;
}

function Reasons({ reasons }: { reasons: readonly string[] }) {
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

type OpenProps = FieldProps & { title: string; value: string | null };

function Open(props: OpenProps) {
  const { field, reasons, problem, choices, readOnly, onChoose, onConfirm, onAbsent, onUnreadable } = props;
  const printed = field?.text && field.text !== field.value ? field.text : null;
  return (
    <div class="field-open">
      <Reasons reasons={reasons.length ? reasons : (field?.reasons ?? [])} />
      <Value {...props} />
      {printed && <p class="muted field-printed">{t.review.printed(printed)}</p>}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {!readOnly && (
        <>
          {choices.length > 0 && (
            <ul class="choices" aria-label={t.review.choices}>
              {choices.map((choice, index) => (
                <li key={choice.value}>
                  <button type="button" class="choice" onClick={() => onChoose(choice)}>
                    <KeyCaps keys={keyOf(choice, index, choices)} />
                    <span class="choice-value">{choice.value}</span>
                    <span class="muted">{t.review.choice[choice.kind]}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <div class="field-actions">
            <Button kind="primary" keys="Enter" onClick={onConfirm}>
              {props.value === null ? t.review.fill : t.review.confirm}
            </Button>
            <Button keys="e" onClick={() => props.onEdit(true)}>
              {t.review.edit}
            </Button>
            <Button keys="x" onClick={onAbsent}>
              {t.review.absent}
            </Button>
            <Button keys="u" onClick={onUnreadable}>
              {t.review.unreadable}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** The key that takes a choice: R the first repair, O what the other reader saw, else its number. */
export function keyOf(choice: Choice, index: number, choices: readonly Choice[]): string {
  const first = choices.find((other) => other.kind === choice.kind) === choice;
  if (first && choice.kind === "repair") return "r";
  if (first && choice.kind === "reader") return "o";
  return String(index + 1);
}

function Value({ title, value, long, editing, readOnly, onType, onEdit }: OpenProps) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!editing) return;
    input.current?.focus();
    input.current?.select();
  }, [editing]);
  const shared = {
    ref: input,
    class: "input field-input",
    "aria-label": title,
    value: value ?? "",
    readOnly,
    spellcheck: false,
    autocomplete: "off",
    placeholder: t.review.nothing,
    onFocus: () => onEdit(true),
    onBlur: () => onEdit(false),
  };
  return long ? (
    <textarea {...shared} rows={2} onInput={(event) => onType(event.currentTarget.value)} />
  ) : (
    <input {...shared} onInput={(event) => onType(event.currentTarget.value)} />
  );
}
