/** Holds a claim for as long as a person is at work on it, and no longer. */
import { api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import type { Detail } from "./form.ts";
import { isDue } from "./lease_due.ts";
import { lapsed } from "./saving.ts";
import type { Work } from "./work.ts";

const LOOK_MS = 10_000;
/** Who did nothing for this long is away, and the claim runs out. */
const AWAY_MS = 120_000;

/** `others` gives what else is held with it, such as the next review. Returns how to stop. */
export function holdOn(work: Work, others: () => Detail[]): () => void {
  let acted = Date.now();
  const lengths = new Map<string, number>();
  const onAct = () => {
    acted = Date.now();
    work.touch();
  };
  const acts = ["pointerdown", "pointermove", "keydown", "wheel"];
  for (const name of acts) addEventListener(name, onAct, { passive: true, capture: true });

  async function prolong(detail: Detail): Promise<void> {
    const { id, claim } = detail.review;
    if (!claim) return;
    const length = lengths.get(id) ?? Date.parse(claim.expires_at) - Date.parse(claim.claimed_at);
    lengths.set(id, length);
    if (!isDue(Date.parse(claim.expires_at), length, Date.now())) return;
    const body = { fence: claim.fence };
    const review = await api.post("/reviews/{review_id}/extend", { path: { review_id: id }, body });
    detail.review.claim = review.claim;
  }

  const timer = setInterval(() => {
    if (!work.isMine || Date.now() - acted > AWAY_MS) return;
    prolong(work.detail.peek()).catch((error: unknown) => {
      if (error instanceof Problem && error.isConflict && work.isMine) work.hold.value = lapsed(error);
    });
    // One that is lost is found to be so when it is wanted.
    for (const other of others()) prolong(other).catch(() => undefined);
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    for (const name of acts) removeEventListener(name, onAct, { capture: true });
  };
}
