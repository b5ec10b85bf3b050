/** The flags that concern a document, kept while the page lives and asked for again when they are old. */
import { type Schemas, api } from "../api/client.ts";
import { has } from "../api/session.ts";
import { keep } from "../app/kept.ts";

const OLD_MS = 60_000;

let askedAt = 0;
const flags = keep(async (): Promise<readonly Schemas["Flag"][]> => {
  // Annotators may not read them.
  if (!has("reviewer", "senior", "admin", "auditor")) return [];
  askedAt = Date.now();
  return (await api.get("/flags")).items;
});

export const flagsChanged = flags.refresh;

export function refreshOldFlags(): void {
  if (Date.now() > askedAt + OLD_MS) void flags.refresh();
}

/** Letters and digits from which a part of a supplier's name stands for it, as the API has it. */
const LEAST_PART = 3;

/** Those of its type that are of every supplier or of this one, newest first. */
export function flagsConcerning(type: string, supplier: string | null): readonly Schemas["Flag"][] {
  const sender = keyOf(supplier ?? "");
  return (flags.value.value ?? []).filter(
    (flag) => flag.document_type === type && (flag.supplier == null || names(keyOf(flag.supplier), sender)),
  );
}

function names(flagged: string, sender: string): boolean {
  return sender !== "" && (flagged === sender || (flagged.length >= LEAST_PART && sender.includes(flagged)));
}

/** Letters and digits alone, without case and accents, as the API compares suppliers. */
function keyOf(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
