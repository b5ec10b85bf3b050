/** The flags that concern a document, remembered for the session and asked for again when they are old. */
import { type Schemas, api } from "../../api/client.ts";
import { has, ofSession } from "../../api/session.ts";
import { storable } from "../../api/storable.ts";
import { type Cached, cached } from "../../shared/cached.ts";

const OLD_MS = 60_000;
const MOST = 30;
/** Characters of a supplier's name that the API takes. */
const LONGEST = 300;

type Flags = readonly Schemas["Flag"][];
interface Known extends Cached<Flags> {
  askedAt: number;
}

const known = ofSession(() => new Map<string, Known>());

/** Those of its type that are of every supplier or of this one, newest first. The API says which those are. */
export function flagsConcerning(type: string, supplier: string | null): Flags {
  return about(type, supplier).value.value ?? [];
}

export function refreshOldFlags(type: string, supplier: string | null): void {
  const flags = about(type, supplier);
  if (Date.now() > flags.askedAt + OLD_MS) void flags.refresh();
}

export async function flagsChanged(): Promise<void> {
  await Promise.all([...known().values()].map(({ refresh }) => refresh()));
}

function about(type: string, supplier: string | null): Known {
  const key = JSON.stringify([type, supplier]);
  const all = known();
  const found = all.get(key);
  if (found) return found;
  const asked = cached(async (): Promise<Flags> => {
    // Annotators may not read them.
    if (!has("reviewer", "senior", "admin", "auditor")) return [];
    made.askedAt = Date.now();
    const named = supplier && storable(supplier.slice(0, LONGEST));
    const { items } = await api.get("/flags", { query: { type, ...(named ? { supplier: named } : {}) } });
    return supplier ? items : items.filter((flag) => flag.supplier == null);
  });
  const made: Known = { ...asked, askedAt: 0 };
  all.set(key, made);
  const oldest = all.keys().next().value;
  if (all.size > MOST && oldest !== undefined) all.delete(oldest);
  return made;
}
