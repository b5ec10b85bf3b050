/** One review that a person works on or looks at: its claim, and the editor in which its fields are answered. */
import { computed, signal } from "@preact/signals";
import type { Answers } from "../workbench/answers.ts";
import { Editor } from "../workbench/editor.ts";
import { itemsWithWarnings } from "../workbench/form.ts";
import type { ClaimState } from "./claim_state.ts";
import { type Detail, subjectOf } from "./review_detail.ts";

export type Saving = "saved" | "unsaved" | "saving" | "waiting";

export class ReviewSession {
  readonly id: string;
  readonly detail;
  readonly claimState;
  readonly editor: Editor;
  readonly saving = signal<Saving>("saved");
  /** The answers that the person was warned about when they were submitted. */
  readonly warnedAbout = signal<Answers | null>(null);
  private readonly refused = signal<{ answers: Answers; error: unknown } | null>(null);

  /** `mine`: this person holds the claim. */
  constructor(detail: Detail, mine: boolean) {
    this.id = detail.review.id;
    this.detail = signal(detail);
    this.claimState = signal<ClaimState>({ kind: mine ? "mine" : "none" });
    const open = computed(() => ["mine", "lapsed"].includes(this.claimState.value.kind));
    this.editor = new Editor(subjectOf(detail), open);
  }

  get isMine(): boolean {
    return this.claimState.value.kind === "mine";
  }

  /** Answers can be given, be it under a claim that has to be made anew. */
  get isOpen(): boolean {
    return this.editor.isOpen;
  }

  get fence(): number {
    return this.detail.peek().review.claim?.fence ?? 0;
  }

  /** Why the server did not take the answers as they are; null: it was not asked to, or they have changed. */
  get refusal(): unknown {
    const refused = this.refused.value;
    return refused?.answers === this.editor.answers.value ? refused.error : null;
  }

  refuse(error: unknown): void {
    this.refused.value = { answers: this.editor.answers.peek(), error };
  }

  /** Answers that the checks warn about are submitted when that is asked for twice. False: the person is warned now. */
  isConfirmed(): boolean {
    const answers = this.editor.answers.peek();
    if (itemsWithWarnings(this.editor.form.peek()).length === 0) return true;
    if (this.warnedAbout.peek() === answers) return true;
    this.warnedAbout.value = answers;
    return false;
  }

  /** Takes over the review as the server has it under a new claim. The answers stay. */
  renew(detail: Detail): void {
    this.detail.value = detail;
    this.editor.subject.value = subjectOf(detail);
    this.claimState.value = { kind: "mine" };
  }
}
