/** What goes on by itself while a person works on a review: answers are saved and checked, the claim is extended. */
import { api } from "../api/client.ts";
import { answersIn } from "../workbench/answers.ts";
import { keepChecked } from "../workbench/draft_check.ts";
import { keepProposed } from "../workbench/proposals.ts";
import { holdOn } from "./lease.ts";
import type { Detail } from "./review_detail.ts";
import type { ReviewSession } from "./review_session.ts";
import { type Keeper, keepSaved } from "./saving.ts";
import { takeForThisTab } from "./tab_lock.ts";

export class BackgroundTasks {
  private keeper: Keeper | null = null;
  private letLapse: (() => void) | null = null;
  private stops: (() => void)[] = [];
  private readonly others: () => Detail[];

  /** `others` gives what else is claimed with the review, such as the next one. */
  constructor(others: () => Detail[]) {
    this.others = others;
  }

  start(review: ReviewSession): void {
    const path = { review_id: review.id };
    this.keeper = keepSaved(review, answersIn(review.detail.peek().draft ?? null));
    this.letLapse = holdOn(review, this.others);
    this.stops = [
      keepChecked(review.editor, (draft) =>
        api.post("/reviews/{review_id}/check", { path, body: { draft }, retries: 0 }),
      ),
      keepProposed(review.editor),
      takeForThisTab(review.id, () => this.giveWay(review)),
    ];
  }

  /** The same person goes on with it in another tab. */
  private giveWay(review: ReviewSession): void {
    void this.flush();
    this.stop();
    review.claimState.value = { kind: "elsewhere" };
  }

  stop(): void {
    this.keeper?.stop();
    this.letLapse?.();
    for (const stop of this.stops) stop();
    this.keeper = this.letLapse = null;
    this.stops = [];
  }

  /** Sends what is not on the server yet. `leaving`: the request outlives the page. */
  async flush(leaving = false): Promise<void> {
    await this.keeper?.flush(leaving);
  }

  /** The claim may lapse while the person is on another screen. */
  stopExtending(): void {
    this.letLapse?.();
    this.letLapse = null;
  }

  /** Whether the claim had been let lapse and is extended again. */
  extendAgain(review: ReviewSession): boolean {
    if (this.letLapse) return false;
    this.letLapse = holdOn(review, this.others);
    return true;
  }
}
