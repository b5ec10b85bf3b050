/** The field whose turn it is: its value, why it is asked, and everything that can be said of it. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { inWords } from "../shared/document_types.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { ConfidenceMark } from "../parts/ConfidenceMark.tsx";
import { KeyCaps } from "../parts/KeyCaps.tsx";
import { t } from "../texts/index.ts";
import { ValueEditor } from "./ValueEditor.tsx";
import { type Item, isSettled, valueOf, wordsFor } from "./form.ts";
import type { Editor } from "./editor.ts";

const VERDICT_KEYS = { absent: "a", unreadable: "u" } as const;

export function QuestionCard({ editor, item }: { editor: Editor; item: Item }) {
  const card = useRef<HTMLDivElement>(null);
  const editing = editor.editing.value?.field === item.name;
  // What is typed is another value than the reasons are about.
  const isOther = editing && editor.editing.value?.text.trim() !== (item.value ?? "");
  const turn = editor.turns.value;
  useLayoutEffect(() => {
    // The editor takes the focus itself.
    if (!editor.editing.peek()) card.current?.focus({ preventScroll: true });
  }, [editor.editing, turn, item.name]);
  useEffect(() => card.current?.scrollIntoView({ block: "nearest" }), [item.name, editing]);
  return (
    <div
      ref={card}
      class="decision"
      role="group"
      tabIndex={-1}
      aria-label={item.title}
      data-field={item.name}
      aria-current="true"
    >
      <div class="question-head">
        <ConfidenceMark
          figure={item.value !== null}
          confidence={item.field?.confidence ?? null}
          threshold={item.threshold}
        />
        <h2>{item.title}</h2>
        {item.required && <Badge>{t.review.required}</Badge>}
      </div>
      {editing ? (
        <ValueEditor editor={editor} item={item} />
      ) : (
        <Standing item={item} type={editor.form.value.type} />
      )}
      {!isOther && item.reasons.length > 0 && (
        <ul class="reasons">
          {item.reasons.map((reason) => (
            <li key={reason}>{inWords(editor.form.value.type, reason)}</li>
          ))}
        </ul>
      )}
      {editor.isOpen && !editing && <Choices editor={editor} item={item} />}
      {editor.isOpen && !editing && <Actions editor={editor} item={item} />}
    </div>
  );
}

function Standing({ item, type }: { item: Item; type: string }) {
  const { answer, complaint, problem, warning, field } = item;
  const value = valueOf(item);
  const printed = !answer && field?.text && field.text !== value ? field.text : null;
  const was = answer?.verdict === "corrected" ? item.value : null;
  return (
    <div>
      <p class={value === null ? "question-value none" : "question-value"}>
        {value !== null
          ? wordsFor(item, value)
          : answer
            ? t.review.verdicts[answer.verdict]
            : t.review.notFound}
      </p>
      {printed && <p class="muted small">{t.review.printed(printed)}</p>}
      {answer && value !== null && (
        <p class="muted small">
          {was === null
            ? t.review.verdicts[answer.verdict]
            : t.review.verdictAndWas(t.review.verdicts[answer.verdict], wordsFor(item, was))}
        </p>
      )}
      {complaint && <p class="field-error">{t.review.complaints[complaint]}</p>}
      {!complaint && problem && <p class="field-error">{inWords(type, problem)}</p>}
      {!complaint && !problem && warning && <p class="field-warning">{inWords(type, warning)}</p>}
    </div>
  );
}

function Choices({ editor, item }: { editor: Editor; item: Item }) {
  if (item.choices.length === 0) return null;
  return (
    <ul class="stack choices">
      {item.choices.map((choice) => (
        <li key={choice.key}>
          <button type="button" class="choice" onClick={() => editor.take(choice)}>
            <KeyCaps keys={choice.key} />
            <span class="choice-value">{wordsFor(item, choice.value)}</span>
            <span class="choice-why muted">
              {choice.because
                ? inWords(editor.form.value.type, choice.because)
                : t.review.choices[choice.kind]}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Actions({ editor, item }: { editor: Editor; item: Item }) {
  const { actions } = t.review;
  const canConfirm = item.value !== null && !item.answer;
  return (
    <div class="cluster question-actions">
      {canConfirm && (
        <Button kind="primary" keys="Enter" onClick={() => editor.confirm()}>
          {actions.confirm}
        </Button>
      )}
      <Button
        kind={canConfirm || isSettled(item) ? "plain" : "primary"}
        keys={canConfirm || item.answer ? "e" : "Enter"}
        onClick={() => editor.edit()}
      >
        {item.value === null && !item.answer ? actions.type : actions.edit}
      </Button>
      {(["absent", "unreadable"] as const).map((verdict) => (
        <Button
          key={verdict}
          keys={VERDICT_KEYS[verdict]}
          aria-pressed={item.answer?.verdict === verdict}
          onClick={() => editor.answer(verdict)}
        >
          {actions[verdict]}
        </Button>
      ))}
      {item.answer && (
        <Button kind="quiet" keys="Backspace" onClick={() => editor.clear()}>
          {actions.clear}
        </Button>
      )}
    </div>
  );
}
