/** Where the fields of a document stand on its pages. Pure. */
import type { Form, Item } from "./form.ts";
import type { Mark } from "./page/types.ts";
import type { Box } from "./answers.ts";
import type { Editing } from "./editor.ts";

/** Where a field stands: where the person saw it, else where the machine did; null: nowhere. */
function placeOf({ answer, field }: Item): { page: number; box: Box } | null {
  if (answer?.verdict === "absent") return null;
  if (answer?.box && answer.page) return { page: answer.page, box: answer.box };
  return field?.box && field.page ? { page: field.page, box: field.box } : null;
}

/** Whether the person typed another value, of which nobody knows where it stands. */
function isElsewhere({ answer, field }: Item): boolean {
  return answer?.verdict === "corrected" && !answer.box && answer.value !== field?.value;
}

export function marksOf(form: Form, active: string | null): Mark[] {
  return form.items.flatMap((item): Mark[] => {
    const place = isElsewhere(item) ? null : placeOf(item);
    if (!place) return [];
    const kind = item.answer ? "answered" : item.asked ? "question" : "accepted";
    return [{ id: item.name, ...place, kind, label: item.title, active: item.name === active }];
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
  return item ? placeOf(item) : null;
}
