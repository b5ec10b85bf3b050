/** Where reviews come from: this one, the most urgent one, or the one that was fetched while another was worked on. */
import { api, newKey } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { has, whenSigningOut } from "../api/session.ts";
import type { Detail } from "./answers.ts";
import { Held } from "./held.ts";
import { prefetchPages } from "./page/loading.ts";

const PAGES_AHEAD = 2;

const mine = new Map<string, Held>();
let ahead: Promise<Held | null> | null = null;
let aheadKey = "";

whenSigningOut(() => {
  mine.clear();
  ahead = null;
});

/** The review, claimed where that is possible, else to be looked at. Throws what the client throws. */
export async function open(reviewId: string): Promise<Held> {
  const known = mine.get(reviewId);
  if (known) return known;
  const path = { review_id: reviewId };
  if (has("reviewer", "senior", "admin")) {
    try {
      return keep(await api.post("/reviews/{review_id}/claim", { path }));
    } catch (error) {
      if (!(error instanceof Problem) || !error.isConflict) throw error;
    }
  }
  return new Held(await api.get("/reviews/{review_id}", { path }), true);
}

/** The most urgent review of a type, or of any; null when there is none. */
export async function next(type: string | null): Promise<Held | null> {
  const fetched = ahead && aheadKey === (type ?? "") ? await ahead.catch(() => null) : null;
  ahead = null;
  return fetched ?? deal(type);
}

/** Fetches the next review while this one is worked on. */
export function prefetch(type: string | null): void {
  if (ahead && aheadKey === (type ?? "")) return;
  giveBackAhead();
  aheadKey = type ?? "";
  ahead = deal(type);
  ahead.catch(() => (ahead = null));
}

/** The person goes elsewhere: what was fetched ahead is for others. `leaving`: the page goes away. */
export function giveBackAhead(leaving = false): void {
  const fetched = ahead;
  ahead = null;
  void fetched?.then(
    (held) => {
      if (!held) return;
      mine.delete(held.id);
      held.release(leaving);
    },
    () => undefined,
  );
}

/** It is over: asked for again it is fetched again. */
export function forget(reviewId: string): void {
  mine.delete(reviewId);
}

async function deal(type: string | null): Promise<Held | null> {
  const query = type ? { type } : {};
  const { next: detail } = await api.post("/reviews/next", { query, key: newKey() });
  if (!detail) return null;
  const held = keep(detail);
  void prefetchPages(detail.review.document_id, Math.min(PAGES_AHEAD, detail.pages ?? 1));
  return held;
}

function keep(detail: Detail): Held {
  const held = new Held(detail, false);
  mine.set(held.id, held);
  return held;
}
