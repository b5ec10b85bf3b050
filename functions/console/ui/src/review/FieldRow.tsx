/** A field that is not in question now: what it is, what stands, and what was said of it. */
import { ConfidenceMark } from "../parts/ConfidenceMark.tsx";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { type Item, valueOf } from "./form.ts";

interface Props {
  item: Item;
  onOpen: (name: string) => void;
}

export function FieldRow({ item, onOpen }: Props) {
  const { answer, complaint } = item;
  const value = valueOf(item);
  const said = complaint
    ? t.review.complaints[complaint]
    : answer
      ? t.review.verdicts[answer.verdict]
      : item.asked
        ? t.review.asked
        : "";
  return (
    <button
      type="button"
      class={`field-row ${complaint ? "wrong" : answer ? "answered" : item.asked ? "asked" : "rest"}`}
      data-field={item.name}
      onClick={() => onOpen(item.name)}
    >
      <span class="field-mark">
        {answer && !complaint ? (
          <Icon name="check" />
        ) : (
          <ConfidenceMark
            confidence={item.field?.confidence ?? null}
            {...(item.threshold === undefined ? {} : { threshold: item.threshold })}
          />
        )}
      </span>
      <span class="field-title clipped">{item.title}</span>
      <span class={value === null ? "field-value muted" : "field-value"}>
        {value ?? (answer ? t.review.verdicts[answer.verdict] : t.review.notFound)}
      </span>
      {answer?.verdict === "corrected" && item.value !== null && (
        <span class="field-was muted">{t.review.was(item.value)}</span>
      )}
      <span class={complaint ? "field-said field-error" : "visually-hidden"}>{said}</span>
    </button>
  );
}
