/** The review that is open, and the way from one to the next. */
import { signal } from "@preact/signals";
import { api, newKey } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { ofSession } from "../api/session.ts";
import { navigate, path } from "../shared/router.ts";
import { toast, toastError } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { type Answers, isSame } from "../workbench/answers.ts";
import { isKnown, openItems } from "../workbench/form.ts";
import { backupOf, forgetBackup, forgetBackups } from "../workbench/session_backup.ts";
import { BackgroundTasks } from "./background.ts";
import { lapsed } from "./claim_state.ts";
import { Outgoing } from "./outgoing.ts";
import { Prefetch } from "./prefetch.ts";
import { type Detail, detailOf, find } from "./review_detail.ts";
import { ReviewSession } from "./review_session.ts";

const SETTLED_MS = 300;

export type Shown =
  | { kind: "loading" }
  | { kind: "review"; review: ReviewSession }
  | { kind: "nothing" }
  | { kind: "error"; error: unknown; retry: () => void };

export class ReviewStore {
  readonly shown = signal<Shown>({ kind: "loading" });
  /** Answers of an earlier claim that are offered again. */
  readonly offered = signal<{ review: ReviewSession; answers: Answers } | null>(null);
  readonly outgoing = new Outgoing();
  private readonly prefetch = new Prefetch();
  private readonly background = new BackgroundTasks(() => this.prefetch.held());
  /** Grows with everything that is to be shown; an answer to an older request shows nothing. */
  private turn = 0;
  private isOver = false;

  /** From now on nothing is lost with the page. */
  constructor() {
    addEventListener("pagehide", this.onPageHide);
    addEventListener("beforeunload", this.onBeforeUnload);
  }

  private readonly onPageHide = () => {
    void this.background.flush(true);
    this.prefetch.letGo(true);
  };

  private readonly onBeforeUnload = (event: BeforeUnloadEvent) => {
    if (this.outgoing.byReview.peek().size > 0) event.preventDefault();
  };

  end(): void {
    removeEventListener("pagehide", this.onPageHide);
    removeEventListener("beforeunload", this.onBeforeUnload);
    this.isOver = true;
    this.turn++;
    this.background.stop();
    this.prefetch.letGo(true);
    this.outgoing.end();
    forgetBackups();
  }

  /** Of which document type the next reviews are to be; null: of any. */
  want(documentType: string | null): void {
    this.prefetch.want(documentType);
  }

  /** Shows a review; null: the one that is worked on, or the most urgent. */
  async open(reviewId: string | null): Promise<void> {
    const now = this.reviewNow();
    const isShown = now && (reviewId === null ? now.isOpen : now.id === reviewId);
    if (now && isShown && now.claimState.peek().kind !== "done") {
      if (reviewId === null) navigate(`/review/${now.id}`, true);
      return;
    }
    const returned = reviewId === null ? undefined : this.outgoing.byReview.peek().get(reviewId);
    if (returned?.error) return this.back(returned.review);
    const mine = ++this.turn;
    this.shown.value = { kind: "loading" };
    try {
      if (reviewId === null) return this.place(await this.prefetch.takeNext(), mine);
      const ready = this.prefetch.held()[0]?.review.id === reviewId ? this.prefetch.takeReady() : null;
      const { detail, mine: claimed } = ready ? { detail: ready, mine: true } : await find(reviewId);
      if (mine === this.turn) this.begin(new ReviewSession(detail, claimed));
    } catch (error) {
      this.fail(error, mine, () => void this.open(reviewId));
    }
  }

  /** Goes on to the next review; what this one needs has been done. */
  async goOn(): Promise<void> {
    const mine = ++this.turn;
    const ready = this.prefetch.takeReady();
    if (ready) return this.place(ready, mine);
    this.background.stop();
    this.shown.value = { kind: "loading" };
    try {
      this.place(await this.prefetch.takeNext(), mine);
    } catch (error) {
      this.fail(error, mine, () => void this.goOn());
    }
  }

  /** Sends the answers in the background and goes on; where a question is open, goes there instead. */
  submit(review: ReviewSession): void {
    const { editor } = review;
    editor.settle(true);
    if (!isKnown(editor.form.peek().type)) return toast("info", t.review.noType);
    const open = openItems(editor.form.peek());
    if (open[0]) {
      editor.turnTo(open[0].name);
      toast("info", t.review.stillOpen(open.length));
      return;
    }
    if (!review.isMine || !review.isConfirmed()) return;
    review.claimState.value = { kind: "done" };
    void this.outgoing.send(review, editor.draft(), newKey(), (refused) => this.back(refused));
    void this.goOn();
  }

  /** Shows a review again that was refused, as it was left. */
  back(review: ReviewSession): void {
    const error = this.outgoing.takeBack(review);
    if (!error) return;
    this.turn++;
    this.background.stop();
    const gone = error instanceof Problem && error.isConflict;
    review.claimState.value = gone ? lapsed(error) : { kind: "mine" };
    if (!gone) review.refuse(error);
    const field = error instanceof Problem ? error.document.field : null;
    this.shown.value = { kind: "review", review };
    this.take(review);
    if (field && review.editor.item(field)) review.editor.turnTo(field);
    navigate(`/review/${review.id}`);
  }

  /** Claims a review again whose claim had lapsed. The answers stay as they are on this page. */
  async claimAgain(review: ReviewSession): Promise<void> {
    try {
      const detail = await api.post("/reviews/{review_id}/claim", { path: { review_id: review.id } });
      const renewed = await detailOf(detail);
      this.background.stop();
      review.renew(renewed);
      this.take(review);
      await this.background.flush();
    } catch (error) {
      if (error instanceof Problem && error.isConflict) review.claimState.value = lapsed(error);
      toastError(error);
    }
  }

  /** Shows the review as it is stored by now; what was answered here is given up. */
  lookAgain(review: ReviewSession): void {
    forgetBackup(review.id);
    review.claimState.value = { kind: "done" };
    void this.open(review.id);
  }

  /** Gives the review back, hands it to seniors or rejects it. Throws what the API says against it. */
  async part(
    review: ReviewSession,
    way: { kind: "release" } | { kind: "escalate" | "reject"; words: string },
    key: string,
  ): Promise<void> {
    if (way.kind !== "reject") await this.background.flush();
    const path = { review_id: review.id };
    const { fence } = review;
    if (way.kind === "release") await api.post("/reviews/{review_id}/release", { path, body: { fence } });
    else if (way.kind === "escalate")
      await api.post("/reviews/{review_id}/escalate", { path, body: { fence, note: way.words } });
    else await api.post("/reviews/{review_id}/reject", { path, body: { fence, reason: way.words }, key });
    review.claimState.value = { kind: "done" };
    forgetBackup(review.id);
  }

  /** The person turned to another screen: the answers are sent, the next review is given back, this one stays theirs. */
  leave(): void {
    void this.background.flush();
    this.prefetch.letGo();
    this.background.stopExtending();
  }

  /** The person came back to the screen. */
  comeBack(): void {
    const review = this.reviewNow();
    if (review?.isMine && this.background.extendAgain(review)) this.prefetch.prepare();
  }

  private reviewNow(): ReviewSession | null {
    const now = this.shown.peek();
    return now.kind === "review" ? now.review : null;
  }

  private fail(error: unknown, mine: number, retry: () => void): void {
    if (mine === this.turn) this.shown.value = { kind: "error", error, retry };
  }

  private place(detail: Detail | null, mine: number): void {
    if (mine !== this.turn) return;
    if (!detail) {
      this.background.stop();
      this.shown.value = { kind: "nothing" };
      if (path.peek() !== "/review") navigate("/review", true);
      return;
    }
    this.begin(new ReviewSession(detail, true));
    navigate(`/review/${detail.review.id}`, path.peek() === "/review");
  }

  private begin(review: ReviewSession): void {
    this.background.stop();
    if (review.isMine) this.restore(review);
    this.shown.value = { kind: "review", review };
    if (review.isMine) this.take(review);
  }

  /** What this tab knows better than the server, from before the page was loaded again. */
  private restore(review: ReviewSession): void {
    this.offered.value = null;
    const backup = backupOf(review.id);
    if (!backup) return;
    const { editor } = review;
    const differs = !isSame(backup.answers, editor.answers.peek());
    if (backup.fence === review.fence) {
      if (differs) editor.restart(backup.answers);
      if (backup.typed) {
        editor.turnTo(backup.typed.field);
        editor.edit(backup.typed.text);
      }
    } else if (differs) {
      // Under a new claim the draft may be somebody else's; the person decides.
      this.offered.value = { review, answers: backup.answers };
    }
  }

  private take(review: ReviewSession): void {
    if (this.isOver) return;
    this.background.start(review);
    setTimeout(() => this.reviewNow() === review && review.isMine && this.prefetch.prepare(), SETTLED_MS);
  }
}

export const reviewStore = ofSession(() => new ReviewStore());
