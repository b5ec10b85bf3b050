/** Documents to label, one after the other: the most useful first, the next one ready while this one is worked on. */
import { effect, signal } from "@preact/signals";
import { api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { has, whenSigningOut } from "../api/session.ts";
import { documentTypes, refreshTypes } from "../app/document_types.ts";
import type { Detail } from "../review/form.ts";
import { forget, forgetAll, keep, keptOf } from "../review/kept.ts";
import { suggestionsFor } from "../review/proposals.ts";
import { prefetchPages } from "../review/page/loading.ts";
import { type DraftIn, NOTHING, draftOf, isSame } from "../review/said.ts";
import { Work } from "../review/work.ts";
import { detailOf, labelled } from "./label.ts";

export type Task =
  | { kind: "loading" }
  | { kind: "work"; work: Work }
  | { kind: "nothing"; passedOver: number }
  | { kind: "error"; error: unknown };

const MOST_PASSED_OVER = 49;

export const task = signal<Task>({ kind: "loading" });
let type = "";
let passedOver: string[] = [];
const reviews = new Map<string, string>();
let ready: Promise<Detail | null> | null = null;
let turn = 0;
whenSigningOut(() => {
  turn++;
  ready = null;
  task.value = { kind: "loading" };
  forgetAll();
});

/** Begins with a document type; what was passed over before comes again. */
export function begin(documentType: string): Promise<void> {
  type = documentType;
  passedOver = [];
  ready = null;
  return show(null);
}

/** Leaves the document as it is and goes on to the next. */
export function skip(work: Work): Promise<void> {
  if (passedOver.length < MOST_PASSED_OVER) passedOver.push(work.documentId);
  return show(ready);
}

/** Keeps the label and goes on. Throws what the API says against it, and stays. */
export async function save(work: Work, key: string): Promise<void> {
  const fields = new Set(work.form.peek().items.map((item) => item.name));
  const draft = labelled(draftOf(work.said.peek(), fields), type);
  const review = reviewOf(work);
  if (!review || !(await decide(review, draft, key)))
    await api.post("/labels", { body: { document_id: work.documentId, draft }, key });
  forget(work.id);
  await show(ready);
}

/** The review that waits for the document; null where none does, or where the person may not decide it. */
export function reviewOf(work: Work): string | null {
  return reviews.get(work.documentId) ?? null;
}

/** Whoever has said what everything is need not be asked again. False: somebody else is at it, or has ended it. */
async function decide(review: string, draft: DraftIn, key: string): Promise<boolean> {
  const path = { review_id: review };
  try {
    const { claim } = (await api.post("/reviews/{review_id}/claim", { path })).review;
    if (!claim) return false;
    const { fence } = claim;
    try {
      await api.post("/reviews/{review_id}/submit", { path, body: { fence, draft }, key });
    } catch (error) {
      await api.post("/reviews/{review_id}/release", { path, body: { fence } }).catch(() => undefined);
      throw error;
    }
    return true;
  } catch (error) {
    if (error instanceof Problem && error.isConflict) return false;
    throw error;
  }
}

/** A new model reads differently: what is ready, or on the bench and untouched, was read by the one before. */
export function readAnew(): void {
  ready = null;
  const now = task.peek();
  if (now.kind === "work" && isUntouched(now.work)) void show(null);
}

function isUntouched(work: Work): boolean {
  return work.isMine && work.editing.peek() === null && isSame(work.said.peek(), NOTHING);
}

/** Keeps what is said in this tab until it is saved, for a page that is left or loaded again. Returns how to stop. */
export function keepSaid(work: Work): () => void {
  return effect(() => {
    const said = work.said.value;
    if (work.isMine && !isSame(said, NOTHING)) keep(work.id, { fence: 0, said, typed: null });
  });
}

async function show(coming: Promise<Detail | null> | null): Promise<void> {
  const mine = ++turn;
  const of = type;
  ready = null;
  if (!coming) task.value = { kind: "loading" };
  try {
    const detail = await (coming ?? find(of, []));
    if (mine !== turn) return;
    if (!detail) {
      task.value = { kind: "nothing", passedOver: passedOver.length };
      return;
    }
    const work = new Work(detail, true);
    const kept = keptOf(work.id);
    if (kept) work.restart(kept.said);
    task.value = { kind: "work", work };
    ready = find(of, [detail.review.document_id]);
    // Its failure shows when it is wanted.
    ready.catch(() => undefined);
  } catch (error) {
    if (mine === turn) task.value = { kind: "error", error };
  }
}

async function find(of: string, besides: readonly string[]): Promise<Detail | null> {
  if (!documentTypes.peek().some((each) => each.name === of)) await refreshTypes();
  const skip = [...passedOver, ...besides].join(",");
  const { document } = await api.get("/labels/next", { query: { type: of, ...(skip ? { skip } : {}) } });
  if (!document) return null;
  if (document.state === "in_review" && document.review_id && has("senior", "admin"))
    reviews.set(document.id, document.review_id);
  else reviews.delete(document.id);
  void prefetchPages(document.id, document.pages ?? 0).catch(() => undefined);
  return detailOf(await suggestionsFor(document.id, of), of, documentTypes.peek());
}
