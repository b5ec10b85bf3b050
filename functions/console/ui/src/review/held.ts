/**
 * A review in one's hands: what was said of it, kept on the server as a draft, the lease on it, and how it ends.
 *
 * Nothing said is lost while the page lives: a draft that could not be sent is sent when the server answers again, and
 * one whose claim has lapsed is kept until the person takes the review again.
 */
import { computed, effect, signal } from "@preact/signals";
import { type Schemas, api, newKey } from "../api/client.ts";
import { online } from "../api/http.ts";
import { Problem, Unreachable } from "../api/problem.ts";
import { documentTypes } from "../app/document_types.ts";
import { toastError } from "../app/toasts.ts";
import {
  type Answer,
  type Detail,
  type Said,
  type Work,
  NOTHING,
  answered,
  askedOf,
  changed,
  draftOf,
  redone,
  unanswered,
  undone,
  workOf,
} from "./answers.ts";

/** What a draft would come to, by the machine's own parsers and checks. */
export type Trial = Schemas["CheckedDraft"];
/** Who has it now and until when; both null where nobody has. */
export interface Lapse {
  holder: string | null;
  until: string | null;
}
export type Saving = "saved" | "saving" | "unsaved";

const SAVE_MS = 500;
const TRY_MS = 150;
const LEASE_CHECK_MS = 10_000;
const ACTIVE_MS = 120_000;

export class Held {
  readonly detail = signal<Detail>(null!);
  readonly work = signal<Work>(workOf(null));
  readonly saving = signal<Saving>("saved");
  readonly lapse = signal<Lapse | null>(null);
  readonly trial = signal<Trial | null>(null);
  /** Only looked at: there is no claim, and nothing is sent. */
  readonly readOnly: boolean;
  readonly id: string;
  /** One for the submission, so that it counts once however often it is sent. */
  readonly #key = newKey();
  readonly typeName = computed(() => this.work.value.now.type ?? this.detail.value.review.document_type);
  readonly type = computed(() => documentTypes.value.find((type) => type.name === this.typeName.value));
  readonly asked = computed(() => askedOf(this.detail.value, this.type.value));
  #sent: Said;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #tryTimer: ReturnType<typeof setTimeout> | undefined;
  #leaseTimer: ReturnType<typeof setInterval> | undefined;
  #stopWaiting: (() => void) | undefined;
  #under: Promise<void> | null = null;
  #lastActive = Date.now();
  #ended = false;

  constructor(detail: Detail, readOnly: boolean) {
    this.detail.value = detail;
    this.id = detail.review.id;
    this.readOnly = readOnly;
    this.work.value = workOf(detail.draft);
    this.#sent = this.work.value.now;
  }

  /** The person has it on the screen. Returns what to call when it leaves. */
  attend(): () => void {
    this.#lastActive = Date.now();
    this.#tryOut();
    if (this.readOnly) return () => undefined;
    const active = () => (this.#lastActive = Date.now());
    const hidden = () => document.visibilityState === "hidden" && this.flush();
    const gone = () => this.flush();
    addEventListener("keydown", active);
    addEventListener("pointerdown", active);
    addEventListener("pagehide", gone);
    document.addEventListener("visibilitychange", hidden);
    this.#leaseTimer = setInterval(() => void this.#extend(), LEASE_CHECK_MS);
    this.#stopWaiting = effect(() => {
      if (online.value && this.saving.peek() === "unsaved") this.#later(0);
    });
    return () => {
      removeEventListener("keydown", active);
      removeEventListener("pointerdown", active);
      removeEventListener("pagehide", gone);
      document.removeEventListener("visibilitychange", hidden);
      clearInterval(this.#leaseTimer);
      this.#stopWaiting?.();
      if (!this.#ended) void this.save();
    };
  }

  say(answer: Answer, step: string | null = null): void {
    this.#take(answered(this.work.value, answer, step));
  }

  unsay(field: string, step: string | null = null): void {
    if (this.work.value.now.answers[field]) this.#take(unanswered(this.work.value, field, step));
  }

  change(change: Partial<Said>, step: string | null = null): void {
    this.#take(changed(this.work.value, change, step));
  }

  undo(): void {
    this.#take(undone(this.work.value));
  }

  redo(): void {
    this.#take(redone(this.work.value));
  }

  /** Sends the draft now, where there is something new in it. Never throws. */
  async save(): Promise<void> {
    clearTimeout(this.#saveTimer);
    while (this.#under) await this.#under;
    const said = this.work.peek().now;
    if (this.readOnly || this.#ended || said === this.#sent || this.lapse.peek()) return;
    this.saving.value = "saving";
    this.#under = this.#put(said).finally(() => (this.#under = null));
    await this.#under;
  }

  /** As the page goes away: sends what is unsent with a request that outlives it. */
  flush(): void {
    const said = this.work.peek().now;
    if (this.readOnly || this.#ended || said === this.#sent || this.lapse.peek()) return;
    const body = { fence: this.#fence, draft: draftOf(said) };
    api.put("/reviews/{review_id}/draft", { path: this.#path, body, keepalive: true }).then(
      () => (this.#sent = said),
      () => undefined,
    );
  }

  /** Ends the review with what was said. Throws what the client throws; a claim that has lapsed is in `lapse` then. */
  async submit(): Promise<void> {
    clearTimeout(this.#saveTimer);
    clearInterval(this.#leaseTimer);
    const said = this.work.peek().now;
    this.#ended = true;
    if (this.#under) await this.#under;
    try {
      const body = { fence: this.#fence, draft: draftOf(said) };
      await api.post("/reviews/{review_id}/submit", { path: this.#path, body, key: this.#key });
      this.#sent = said;
    } catch (error) {
      this.#ended = false;
      this.#notice(error);
      throw error;
    }
  }

  /** Gives it back, with the draft. Never throws: a lease that is not given back ends by itself. */
  release(leaving = false): void {
    this.#ended = true;
    const body = { fence: this.#fence };
    api
      .post("/reviews/{review_id}/release", { path: this.#path, body, keepalive: leaving })
      .catch(() => undefined);
  }

  /** Claims it again after a lapse, and keeps what was said. Throws Problem when somebody else has it now. */
  async takeAgain(): Promise<void> {
    try {
      const detail = await api.post("/reviews/{review_id}/claim", { path: this.#path });
      this.detail.value = { ...this.detail.value, review: detail.review };
      this.lapse.value = null;
      this.#sent = NOTHING;
      await this.save();
    } catch (error) {
      this.#notice(error);
      throw error;
    }
  }

  /** It was ended by other means, such as a rejection: nothing more is sent. */
  end(): void {
    this.#ended = true;
  }

  get fence(): number {
    return this.#fence;
  }

  get #fence(): number {
    return this.detail.peek().review.claim?.fence ?? 0;
  }

  get #path() {
    return { review_id: this.id };
  }

  #take(work: Work): void {
    if (this.readOnly || work === this.work.value) return;
    this.work.value = work;
    this.saving.value = "unsaved";
    this.#later(SAVE_MS);
    clearTimeout(this.#tryTimer);
    this.#tryTimer = setTimeout(() => void this.#tryOut(), TRY_MS);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.save(), milliseconds);
  }

  async #put(said: Said): Promise<void> {
    try {
      const body = { fence: this.#fence, draft: draftOf(said) };
      await api.put("/reviews/{review_id}/draft", { path: this.#path, body });
      this.#sent = said;
      this.saving.value = this.work.peek().now === said ? "saved" : "unsaved";
    } catch (error) {
      this.saving.value = "unsaved";
      if (!this.#notice(error) && !(error instanceof Unreachable)) toastError(error);
    }
  }

  /** What submitting would meet, by the machine's own checks; without an answer the last one stands. */
  async #tryOut(): Promise<void> {
    const said = this.work.peek().now;
    const known = this.type.peek() !== undefined;
    if (!known) return;
    try {
      const body = { draft: draftOf(said) };
      const trial = await api.post("/reviews/{review_id}/check", { path: this.#path, body });
      if (this.work.peek().now === said) this.trial.value = trial;
    } catch {
      // Typing goes on; submitting checks everything again.
    }
  }

  async #extend(): Promise<void> {
    const claim = this.detail.peek().review.claim;
    if (!claim || this.#ended || this.lapse.peek() || Date.now() - this.#lastActive > ACTIVE_MS) return;
    const [from, until] = [Date.parse(claim.claimed_at), Date.parse(claim.expires_at)];
    const left = until - Date.now();
    if (left > (until - from) / 2 && left > ACTIVE_MS) return;
    try {
      const review = await api.post("/reviews/{review_id}/extend", {
        path: this.#path,
        body: { fence: this.#fence },
      });
      this.detail.value = { ...this.detail.value, review };
    } catch (error) {
      this.#notice(error);
    }
  }

  /** True when the error says that the claim is no longer ours. */
  #notice(error: unknown): boolean {
    if (!(error instanceof Problem) || !error.isConflict) return false;
    const { holder, until } = error.document as { holder?: string; until?: string };
    this.lapse.value = { holder: holder ?? null, until: until ?? null };
    return true;
  }
}
