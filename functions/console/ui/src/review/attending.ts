/** What goes on by itself while a review is in a person's hands: answers are kept, tried and sent, the claim is prolonged. */
import { held } from "./ahead.ts";
import { holdOn } from "./lease.ts";
import { keepProposed } from "./proposals.ts";
import { saidIn } from "./said.ts";
import { type Keeper, keepSaved } from "./saving.ts";
import { takeForThisTab } from "./tabs.ts";
import { keepTried, tryReview } from "./trial.ts";
import type { Work } from "./work.ts";

let keeper: Keeper | null = null;
let letLapse: (() => void) | null = null;
let stops: (() => void)[] = [];

export function attend(work: Work): void {
  keeper = keepSaved(work, saidIn(work.detail.peek().draft));
  letLapse = holdOn(work, held);
  stops = [
    keepTried(work, tryReview(work)),
    keepProposed(work),
    takeForThisTab(work.id, () => giveWay(work)),
  ];
}

/** The same person goes on with it in another tab. */
function giveWay(work: Work): void {
  void flush();
  stopAttending();
  work.hold.value = { kind: "elsewhere" };
}

export function stopAttending(): void {
  keeper?.stop();
  letLapse?.();
  for (const stop of stops) stop();
  keeper = letLapse = null;
  stops = [];
}

/** Sends what is not on the server yet. `leaving`: the request outlives the page. */
export async function flush(leaving = false): Promise<void> {
  await keeper?.flush(leaving);
}

/** The claim may lapse while the person is on another screen. */
export function stopProlonging(): void {
  letLapse?.();
  letLapse = null;
}

/** Whether the claim had been let lapse and is prolonged again. */
export function prolongAgain(work: Work): boolean {
  if (letLapse) return false;
  letLapse = holdOn(work, held);
  return true;
}
