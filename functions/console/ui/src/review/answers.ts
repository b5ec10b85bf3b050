/** What a person says of a document, with undo: pure, so that it can be tested without a browser. */
import type { Schemas } from "../api/client.ts";

export type Answer = Schemas["AnswerIn"];
export type Draft = Schemas["DraftIn"];
export type Field = Schemas["Field"];
export type Detail = Schemas["ReviewDetail"];
export type DocumentType = Schemas["DocumentType"];
export type Box = Schemas["Box"];
export type Row = Record<string, string>;

/** One moment of the work. `rows` null: the line items are as they were read. */
export interface Said {
  answers: Readonly<Record<string, Answer>>;
  rows: readonly Row[] | null;
  /** Null: what the review says it is. */
  type: string | null;
}

/** `step` names what made the present moment; a second change of the same step replaces the first. */
export interface Work {
  now: Said;
  past: readonly Said[];
  future: readonly Said[];
  step: string | null;
}

export const NOTHING: Said = { answers: {}, rows: null, type: null };
const LONGEST = 200;

export function workOf(draft: Schemas["Draft"] | null): Work {
  const answers = Object.fromEntries((draft?.answers ?? []).map((answer) => [answer.field, answer]));
  const rows = draft?.line_items?.map((row) => ({ ...row.fields })) ?? null;
  return { now: { answers, rows, type: draft?.document_type ?? null }, past: [], future: [], step: null };
}

/** The work with a change on top. `step` given: typing on is one step to undo, not one for each letter. */
export function changed(work: Work, change: Partial<Said>, step: string | null = null): Work {
  const now = { ...work.now, ...change };
  if (step !== null && step === work.step) return { ...work, now, future: [] };
  return { now, past: [...work.past.slice(-LONGEST), work.now], future: [], step };
}

export function answered(work: Work, answer: Answer, step: string | null = null): Work {
  return changed(work, { answers: { ...work.now.answers, [answer.field]: answer } }, step);
}

export function unanswered(work: Work, field: string, step: string | null = null): Work {
  const answers = { ...work.now.answers };
  delete answers[field];
  return changed(work, { answers }, step);
}

export function undone(work: Work): Work {
  const before = work.past.at(-1);
  if (!before) return work;
  return { now: before, past: work.past.slice(0, -1), future: [work.now, ...work.future], step: null };
}

export function redone(work: Work): Work {
  const [next, ...future] = work.future;
  return next ? { now: next, past: [...work.past, work.now], future, step: null } : work;
}

export function draftOf(said: Said): Draft {
  return {
    answers: Object.values(said.answers),
    line_items: said.rows?.map((row) => ({ fields: filled(row) })) ?? null,
    document_type: said.type,
  };
}

/** A row without its empty cells; a cell that is empty says nothing. */
export function filled(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value.trim() !== ""));
}

/** What is asked, in the order of the type: the questions, or in an audit everything that was read. */
export function askedOf(detail: Detail, type: DocumentType | undefined): readonly string[] {
  const { questions, audit } = detail.review;
  const fields = detail.prediction?.fields ?? [];
  const asked =
    audit && questions.length === 0
      ? fields.filter((field) => field.value !== null).map((field) => field.name)
      : questions.flatMap((question) => question.field ?? []);
  if (!type) return asked;
  const known = type.fields.map((field) => field.name);
  return known.filter((name) => asked.includes(name));
}

/** The next field without an answer after `from`, going round; null when all have one. */
export function nextOpen(asked: readonly string[], said: Said, from: string | null): string | null {
  const start = from === null ? -1 : asked.indexOf(from);
  const round = [...asked.slice(start + 1), ...asked.slice(0, start + 1)];
  return round.find((name) => !said.answers[name]) ?? null;
}

/** What stands in a field when the answer is taken as it is; null: nothing, or it cannot be read. */
export function valueOf(field: Field | undefined, answer: Answer | undefined): string | null {
  if (!answer) return field?.value ?? null;
  if (answer.verdict === "confirmed") return answer.value ?? field?.value ?? null;
  return answer.verdict === "corrected" ? (answer.value ?? null) : null;
}
