/** What the API said of answers that it was asked about. Pure. */
import type { Schemas } from "../api/client.ts";

/**
 * `tried`: the values that were asked about, by field. `sums`: what the line items spoke for as they were read; none
 * when people changed them.
 */
export type Trial = Schemas["CheckedDraft"] & {
  tried: ReadonlyMap<string, string | null>;
  sums: readonly Schemas["Finding"][];
};

export const ITEMS_HOLD = "items.hold";

/** What is wrong with the value of a field, in a sentence; null: nothing, or this value has not been tried yet. */
export function problemOf(trial: Trial | null, field: string, value: string): string | null {
  if (trial?.tried.get(field) !== value) return null;
  return trial.fields.find((each) => each.field === field)?.problem ?? null;
}

/** What the checks say against what would stand, each sentence once. */
export function doubtsOf(trial: Trial | null): string[] {
  return [...new Set(againstIn(trial).map((finding) => finding.message))];
}

/** The first of them that is about a field; else what its line items add up to, if they no longer speak for it. */
export function doubtAbout(trial: Trial | null, field: string): string | null {
  const about = (finding: Schemas["Finding"]) => finding.fields.includes(field);
  const against = againstIn(trial).find(about);
  if (against || !trial) return against?.message ?? null;
  const holds = trial.findings.some((finding) => finding.code === ITEMS_HOLD && about(finding));
  return holds ? null : (trial.sums.find(about)?.message ?? null);
}

function againstIn(trial: Trial | null): Schemas["Finding"][] {
  return (trial?.findings ?? []).filter((finding) => finding.severity !== "supports");
}
