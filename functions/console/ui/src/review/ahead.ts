/** The review after this one: claimed and its pages fetched while this one is worked on. */
import { api, newKey } from "../api/client.ts";
import type { Detail } from "./form.ts";
import { prefetchPages } from "./page/loading.ts";
import { detailOf } from "./detail.ts";

const SOON_MS = 5_000;

let ready: Detail | null = null;
let coming: Promise<Detail | null> | null = null;
let wanted: string | null = null;
let unwanted = false;

/** Of which document type the next ones are to be; null: of any. */
export function want(documentType: string | null): void {
  if (documentType === wanted) return;
  wanted = documentType;
  letGo();
}

/** The claimed reviews at hand besides the one in work. */
export function held(): Detail[] {
  return ready ? [ready] : [];
}

/** Claims the next review, unless that was done. Never throws: a failure shows when the review is wanted. */
export function prepare(): void {
  if (ready || coming) return;
  unwanted = false;
  coming = claimNext()
    .then((detail) => {
      if (unwanted && detail) {
        giveBack(detail);
        return null;
      }
      ready = detail;
      return detail;
    })
    .catch(() => null)
    .finally(() => (coming = null));
}

/** The review that is ready now, once; null: there is none, or its claim is about to end. */
export function takeReady(): Detail | null {
  const detail = ready;
  ready = null;
  if (!detail) return null;
  return Date.parse(detail.review.claim?.expires_at ?? "") > Date.now() + SOON_MS ? detail : null;
}

/** The next review, at hand or claimed now; null: there is nothing to do. */
export async function takeNext(): Promise<Detail | null> {
  if (coming) await coming;
  return takeReady() ?? claimNext();
}

/** Gives back what was prepared. `leaving`: the page goes away meanwhile. */
export function letGo(leaving = false): void {
  unwanted = true;
  if (ready) giveBack(ready, leaving);
  ready = null;
}

async function claimNext(): Promise<Detail | null> {
  const query = wanted === null ? {} : { type: wanted };
  const { next } = await api.post("/reviews/next", { query, key: newKey() });
  if (!next) return null;
  void prefetchPages(next.review.document_id, next.pages ?? 0).catch(() => undefined);
  return detailOf(next);
}

function giveBack({ review }: Detail, leaving = false): void {
  const body = { fence: review.claim?.fence ?? 0 };
  // Without an answer the claim runs out by itself.
  api
    .post("/reviews/{review_id}/release", { path: { review_id: review.id }, body, keepalive: leaving })
    .catch(() => undefined);
}
