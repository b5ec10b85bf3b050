/** One review in a person's hands: what was said, what is being typed, which field has its turn. */
import { computed, signal } from "@preact/signals";
import { documentTypes } from "../app/document_types.ts";
import type { Choice } from "./choices.ts";
import { type Detail, type Item, type Prediction, besides, formOf, isSettled, nextAfter } from "./form.ts";
import { begin, redo, step, undo } from "./history.ts";
import type { Hold } from "./hold.ts";
import {
  type Answer,
  type Box,
  type DraftIn,
  type Row,
  type Said,
  type Verdict,
  draftOf,
  inValues,
  saidIn,
  withAnswer,
  withoutAnswer,
} from "./said.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { Trial } from "./doubts.ts";

/** A text that is being typed, and where on the page it was taken from. */
export interface Editing {
  field: string;
  text: string;
  page: number | null;
  box: Box | null;
}

export type Saving = "saved" | "unsaved" | "saving" | "waiting";

export class Work {
  readonly id: string;
  readonly documentId: string;
  readonly pages: number;
  readonly detail;
  readonly history;
  readonly said;
  readonly form;
  readonly active = signal<string | null>(null);
  readonly editing = signal<Editing | null>(null);
  readonly hold = signal<Hold>({ kind: "none" });
  readonly saving = signal<Saving>("saved");
  /** Why the server did not take the answers. */
  readonly refusal = signal<unknown>(null);
  /** What the answers would come to; null until it was asked. */
  readonly trial = signal<Trial | null>(null);
  /** What the machine makes of the document as one of a type that a person chose. */
  readonly proposed = signal<{ type: string; prediction: Prediction } | null>(null);
  /** What it makes of it as one of the type that counts now. */
  readonly prediction;
  /** Grows when the field in question is to have the focus. */
  readonly turns = signal(0);
  /** What was to be submitted when the person was told that something does not fit. */
  readonly insisted = signal<Said | null>(null);
  private readonly stopwatch = new Stopwatch();

  constructor(detail: Detail, mine: boolean) {
    this.id = detail.review.id;
    this.documentId = detail.review.document_id;
    this.pages = detail.pages ?? 0;
    this.detail = signal(detail);
    this.history = signal(begin(saidIn(detail.draft)));
    this.said = computed(() => this.history.value.now);
    const proposal = computed(() => {
      const found = this.proposed.value;
      return found && found.type === this.said.value.documentType ? found.prediction : null;
    });
    this.prediction = computed(() => proposal.value ?? this.detail.value.prediction);
    this.form = computed(() =>
      formOf(this.detail.value, documentTypes.value, this.said.value, this.trial.value, proposal.value),
    );
    if (mine) this.hold.value = { kind: "mine" };
    this.turnTo(nextAfter(this.form.peek(), null));
  }

  get isMine(): boolean {
    return this.hold.value.kind === "mine";
  }

  /** Answers can be given, be it under a claim that has to be made anew. */
  get isOpen(): boolean {
    return this.hold.value.kind === "mine" || this.hold.value.kind === "lapsed";
  }

  get fence(): number {
    return this.detail.peek().review.claim?.fence ?? 0;
  }

  /** What was said, as the API takes it: of proposals the values, for none of them is on record. */
  draft(said = this.said.peek()): DraftIn {
    const { items, lineItems } = this.form.peek();
    const draft = draftOf(said, new Set(items.map((item) => item.name)));
    if (this.prediction.peek() === this.detail.peek().prediction) return draft;
    return { ...inValues(draft), line_items: draft.line_items ?? lineItems.map((fields) => ({ fields })) };
  }

  item(name: string | null): Item | undefined {
    return this.form.value.items.find((item) => item.name === name);
  }

  turnTo(name: string | null): void {
    // With another type a field may be there no more.
    const known = name === null || this.item(name) ? name : nextAfter(this.form.peek(), null);
    this.stopwatch.turn(known, Date.now());
    this.active.value = known;
    this.editing.value = null;
    this.turns.value++;
  }

  /** The person did something, be it only reading on. */
  touch(): void {
    this.stopwatch.touch(Date.now());
  }

  move(names: readonly string[], by: 1 | -1): void {
    this.settle();
    this.turnTo(besides(names, this.active.peek(), by));
  }

  /** Takes over what is known better than what this page has, with no step back to before. */
  restart(said: Said): void {
    this.history.value = begin(said);
    this.turnTo(nextAfter(this.form.peek(), null));
  }

  change(said: Said): void {
    if (!this.isOpen) return;
    this.history.value = step(this.history.peek(), said);
    this.refusal.value = null;
  }

  /** Keeps an answer and goes on to the next question. */
  answer(verdict: Verdict, more: Partial<Answer> = {}, goOn = true): void {
    const field = this.active.peek();
    if (field === null || !this.isOpen) return;
    const seconds = this.stopwatch.secondsOn(field, Date.now());
    this.change(withAnswer(this.said.peek(), { field, verdict, seconds, ...more }));
    this.editing.value = null;
    const item = this.item(field);
    if (goOn && item && isSettled(item)) this.turnTo(nextAfter(this.form.peek(), field));
    else this.turns.value++;
  }

  /** Confirms what stands, or what was answered before; where nothing stands, something has to be typed. */
  confirm(): void {
    const item = this.item(this.active.peek());
    if (!item) return;
    if (item.answer && isSettled(item)) this.turnTo(nextAfter(this.form.peek(), item.name));
    else if (item.value === null || item.answer) this.edit();
    else this.answer("confirmed", { value: item.value });
  }

  take(choice: Choice): void {
    const place = choice.box && choice.page ? { page: choice.page, box: choice.box } : {};
    this.answer("corrected", { value: choice.value, ...place });
  }

  edit(text?: string, place: { page: number; box: Box } | null = null): void {
    const item = this.item(this.active.peek());
    if (!item || !this.isOpen) return;
    const start = item.answer?.verdict === "corrected" ? item.answer.value : item.value;
    this.editing.value = {
      field: item.name,
      text: text ?? start ?? "",
      page: place?.page ?? item.answer?.page ?? null,
      box: place?.box ?? item.answer?.box ?? null,
    };
  }

  type(text: string): void {
    const editing = this.editing.peek();
    if (editing) this.editing.value = { ...editing, text };
  }

  /** Makes what was typed the answer. An untouched text answers nothing; the standing value, typed, confirms it. */
  settle(goOn = false): void {
    const editing = this.editing.peek();
    const item = this.item(editing?.field ?? null);
    if (!editing || !item) return;
    const text = editing.text.trim();
    if (text === "" || (!goOn && text === (item.answer?.value ?? item.value ?? ""))) {
      this.editing.value = null;
      this.turns.value++;
      return;
    }
    const place = editing.box ? { page: editing.page, box: editing.box } : {};
    const verdict = text === item.value ? "confirmed" : "corrected";
    this.answer(verdict, { value: text, ...(verdict === "corrected" ? place : {}) }, goOn);
  }

  cancel(): void {
    this.editing.value = null;
    this.turns.value++;
  }

  /** Takes the answer of the field back. */
  clear(): void {
    const field = this.active.peek();
    if (field !== null) this.change(withoutAnswer(this.said.peek(), field));
  }

  /** Confirms every open question that has a value. */
  confirmAll(): void {
    const open = this.form.peek().items.filter((item) => item.asked && !item.answer && item.value !== null);
    if (open.length === 0) return;
    let said = this.said.peek();
    for (const { name, value } of open) {
      const seconds = this.stopwatch.secondsOn(name, Date.now());
      said = withAnswer(said, { field: name, verdict: "confirmed", value, seconds });
    }
    this.change(said);
    this.turnTo(nextAfter(this.form.peek(), null));
  }

  changeType(type: string): void {
    const own = this.detail.peek().review.document_type;
    this.change({ ...this.said.peek(), documentType: type === own ? null : type });
    this.turnTo(nextAfter(this.form.peek(), null));
  }

  changeRows(rows: readonly Row[]): void {
    this.change({ ...this.said.peek(), lineItems: rows });
  }

  undo(): void {
    this.travel(undo(this.history.peek()));
  }

  redo(): void {
    this.travel(redo(this.history.peek()));
  }

  private travel(to: typeof this.history.value): void {
    const before = this.said.peek().answers;
    if (to === this.history.peek() || !this.isOpen) return;
    this.history.value = to;
    const after = to.now.answers;
    const changed = Object.keys({ ...before, ...after }).find((name) => before[name] !== after[name]);
    this.turnTo(changed ?? this.active.peek());
  }
}
