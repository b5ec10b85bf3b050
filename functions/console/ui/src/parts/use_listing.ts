/** A list that the API gives part by part, as a screen shows it. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";

interface Part<T> {
  items: readonly T[];
  cursor?: string | null;
}

interface Listed<T> {
  about: string;
  items: readonly T[];
  cursor: string | null;
  parts: number;
}

interface Options {
  /** Asked again after so many milliseconds while the page is looked at and only the first part is shown. */
  every?: number;
}

/**
 * `about` says of what the list is; another one begins anew. `ask` gets null for the first part. What is shown stays
 * until the next answer comes, or cannot be had.
 */
export function useListing<T extends { id: string }>(
  about: string,
  ask: (cursor: string | null) => Promise<Part<T>>,
  { every }: Options = {},
) {
  const [listed, setListed] = useState<Listed<T> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [now, setNow] = useState(Date.now);
  const latest = useRef({ about, ask });
  latest.current = { about, ask };
  const load = useCallback(async (before: Listed<T> | null) => {
    const { about, ask } = latest.current;
    const isWanted = () => latest.current.about === about;
    try {
      const { items, cursor = null } = await ask(before?.cursor ?? null);
      if (!isWanted()) return;
      const known = before?.items ?? [];
      const seen = new Set(known.map(({ id }) => id));
      const all = [...known, ...items.filter(({ id }) => !seen.has(id))];
      setListed({ about, items: all, cursor, parts: (before?.parts ?? 0) + 1 });
      setError(null);
    } catch (problem) {
      if (isWanted()) setError(problem);
    }
    setNow(Date.now());
  }, []);
  useEffect(() => {
    setError(null);
    void load(null);
  }, [about, load]);
  const shown = listed?.about === about ? listed : null;
  // A list that was unfolded stays as it is: it would jump back to its first part.
  const isFirst = (shown?.parts ?? 0) <= 1;
  useEffect(() => {
    if (every === undefined || !isFirst) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void load(null);
    }, every);
    return () => clearInterval(timer);
  }, [about, every, isFirst, load]);
  return {
    /** Null until the first answer. */
    items: shown?.items ?? null,
    more: shown !== null && shown.cursor !== null,
    error,
    /** When they were asked for last. */
    now,
    refresh: () => void load(null),
    loadMore: () => void load(shown),
  };
}
