/** Which reviews each view of the queue asks for; what stands in the address is all there is to it. */
import type { Schemas } from "../api/client.ts";

export type Review = Schemas["ReviewOut"];

export const VIEWS = ["open", "mine", "claimed", "escalated", "recent"] as const;
export type View = (typeof VIEWS)[number];

export const ORDERS = ["urgency", "age", "amount"] as const;
export type Order = (typeof ORDERS)[number];

/** Empty: any. */
export interface Filters {
  view: View;
  type: string;
  supplier: string;
  /** The least amount at stake, as a decimal string. */
  amount: string;
  order: Order;
}

export function filtersOf(query: URLSearchParams): Filters {
  const view = VIEWS.find((each) => each === query.get("view")) ?? "open";
  const order = ORDERS.find((each) => each === query.get("order")) ?? "urgency";
  const amount = query.get("amount") ?? "";
  return {
    view,
    type: query.get("type") ?? "",
    supplier: query.get("supplier") ?? "",
    amount: /^\d{1,12}(\.\d{1,2})?$/.test(amount) ? amount : "",
    order,
  };
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

/** Whether anything is left out, and not only put in another order. */
/** "1.000,50 €" is "1000.50"; null: it is no amount. */
export function amountFrom(typed: string): string | null {
  const text = typed.replaceAll(/[\s'\p{L}\p{Sc}]/gu, "");
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const [, whole = "", cents = ""] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  const digits = whole.replaceAll(/[.,]/g, "");
  return digits.length > 12 ? null : cents ? `${digits}.${cents}` : digits;
}

export function isNarrowed({ type, supplier, amount }: Filters): boolean {
  return type !== "" || supplier !== "" || amount !== "";
}

/** The query of GET /reviews for a view. What one holds or has decided comes in an order of its own. */
export function queryFor(filters: Filters, cursor: string | null) {
  return {
    state: STATES[filters.view],
    ...(filters.view === "mine" ? { holder: "me" as const } : {}),
    ...(filters.view === "recent" ? { done_by: "me" as const } : {}),
    ...(filters.type ? { type: filters.type } : {}),
    ...(filters.supplier ? { supplier: filters.supplier } : {}),
    ...(filters.amount ? { min_amount: filters.amount } : {}),
    ...(filters.order !== "urgency" ? { order: filters.order } : {}),
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
