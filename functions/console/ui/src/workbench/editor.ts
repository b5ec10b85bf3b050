/** The answers of one person about one document: what was answered, what is being typed, which field has its turn. */
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import { documentTypes } from "../shared/document_types.ts";
import {
  type Answer,
  type Answers,
  type Box,
  type DraftIn,
  type Row,
  type Verdict,
  answersIn,
  draftOf,
  inValues,
  withAnswer,
  withoutAnswer,
} from "./answers.ts";
import type { Choice } from "./choices.ts";
import { type Item, type Prediction, type Subject, besides, formOf, isSettled, nextAfter } from "./form.ts";
import { type Placed, hasSameValues, placesOf, saidIn, valuesIn, withValue } from "./several.ts";
import { Stopwatch } from "./stopwatch.ts";
import { begin, redo, step, undo } from "./undo_history.ts";
import type { DraftCheck } from "./warnings.ts";

/** A text that is being typed, and where on the page it was taken from. */
export interface Editing {
  field: string;
  text: string;
  page: number | null;
  box: Box | null;
  /** Where each of several values stands, as far as that is known. */
  places: readonly Placed[];
}

export class Editor {
  readonly id: string;
  readonly documentId: string;
  readonly pages: number;
  /** Changes when the server knows it better, as when a review is claimed again. */
  readonly subject;
  readonly history;
  readonly answers;
  readonly form;
  readonly active = signal<string | null>(null);
  readonly editing = signal<Editing | null>(null);
  /** What the API found in the answers; null until it was asked. */
  readonly check = signal<DraftCheck | null>(null);
  /** What the machine reads in the document as one of a type that a person chose. */
  readonly proposed = signal<{ type: string; prediction: Prediction } | null>(null);
  /** What it reads in it as one of the type that counts now. */
  readonly prediction;
  /** Grows when the field in question is to have the focus. */
  readonly turns = signal(0);
  private readonly stopwatch = new Stopwatch();
  private readonly open: ReadonlySignal<boolean>;

  /** `open`: answers can be given. */
  constructor(subject: Subject, open: ReadonlySignal<boolean> = signal(true)) {
    this.id = subject.id;
    this.documentId = subject.documentId;
    this.pages = subject.pages;
    this.open = open;
    this.subject = signal(subject);
    this.history = signal(begin(answersIn(subject.draft)));
    this.answers = computed(() => this.history.value.now);
    const proposal = computed(() => {
      const found = this.proposed.value;
      return found && found.type === this.answers.value.documentType ? found.prediction : null;
    });
    this.prediction = computed(() => proposal.value ?? this.subject.value.prediction);
    this.form = computed(() =>
      formOf(this.subject.value, documentTypes.value, this.answers.value, this.check.value, proposal.value),
    );
    this.turnTo(nextAfter(this.form.peek(), null));
  }

  get isOpen(): boolean {
    return this.open.value;
  }

  /** The answers as the API takes them: of proposals the values, for none of them is on record. */
  draft(answers = this.answers.peek()): DraftIn {
    const { items, lineItems } = this.form.peek();
    const draft = draftOf(answers, new Set(items.map((item) => item.name)));
    if (this.prediction.peek() === this.subject.peek().prediction) return draft;
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
  restart(answers: Answers): void {
    this.history.value = begin(answers);
    this.turnTo(nextAfter(this.form.peek(), null));
  }

  change(answers: Answers): void {
    if (!this.isOpen) return;
    this.history.value = step(this.history.peek(), answers);
  }

  /** Keeps an answer and goes on to the next question. */
  answer(verdict: Verdict, more: Partial<Answer> = {}, goOn = true): void {
    const field = this.active.peek();
    if (field === null || !this.isOpen) return;
    const seconds = this.stopwatch.secondsOn(field, Date.now());
    this.change(withAnswer(this.answers.peek(), { field, verdict, seconds, ...more }));
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
    const place = choice.box && choice.page ? { page: choice.page, box: choice.box } : null;
    if (this.item(this.active.peek())?.many) this.add(choice.value, place);
    else this.answer("corrected", { value: choice.value, ...place });
  }

  /** Keeps one value more of a field that may have several. */
  add(value: string, place: { page: number; box: Box } | null): void {
    this.edit(value, place);
    this.settle();
  }

  /** `place` undefined: the text is what is typed so far; else it was taken from the page, or from a list (null). */
  edit(text?: string, place?: { page: number; box: Box } | null): void {
    const item = this.item(this.active.peek());
    if (!item || !this.isOpen) return;
    const before = this.editing.peek();
    const given = item.answer?.verdict === "corrected" ? item.answer.value : item.value;
    const start = (item.many && before?.field === item.name ? before.text : given) ?? "";
    const known = (before?.field === item.name ? before : null)?.places ?? placesOf(item);
    const taken = text !== undefined && place ? [{ value: text.trim(), ...place }] : [];
    this.editing.value = {
      field: item.name,
      // One of several values that was seen on the page joins the others.
      text: text === undefined ? start : item.many && place !== undefined ? withValue(start, text) : text,
      places: [...taken, ...known],
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
    const isSame = item.many ? hasSameValues(text, item.value ?? "") : text === item.value;
    if (isSame) return this.answer("confirmed", { value: item.value }, goOn);
    const said = item.many
      ? { value: valuesIn(text).join("\n"), values: saidIn(text, editing.places) }
      : { value: text, ...place };
    this.answer("corrected", said, goOn);
  }

  cancel(): void {
    this.editing.value = null;
    this.turns.value++;
  }

  /** Takes the answer of the field back. */
  clear(): void {
    const field = this.active.peek();
    if (field !== null) this.change(withoutAnswer(this.answers.peek(), field));
  }

  /** Confirms every open question that has a value. */
  confirmAll(): void {
    const open = this.form.peek().items.filter((item) => item.asked && !item.answer && item.value !== null);
    if (open.length === 0) return;
    let answers = this.answers.peek();
    for (const { name, value } of open) {
      const seconds = this.stopwatch.secondsOn(name, Date.now());
      answers = withAnswer(answers, { field: name, verdict: "confirmed", value, seconds });
    }
    this.change(answers);
    this.turnTo(nextAfter(this.form.peek(), null));
  }

  changeType(type: string): void {
    const own = this.subject.peek().documentType;
    this.change({ ...this.answers.peek(), documentType: type === own ? null : type });
    this.turnTo(nextAfter(this.form.peek(), null));
  }

  changeRows(rows: readonly Row[]): void {
    this.change({ ...this.answers.peek(), lineItems: rows });
  }

  undo(): void {
    this.travel(undo(this.history.peek()));
  }

  redo(): void {
    this.travel(redo(this.history.peek()));
  }

  private travel(to: typeof this.history.value): void {
    const before = this.answers.peek().byField;
    if (to === this.history.peek() || !this.isOpen) return;
    this.history.value = to;
    const after = to.now.byField;
    const changed = Object.keys({ ...before, ...after }).find((name) => before[name] !== after[name]);
    this.turnTo(changed ?? this.active.peek());
  }
}
