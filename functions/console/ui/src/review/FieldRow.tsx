/** A field that is not in question now: what it is, what stands, and what was said of it. */
import { inWords } from "../app/document_types.ts";
import { ConfidenceMark } from "../parts/ConfidenceMark.tsx";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { type Item, valueOf } from "./form.ts";

interface Props {
  item: Item;
  /** The document type that it belongs to. */
  type: string;
  onOpen: (name: string) => void;
}

export function FieldRow({ item, type, onOpen }: Props) {
  const { answer, complaint, problem, doubt } = item;
  const isWrong = complaint !== null || problem !== null;
  const value = valueOf(item);
  const said = complaint
    ? t.review.complaints[complaint]
    : problem || doubt
      ? inWords(type, problem ?? doubt ?? "")
      : answer
        ? t.review.verdicts[answer.verdict]
        : item.asked
          ? t.review.asked
          : "";
  return (
    <button
      type="button"
      class={`field-row ${isWrong ? "wrong" : doubt ? "doubted" : answer ? "answered" : item.asked ? "asked" : "rest"}`}
      data-field={item.name}
      onClick={() => onOpen(item.name)}
    >
      <span class="field-mark">
        {answer && !isWrong ? (
          <Icon name={doubt ? "warning" : "check"} />
        ) : (
          <ConfidenceMark confidence={item.field?.confidence ?? null} threshold={item.threshold} />
        )}
      </span>
      <span class="field-title">{item.title}</span>
      <span class={value === null ? "field-value muted" : "field-value"}>
        {value ?? (answer ? t.review.verdicts[answer.verdict] : t.review.notFound)}
      </span>
      {answer?.verdict === "corrected" && item.value !== null && (
        <span class="field-was muted">{t.review.was(item.value)}</span>
      )}
      <span class={isWrong ? "field-said field-error" : doubt ? "field-said field-doubt" : "visually-hidden"}>
        {said}
      </span>
    </button>
  );
}
