/** Where a value is typed; what speaks against it is said a moment after the last key. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { inWords } from "../shared/document_types.ts";
import { Button } from "../parts/Button.tsx";
import { isFigure } from "../shared/kinds.ts";
import { t } from "../texts/index.ts";
import { type Complaint, complaintAbout } from "./value_check.ts";
import type { Item } from "./form.ts";
import { problemOf, warningAbout } from "./warnings.ts";
import type { Editor } from "./editor.ts";

const PAUSE_MS = 150;
const LONG = 40;
const MOST_ROWS = 8;

interface ChoiceProps {
  editor: Editor;
  item: Item;
  text: string;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One of the values that the field lists. */
function ChoiceEditor({ editor, item, text, onKeyDown }: ChoiceProps) {
  const select = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => select.current?.focus({ preventScroll: true }), [item.name]);
  const isListed = item.options.some((each) => each.value === text);
  return (
    <select
      ref={select}
      class="input"
      value={isListed ? text : ""}
      aria-label={t.review.valueOf(item.title)}
      onChange={(event) => editor.type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    >
      {!isListed && <option value="">{t.review.choose}</option>}
      {item.options.map(({ value, title }) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </select>
  );
}

export function ValueEditor({ editor, item }: { editor: Editor; item: Item }) {
  const input = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const text = editor.editing.value?.text ?? "";
  const box = editor.editing.value?.box;
  const [complaint, setComplaint] = useState<Complaint | null>(null);
  const [refused, setRefused] = useState(false);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    // What is typed next replaces a value, and joins several.
    if (item.many) input.current?.setSelectionRange(-1, -1);
    else input.current?.select();
  }, [item.name, item.many, box]);
  useEffect(() => {
    const timer = setTimeout(() => setComplaint(complaintAbout(item.kind, text, item.many)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [item.kind, item.many, text]);
  const problem = problemOf(editor.check.value, item.name, text.trim());
  const isOther = text.trim() !== (item.value ?? "");
  const warning = isOther ? warningAbout(editor.check.value, item.name) : null;
  const isAbout = complaint !== null && (complaint !== "empty" || refused);
  const save = () => {
    const found = complaintAbout(item.kind, text, item.many);
    setComplaint(found);
    setRefused(found !== null);
    if (found === null && problem === null) editor.settle(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!event.repeat) save();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      editor.cancel();
    }
  };
  return (
    <div class="stack editor">
      {item.options.length > 0 ? (
        <ChoiceEditor editor={editor} item={item} text={text} onKeyDown={onKeyDown} />
      ) : (
        <textarea
          ref={input}
          class="input"
          rows={item.many ? Math.min(MOST_ROWS, text.split("\n").length + 1) : text.length > LONG ? 2 : 1}
          value={text}
          maxLength={item.many ? 20_000 : 2000}
          spellcheck={false}
          autocomplete="off"
          inputMode={isFigure(item.kind) ? "decimal" : "text"}
          aria-label={t.review.valueOf(item.title)}
          aria-invalid={isAbout}
          {...(isAbout ? { "aria-describedby": id } : {})}
          onInput={({ currentTarget: { value } }) =>
            editor.type(item.many ? value : value.replaceAll("\n", " "))
          }
          onKeyDown={onKeyDown}
        />
      )}
      {item.many && <p class="muted small">{t.review.several}</p>}
      {isAbout && (
        <p id={id} class="field-error" role="status">
          {t.review.complaints[complaint]}
        </p>
      )}
      {!isAbout && problem && (
        <p class="field-error" role="status">
          {inWords(editor.form.value.type, problem)}
        </p>
      )}
      {!isAbout && !problem && warning && (
        <p class="field-warning" role="status">
          {inWords(editor.form.value.type, warning)}
        </p>
      )}
      <div class="cluster question-actions">
        <Button kind="primary" keys="Enter" onClick={save}>
          {t.review.actions.save}
        </Button>
        <Button keys="Escape" onClick={() => editor.cancel()}>
          {t.review.actions.cancel}
        </Button>
      </div>
    </div>
  );
}
