/** What the API found in answers that it was asked about. Pure. */
import type { Schemas } from "../api/client.ts";

/**
 * `values`: those that were asked about, by field. `sums`: the findings that the line items supported as they were
 * read; none when people changed them.
 */
export type DraftCheck = Schemas["CheckedDraft"] & {
  values: ReadonlyMap<string, string | null>;
  sums: readonly Schemas["Finding"][];
};

export const ITEMS_HOLD = "items.hold";

/** What is wrong with the value of a field, in a sentence; null: nothing, or this value has not been checked yet. */
export function problemOf(check: DraftCheck | null, field: string, value: string): string | null {
  if (check?.values.get(field) !== value) return null;
  return check.fields.find((each) => each.field === field)?.problem ?? null;
}

/** What the checks report against the values as a whole, each sentence once. */
export function warningsOf(check: DraftCheck | null): string[] {
  return [...new Set(againstIn(check).map((finding) => finding.message))];
}

/** The first of them that is about a field; else what its line items add up to, if they no longer support it. */
export function warningAbout(check: DraftCheck | null, field: string): string | null {
  const about = (finding: Schemas["Finding"]) => finding.fields.includes(field);
  const against = againstIn(check).find(about);
  if (against || !check) return against?.message ?? null;
  const holds = check.findings.some((finding) => finding.code === ITEMS_HOLD && about(finding));
  return holds ? null : (check.sums.find(about)?.message ?? null);
}

function againstIn(check: DraftCheck | null): Schemas["Finding"][] {
  return (check?.findings ?? []).filter((finding) => finding.severity !== "supports");
}
