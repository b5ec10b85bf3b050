/** Extends a claim for as long as a person is at work on it, and no longer. */
import { type Schemas, api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { lapsed } from "./claim_state.ts";
import type { Detail } from "./review_detail.ts";
import type { ReviewSession } from "./review_session.ts";

type Claim = Schemas["Claim"];

const LOOK_MS = 10_000;
/** Who did nothing for this long is away, and the claim runs out. */
const AWAY_MS = 120_000;

/** Whether less than two thirds of a claim's time are left; `length` of the whole, in milliseconds. */
export function isDue(expiresAt: number, length: number, now: number): boolean {
  return expiresAt - now < (length * 2) / 3;
}

/** `others` gives what else is held with it, such as the next review. Returns how to stop. */
export function holdOn(held: ReviewSession, others: () => Detail[]): () => void {
  let acted = Date.now();
  const lengths = new Map<string, number>();
  const onAct = () => {
    acted = Date.now();
    held.editor.touch();
  };
  const acts = ["pointerdown", "pointermove", "keydown", "wheel"];
  for (const name of acts) addEventListener(name, onAct, { passive: true, capture: true });

  /** The claim as it is then; null where there was no need. */
  async function extend({ review: { id, claim } }: Detail): Promise<Claim | null> {
    if (!claim) return null;
    const length = lengths.get(id) ?? Date.parse(claim.expires_at) - Date.parse(claim.claimed_at);
    lengths.set(id, length);
    if (!isDue(Date.parse(claim.expires_at), length, Date.now())) return null;
    const body = { fence: claim.fence };
    const review = await api.post("/reviews/{review_id}/extend", { path: { review_id: id }, body });
    return review.claim;
  }

  async function extendHeld(): Promise<void> {
    try {
      const claim = await extend(held.detail.peek());
      if (!claim || !held.isMine) return;
      const detail = held.detail.peek();
      held.detail.value = { ...detail, review: { ...detail.review, claim } };
    } catch (error) {
      if (error instanceof Problem && error.isConflict && held.isMine) held.claimState.value = lapsed(error);
    }
  }

  async function extendOther(other: Detail): Promise<void> {
    try {
      other.review.claim = (await extend(other)) ?? other.review.claim;
    } catch {
      // One that is lost is found to be so when it is wanted.
    }
  }

  const timer = setInterval(() => {
    if (!held.isMine || Date.now() - acted > AWAY_MS) return;
    void extendHeld();
    for (const other of others()) void extendOther(other);
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    for (const name of acts) removeEventListener(name, onAct, { capture: true });
  };
}
