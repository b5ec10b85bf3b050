/** Which reviews each view of the queue asks for; what stands in the address is all there is to it. */
import type { Schemas } from "../api/client.ts";

/** `supplier` as it was read, where it was. */
export type Review = Schemas["ReviewOut"] & { supplier?: string | null };

export const VIEWS = ["open", "mine", "claimed", "escalated", "recent"] as const;
export type View = (typeof VIEWS)[number];

export interface Filters {
  view: View;
  type: string;
}

export function filtersOf(query: URLSearchParams): Filters {
  const view = VIEWS.find((each) => each === query.get("view")) ?? "open";
  return { view, type: query.get("type") ?? "" };
}

const STATES = {
  open: "open",
  mine: "claimed",
  claimed: "claimed",
  escalated: "escalated",
  recent: "done",
} as const;

/** Views of which GET /metrics knows how many there are. */
export const COUNTED = { open: true, claimed: true, escalated: true } as const;
export type CountedView = keyof typeof COUNTED;

/** The query of GET /reviews for a view. An API without filters by person gives everybody's; see belongs(). */
export function queryFor(filters: Filters, cursor: string | null) {
  return {
    state: STATES[filters.view],
    ...(filters.view === "mine" ? { holder: "me" } : {}),
    ...(filters.view === "recent" ? { done_by: "me" } : {}),
    ...(filters.type ? { type: filters.type } : {}),
    ...(cursor ? { cursor } : {}),
    limit: 50,
  };
}

/** Whether a review is held by this person, and the claim has not lapsed. */
export function isHeldBy(review: Review, personId: string | undefined, now: number): boolean {
  return review.claim !== null && review.claim.by === personId && !hasLapsed(review, now);
}

export function hasLapsed(review: Review, now: number): boolean {
  return review.claim !== null && Date.parse(review.claim.expires_at) <= now;
}

/** Whether a review stands in a view that is about one person. */
export function belongs(review: Review, view: View, personId: string | undefined, now: number): boolean {
  if (view === "mine") return isHeldBy(review, personId, now);
  return view !== "recent" || review.done_by === personId;
}

/** What is asked, in one line, and how much more there is. The reasons of the document go before those of a field. */
export function reasonOf(review: Review): { text: string; field: string | null; more: number } {
  const asked = review.questions.flatMap((question) =>
    question.reasons.map((text) => ({ text, field: question.field })),
  );
  const first = asked.find((each) => each.field === null) ?? asked[0];
  return { text: first?.text ?? "", field: first?.field ?? null, more: Math.max(0, asked.length - 1) };
}
