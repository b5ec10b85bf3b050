/** What lies on a person's desk: the review in work, and the way from one to the next. */
import { signal } from "@preact/signals";
import { api, newKey } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { whenSigningOut } from "../api/session.ts";
import { navigate, path } from "../app/router.ts";
import { toast, toastError } from "../app/toasts.ts";
import { t } from "../texts/index.ts";
import { held, letGo, prepare, takeNext, takeReady } from "./ahead.ts";
import { attend, flush, prolongAgain, stopAttending, stopProlonging } from "./attending.ts";
import { detailOf, find } from "./detail.ts";
import { type Detail, doubtedItems, isKnown, openItems } from "./form.ts";
import { forget, forgetAll, keptOf } from "./kept.ts";
import { lapsed } from "./hold.ts";
import { outgoing, send, takeBack } from "./outgoing.ts";
import { type Said, isSame } from "./said.ts";
import { Work } from "./work.ts";

const SETTLED_MS = 300;

export type Desk =
  | { kind: "loading" }
  | { kind: "work"; work: Work }
  | { kind: "nothing" }
  | { kind: "error"; error: unknown; retry: () => void };

export const desk = signal<Desk>({ kind: "loading" });
/** Answers of an earlier claim that are offered again. */
export const offered = signal<{ work: Work; said: Said } | null>(null);

let turn = 0;

/** The review that is open now. */
export function workNow(): Work | null {
  const now = desk.peek();
  return now.kind === "work" ? now.work : null;
}

/** Puts a review on the desk; null: the one in work, or the most urgent. */
export async function open(reviewId: string | null): Promise<void> {
  const now = workNow();
  if (now && now.hold.peek().kind !== "done" && (reviewId === null ? now.isOpen : now.id === reviewId)) {
    if (reviewId === null) navigate(`/review/${now.id}`, true);
    return;
  }
  const returned = reviewId === null ? undefined : outgoing.peek().get(reviewId);
  if (returned?.error) return back(returned.work);
  const mine = ++turn;
  desk.value = { kind: "loading" };
  try {
    if (reviewId === null) return place(await takeNext(), mine);
    const ready = held()[0]?.review.id === reviewId ? takeReady() : null;
    const { detail, mine: claimed } = ready ? { detail: ready, mine: true } : await find(reviewId);
    if (mine === turn) begin(new Work(detail, claimed));
  } catch (error) {
    if (mine === turn) desk.value = { kind: "error", error, retry: () => void open(reviewId) };
  }
}

function place(detail: Detail | null, mine: number): void {
  if (mine !== turn) return;
  if (!detail) {
    stopAttending();
    desk.value = { kind: "nothing" };
    if (path.peek() !== "/review") navigate("/review", true);
    return;
  }
  begin(new Work(detail, true));
  navigate(`/review/${detail.review.id}`, path.peek() === "/review");
}

function begin(work: Work): void {
  stopAttending();
  if (work.isMine) restore(work);
  desk.value = { kind: "work", work };
  if (work.isMine) take(work);
}

/** What this tab knows better than the server, from before the page was loaded again. */
function restore(work: Work): void {
  offered.value = null;
  const kept = keptOf(work.id);
  if (!kept) return;
  const differs = !isSame(kept.said, work.said.peek());
  if (kept.fence === work.fence) {
    if (differs) work.restart(kept.said);
    if (kept.typed) {
      work.turnTo(kept.typed.field);
      work.edit(kept.typed.text);
    }
  } else if (differs) {
    // Under a new claim the draft may be somebody else's; the person decides.
    offered.value = { work, said: kept.said };
  }
}

function take(work: Work): void {
  attend(work);
  setTimeout(() => workNow() === work && work.isMine && prepare(), SETTLED_MS);
}

/** Goes on to the next review; what this one needs has been done. */
export async function goOn(): Promise<void> {
  const mine = ++turn;
  const ready = takeReady();
  if (ready) return place(ready, mine);
  stopAttending();
  desk.value = { kind: "loading" };
  try {
    place(await takeNext(), mine);
  } catch (error) {
    if (mine === turn) desk.value = { kind: "error", error, retry: () => void goOn() };
  }
}

/** Sends the answers in the background and goes on; where a question is open, goes there instead. */
export function submit(work: Work): void {
  work.settle(true);
  if (!isKnown(work.form.peek().type)) return toast("info", t.review.noType);
  const open = openItems(work.form.peek());
  if (open[0]) {
    work.turnTo(open[0].name);
    toast("info", t.review.stillOpen(open.length));
    return;
  }
  if (!work.isMine || !isSure(work)) return;
  work.hold.value = { kind: "done" };
  void send(work, work.draft(), newKey(), back);
  void goOn();
}

/** Values that people gave and that do not fit the others are submitted when that is asked for twice. */
function isSure(work: Work): boolean {
  const said = work.said.peek();
  if (doubtedItems(work.form.peek()).length === 0 || work.insisted.peek() === said) return true;
  work.insisted.value = said;
  return false;
}

/** Takes a review that was not taken back onto the desk, as it was left. */
export function back(work: Work): void {
  const error = takeBack(work);
  if (!error) return;
  turn++;
  stopAttending();
  const gone = error instanceof Problem && error.isConflict;
  work.hold.value = gone ? lapsed(error) : { kind: "mine" };
  work.refusal.value = gone ? null : error;
  const field = error instanceof Problem ? error.document.field : null;
  desk.value = { kind: "work", work };
  take(work);
  if (field && work.item(field)) work.turnTo(field);
  navigate(`/review/${work.id}`);
}

/** Claims a review again whose claim had lapsed. The answers stay as they are on this page. */
export async function claimAgain(work: Work): Promise<void> {
  try {
    const detail = await api.post("/reviews/{review_id}/claim", { path: { review_id: work.id } });
    work.detail.value = await detailOf(detail);
    stopAttending();
    work.hold.value = { kind: "mine" };
    take(work);
    await flush();
  } catch (error) {
    if (error instanceof Problem && error.isConflict) work.hold.value = lapsed(error);
    toastError(error);
  }
}

/** Shows the review as it is stored by now; what was said here is given up. */
export function lookAgain(work: Work): void {
  forget(work.id);
  work.hold.value = { kind: "done" };
  void open(work.id);
}

/** Gives the review back, hands it up or rejects it, and goes on. Throws what the API says against it. */
export async function part(
  work: Work,
  way: { kind: "release" } | { kind: "escalate" | "reject"; words: string },
  key: string,
): Promise<void> {
  if (way.kind !== "reject") await flush();
  const request = { path: { review_id: work.id } };
  const body = { fence: work.fence };
  if (way.kind === "release") await api.post("/reviews/{review_id}/release", { ...request, body });
  else if (way.kind === "escalate")
    await api.post("/reviews/{review_id}/escalate", { ...request, body: { ...body, note: way.words } });
  else
    await api.post("/reviews/{review_id}/reject", { ...request, body: { ...body, reason: way.words }, key });
  work.hold.value = { kind: "done" };
  forget(work.id);
}

/** The person turned to another screen: the answers are sent, the next review is given back, this one stays theirs. */
export function leave(): void {
  void flush();
  letGo();
  stopProlonging();
}

/** The person came back to the screen. */
export function comeBack(): void {
  const work = workNow();
  if (work?.isMine && prolongAgain(work)) prepare();
}

let guarded = false;

/** From the first call on nothing is lost with the page, and nothing is left behind at the end of a session. */
export function guardPage(): void {
  if (guarded) return;
  guarded = true;
  addEventListener("pagehide", () => {
    void flush(true);
    letGo(true);
  });
  addEventListener("beforeunload", (event) => {
    if (outgoing.peek().size > 0) event.preventDefault();
  });
  whenSigningOut(() => {
    turn++;
    stopAttending();
    letGo(true);
    forgetAll();
    outgoing.value = new Map();
    offered.value = null;
    desk.value = { kind: "loading" };
  });
}
