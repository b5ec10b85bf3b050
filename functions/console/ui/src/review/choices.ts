/** What could stand in a field instead: repairs that a check proposes, what another reader saw, the next best values. */
import type { Schemas } from "../api/client.ts";
import type { Box, Detail } from "./answers.ts";

export interface Choice {
  kind: "repair" | "reader" | "rival";
  value: string;
  /** Why, where something is known. */
  because: string;
  page: number | null;
  box: Box | null;
}

const SECOND_READER = "readers.differ";
const MOST = 6;

export function choicesOf(detail: Detail, name: string, findings: readonly Schemas["Finding"][]): Choice[] {
  const field = detail.prediction?.fields?.find((each) => each.name === name);
  const found: Choice[] = [];
  for (const finding of [...findings, ...(detail.prediction?.findings ?? [])]) {
    if (finding.repair?.field !== name) continue;
    const kind = finding.code === SECOND_READER ? "reader" : "repair";
    const place = { page: field?.page ?? null, box: field?.box ?? null };
    found.push({ kind, value: finding.repair.value, because: finding.repair.because, ...place });
  }
  for (const rival of field?.alternatives ?? []) {
    found.push({ kind: "rival", value: rival.value, because: "", page: rival.page, box: rival.box });
  }
  const seen = new Set([field?.value]);
  return found.filter(({ value }) => !seen.has(value) && seen.add(value)).slice(0, MOST);
}
