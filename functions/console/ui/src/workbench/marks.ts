/** Where the fields of a document stand on its pages. Pure. */
import { type Form, type Item, valueOf } from "./form.ts";
import type { Mark } from "./page/types.ts";
import type { Box } from "./answers.ts";
import type { Editing } from "./editor.ts";
import { placesOf, valuesIn } from "./several.ts";

interface Place {
  readonly page: number;
  readonly box: Box;
}

/** Where a field stands: where the person saw it, else where the machine did; of several values each. */
function whereIs(item: Item): readonly Place[] {
  const { answer, field } = item;
  if (answer?.verdict === "absent") return [];
  if (item.many) {
    const values = new Set(valuesIn(valueOf(item) ?? ""));
    return placesOf(item).filter((place) => values.delete(place.value));
  }
  if (answer?.box && answer.page) return [{ page: answer.page, box: answer.box }];
  return field?.box && field.page ? [{ page: field.page, box: field.box }] : [];
}

/** Whether the person typed another value, of which nobody knows where it stands. */
function isElsewhere({ answer, field, many }: Item): boolean {
  return !many && answer?.verdict === "corrected" && !answer.box && answer.value !== field?.value;
}

export function marksOf(form: Form, active: string | null): Mark[] {
  return form.items.flatMap((item): Mark[] => {
    const kind = item.answer ? "answered" : item.asked ? "question" : "accepted";
    const places = isElsewhere(item) ? [] : whereIs(item);
    const more = { id: item.name, kind, label: item.title, active: item.name === active } as const;
    return places.map(({ page, box }) => ({ ...more, page, box }));
  });
}

/** What to look at now: the words that are being taken over, else where the field in question stands. */
export function focusOf(
  form: Form,
  active: string | null,
  editing: Editing | null,
): { page: number; box: Box } | null {
  if (editing?.box && editing.page) return { page: editing.page, box: editing.box };
  const item = form.items.find((each) => each.name === active);
  return (item && whereIs(item)[0]) ?? null;
}
