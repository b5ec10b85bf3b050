/** The reviews of a view, kept fresh while the page is looked at. */
import { useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { person } from "../api/session.ts";
import { useListing } from "../parts/use_listing.ts";
import { typesReady } from "../shared/document_types.ts";
import { peopleReady } from "../shared/people.ts";
import { type CountedView, type Filters, type Review, belongs, queryFor } from "./views.ts";

const REFRESH_MS = 15_000;

export type Counts = Partial<Record<CountedView, Schemas["Count"]>>;

export function useReviews(filters: Filters) {
  const [counts, setCounts] = useState<Counts>({});
  const ask = async (cursor: string | null) => {
    if (cursor === null) api.get("/metrics").then(({ reviews }) => setCounts(countsOf(reviews)), ignore);
    const asked = api.get("/reviews", { query: queryFor(filters, cursor) });
    const [page] = await Promise.all([asked, typesReady(), peopleReady()]);
    const isHere = (review: Review) => belongs(review, filters.view, person.peek()?.id, Date.now());
    return { items: page.items.filter(isHere), cursor: page.cursor ?? null };
  };
  const list = useListing(JSON.stringify(filters), ask, { every: REFRESH_MS });
  return { view: filters.view, counts, ...list };
}

/** Counting is a help; without it the queue still works. */
function ignore(): void {}

/** A state that no review is in is not named in the answer. */
function countsOf(reviews: Record<string, Schemas["Count"]>): Counts {
  const nothing = { count: 0, more: false };
  const { open = nothing, claimed = nothing, escalated = nothing } = reviews;
  return { open, claimed, escalated };
}
