/** The reviews of a view, kept fresh while the page is looked at. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { person } from "../api/session.ts";
import { typesReady } from "../shared/document_types.ts";
import { peopleReady } from "../shared/people.ts";
import { type CountedView, type Filters, type Review, belongs, queryFor } from "./views.ts";

const REFRESH_MS = 15_000;

export type Counts = Partial<Record<CountedView, Schemas["Count"]>>;

interface Listed {
  /** Of which filters this is the answer. */
  about: string;
  items: Review[];
  cursor: string | null;
}

export function useReviews(filters: Filters) {
  const about = JSON.stringify(filters);
  const [listed, setListed] = useState<Listed | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [counts, setCounts] = useState<Counts>({});
  const [now, setNow] = useState(Date.now());
  const current = useRef(about);
  current.current = about;

  const load = useCallback(
    async (before: Listed | null) => {
      try {
        const asked = api.get("/reviews", { query: queryFor(filters, before?.cursor ?? null) });
        const [page] = await Promise.all([asked, typesReady(), peopleReady()]);
        if (current.current !== about) return;
        const fresh = page.items.filter((review) =>
          belongs(review, filters.view, person.peek()?.id, Date.now()),
        );
        const known = before?.items ?? [];
        const seen = new Set(known.map((review) => review.id));
        const items = [...known, ...fresh.filter((review) => !seen.has(review.id))];
        setListed({ about, items, cursor: page.cursor ?? null });
        setError(null);
      } catch (problem) {
        if (current.current === about) setError(problem);
      }
      setNow(Date.now());
    },
    [about],
  );

  const refresh = useCallback(() => {
    void load(null);
    void api.get("/metrics").then(({ reviews }) => setCounts(countsOf(reviews)), ignore);
  }, [load]);

  const first = listed?.about === about && listed.items.length <= 50;
  useEffect(() => {
    if (listed?.about !== about) refresh();
    const timer = setInterval(() => {
      // A list that was unfolded stays as it is: it would jump back to its first part.
      if (first && document.visibilityState === "visible") refresh();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [about, first]);

  const shown = listed?.about === about ? listed : null;
  return {
    view: filters.view,
    items: shown?.items ?? null,
    more: shown !== null && shown.cursor !== null,
    loadMore: () => void load(shown),
    refresh,
    error,
    counts,
    now,
  };
}

/** Counting is a help; without it the queue still works. */
function ignore(): void {}

/** A state that no review is in is not named in the answer. */
function countsOf(reviews: Record<string, Schemas["Count"]>): Counts {
  const nothing = { count: 0, more: false };
  const { open = nothing, claimed = nothing, escalated = nothing } = reviews;
  return { open, claimed, escalated };
}
