/** The boxes on the page: where each field was read or pointed at, and what of it is looked at now. */
import { titleOfField } from "../app/document_types.ts";
import type { Box } from "./answers.ts";
import type { Held } from "./held.ts";
import type { Focus, Mark } from "./page/types.ts";
import type { Answering } from "./useAnswering.ts";

export function marksOf(held: Held, { asked, active }: Answering): Mark[] {
  const said = held.work.value.now;
  const names = new Set([
    ...(held.detail.value.prediction?.fields ?? []).map((field) => field.name),
    ...Object.keys(said.answers),
  ]);
  return [...names].flatMap((name) => {
    const place = placeOf(held, name);
    if (!place) return [];
    const kind = said.answers[name] ? "answered" : asked.includes(name) ? "question" : "accepted";
    return [
      { id: name, ...place, kind, label: titleOfField(held.typeName.value, name), active: name === active },
    ];
  });
}

export function focusOf(held: Held, { active }: Answering): Focus | null {
  return active === null ? null : placeOf(held, active);
}

function placeOf(held: Held, name: string): { page: number; box: Box } | null {
  const answer = held.work.value.now.answers[name];
  if (answer?.page && answer.box) return { page: answer.page, box: answer.box };
  const field = held.detail.value.prediction?.fields?.find((each) => each.name === name);
  return field?.page && field.box ? { page: field.page, box: field.box } : null;
}
