/** What the API said of answers that it was asked about. Pure. */
import type { Schemas } from "../api/client.ts";

/** `tried`: the values that were asked about, by field. */
export type Trial = Schemas["CheckedDraft"] & { tried: ReadonlyMap<string, string | null> };

/** What is wrong with the value of a field, in a sentence; null: nothing, or this value has not been tried yet. */
export function problemOf(trial: Trial | null, field: string, value: string): string | null {
  if (trial?.tried.get(field) !== value) return null;
  return trial.fields.find((each) => each.field === field)?.problem ?? null;
}

/** What the checks say against what would stand, each sentence once. */
export function doubtsOf(trial: Trial | null): string[] {
  return [...new Set(againstIn(trial).map((finding) => finding.message))];
}

/** The first of them that is about a field. */
export function doubtAbout(trial: Trial | null, field: string): string | null {
  return againstIn(trial).find((finding) => finding.fields.includes(field))?.message ?? null;
}

function againstIn(trial: Trial | null): Schemas["Finding"][] {
  return (trial?.findings ?? []).filter((finding) => finding.severity !== "supports");
}
