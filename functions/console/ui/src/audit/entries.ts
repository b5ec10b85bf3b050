/** Entries of the audit record, newest first, part by part. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { peopleReady } from "../shared/people.ts";
import { type Filters, type Verb, asked } from "./filters.ts";

export type Entry = Schemas["EntryOut"];

const PART = 50;
const LARGE_PART = 1_000;
const MOST_SAVED = 10_000;

interface Listed {
  about: string;
  items: readonly Entry[];
  cursor: string | null;
}

export function useEntries(filters: Filters) {
  const about = JSON.stringify(filters);
  const [listed, setListed] = useState<Listed | null>(null);
  const [error, setError] = useState<unknown>(null);
  const current = useRef(about);
  current.current = about;
  const load = useCallback(
    async (before: Listed | null) => {
      try {
        const [page] = await Promise.all([partOf(filters, before?.cursor ?? null, PART), peopleReady()]);
        if (current.current !== about) return;
        setListed({ about, items: [...(before?.items ?? []), ...page.items], cursor: page.cursor ?? null });
        setError(null);
      } catch (problem) {
        if (current.current === about) setError(problem);
      }
    },
    [about],
  );
  const shown = listed?.about === about ? listed : null;
  useEffect(() => {
    setError(null);
    void load(null);
  }, [about]);
  return {
    items: shown?.items ?? null,
    more: shown !== null && shown.cursor !== null,
    error,
    refresh: () => void load(null),
    loadMore: () => void load(shown),
  };
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
  return api.get("/audit", { query }) as Promise<Schemas["AuditPage"]>;
}
