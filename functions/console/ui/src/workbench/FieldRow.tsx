/** A field that is not in question now: what it is, what stands, and what was answered. */
import { inWords } from "../shared/document_types.ts";
import { ConfidenceMark } from "../parts/ConfidenceMark.tsx";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { type Item, valueOf, wordsFor } from "./form.ts";

interface Props {
  item: Item;
  /** The document type that it belongs to. */
  type: string;
  onOpen: (name: string) => void;
}

export function FieldRow({ item, type, onOpen }: Props) {
  const { answer, complaint, problem, warning } = item;
  const isWrong = complaint !== null || problem !== null;
  const value = valueOf(item);
  const words = complaint
    ? t.review.complaints[complaint]
    : problem || warning
      ? inWords(type, problem ?? warning ?? "")
      : answer
        ? t.review.verdicts[answer.verdict]
        : item.asked
          ? t.review.asked
          : "";
  return (
    <button
      type="button"
      class={`field-row ${isWrong ? "wrong" : warning ? "warned" : answer ? "answered" : item.asked ? "asked" : "rest"}`}
      data-field={item.name}
      onClick={() => onOpen(item.name)}
    >
      <span class="field-mark">
        {answer && !isWrong ? (
          <Icon name={warning ? "warning" : "check"} />
        ) : (
          <ConfidenceMark confidence={item.field?.confidence ?? null} threshold={item.threshold} />
        )}
      </span>
      <span class="field-title">{item.title}</span>
      <span class={value === null ? "field-value muted" : "field-value"}>
        {value !== null
          ? wordsFor(item, value)
          : answer
            ? t.review.verdicts[answer.verdict]
            : t.review.notFound}
      </span>
      {answer?.verdict === "corrected" && item.value !== null && (
        <span class="field-was muted">{t.review.was(wordsFor(item, item.value))}</span>
      )}
      <span
        class={isWrong ? "field-said field-error" : warning ? "field-said field-warning" : "visually-hidden"}
      >
        {words}
      </span>
    </button>
  );
}
