/** Entries of the audit record, newest first, part by part. */
import { type Schemas, api } from "../api/client.ts";
import { useListing } from "../parts/use_listing.ts";
import { peopleReady } from "../shared/people.ts";
import { type Filters, type Verb, asked } from "./filters.ts";

export type Entry = Schemas["EntryOut"];

const PART = 50;
const LARGE_PART = 1_000;
const MOST_SAVED = 10_000;

export function useEntries(filters: Filters) {
  return useListing(JSON.stringify(filters), async (cursor) => {
    const [page] = await Promise.all([partOf(filters, cursor, PART), peopleReady()]);
    return page;
  });
}

/** All entries that the filters leave, up to MOST_SAVED; `cut`: there are more. */
export async function allEntries(filters: Filters): Promise<{ items: readonly Entry[]; cut: boolean }> {
  const items: Entry[] = [];
  let cursor: string | null = null;
  do {
    const page: Schemas["AuditPage"] = await partOf(filters, cursor, LARGE_PART);
    items.push(...page.items);
    cursor = page.cursor ?? null;
  } while (cursor !== null && items.length < MOST_SAVED);
  return { items, cut: cursor !== null };
}

function partOf(filters: Filters, cursor: string | null, limit: number): Promise<Schemas["AuditPage"]> {
  const { verb, ...rest } = asked(filters);
  const query = { ...rest, ...(verb ? { verb: verb as Verb } : {}), ...(cursor ? { cursor } : {}), limit };
  // Described as one of two shapes; without a format it is this one.
  return api.get<"/audit">("/audit", { query });
}
