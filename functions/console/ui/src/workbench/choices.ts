/** What can be taken for a field's value with one key. */
import type { Schemas } from "../api/client.ts";
import type { Box } from "./answers.ts";

export type Field = Schemas["Field"];
export type Finding = Schemas["Finding"];

export interface Choice {
  /** `repair`: a check proposes it. `reader`: the other reader saw it. `alternative`: the next best candidate. */
  kind: "repair" | "reader" | "alternative";
  value: string;
  /** As printed, where that is another text. */
  text: string | null;
  because: string | null;
  page: number | null;
  box: Box | null;
  /** The key that takes it. */
  key: string;
}

const ALTERNATIVES = 3;
const SECOND_READER = "readers.differ";

/** Repairs first, then the other reader, then alternatives; each value once, and never the one that stands. */
export function choicesFor(name: string, field: Field | undefined, findings: readonly Finding[]): Choice[] {
  const seen = new Set<string>(field?.value ? [field.value] : []);
  const choices: Choice[] = [];
  const add = (choice: Choice) => {
    if (seen.has(choice.value)) return;
    seen.add(choice.value);
    choices.push(choice);
  };
  const place = { page: field?.page ?? null, box: field?.box ?? null, text: null };
  for (const kind of ["repair", "reader"] as const) {
    for (const { code, repair } of findings) {
      if (repair?.field !== name || (code === SECOND_READER) !== (kind === "reader")) continue;
      const key = kind === "repair" ? "p" : "o";
      if (choices.some((choice) => choice.key === key)) continue;
      add({ kind, value: repair.value, because: repair.because, key, ...place });
    }
  }
  const before = choices.length;
  for (const { value, text, page, box } of field?.alternatives ?? []) {
    if (choices.length - before === ALTERNATIVES) break;
    const key = String(choices.length - before + 1);
    // What nothing on the page says has no place.
    const where = box.right > box.left ? { page, box } : { page: null, box: null };
    add({ kind: "alternative", value, text: text === value ? null : text, because: null, key, ...where });
  }
  return choices;
}

/** What checks say against a field, each sentence once; the reasons of the question come first. */
export function reasonsFor(
  name: string,
  field: Field | undefined,
  findings: readonly Finding[],
  asked: readonly string[],
): string[] {
  const against = findings
    .filter((finding) => finding.severity !== "supports" && finding.fields.includes(name))
    .map((finding) => finding.message);
  return [...new Set([...asked, ...against, ...(asked.length ? [] : (field?.reasons ?? []))])];
}
