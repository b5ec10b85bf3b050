/** What a person has answered about a document so far: plain data, made anew by every change. */
import type { Schemas } from "../api/client.ts";
import { storable } from "../api/storable.ts";

export type Answer = Schemas["Answer"];
export type Box = Schemas["Box"];
export type Draft = Schemas["Draft"];
export type DraftIn = Schemas["DraftIn"];
export type Verdict = Schemas["Verdict"];
export type Row = Record<string, string>;

export interface Answers {
  readonly byField: Readonly<Record<string, Answer>>;
  /** null: as read. */
  readonly lineItems: readonly Row[] | null;
  /** null: as the machine has it. */
  readonly documentType: string | null;
}

export const NOTHING: Answers = { byField: {}, lineItems: null, documentType: null };

export function answersIn(draft: Draft | null): Answers {
  if (!draft) return NOTHING;
  return {
    byField: Object.fromEntries((draft.answers ?? []).map((answer) => [answer.field, withoutNulls(answer)])),
    lineItems: draft.line_items?.map((row) => ({ ...row.fields })) ?? null,
    documentType: draft.document_type ?? null,
  };
}

/** As it was given: the API answers null for what was left out. */
function withoutNulls(answer: Answer): Answer {
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== null)) as Answer;
}

/** As the API takes it. `fields`: those that the document type has; answers to others are left out. */
export function draftOf(answers: Answers, fields?: ReadonlySet<string>): DraftIn {
  const given = Object.values(answers.byField)
    .filter((answer) => !fields || fields.has(answer.field))
    .map((answer) => (answer.value == null ? answer : { ...answer, value: storable(answer.value) }))
    .sort((one, other) => (one.field < other.field ? -1 : 1));
  return {
    answers: given,
    line_items: answers.lineItems && rowsWithWords(answers.lineItems).map((fields) => ({ fields })),
    document_type: answers.documentType,
  };
}

/** The draft with each confirmed value written out, for documents where the confirmed value is not on record. */
export function inValues(draft: DraftIn): DraftIn {
  const answers = (draft.answers ?? []).map((answer) =>
    answer.verdict === "confirmed" && answer.value != null
      ? { ...answer, verdict: "corrected" as const }
      : answer,
  );
  return { ...draft, answers };
}

/** Without empty cells, and without rows that have none other. */
export function rowsWithWords(rows: readonly Row[]): Row[] {
  return rows
    .map((row) => Object.entries(row).map(([name, text]) => [name, storable(text)] as const))
    .map((cells) => Object.fromEntries(cells.filter(([, text]) => text.trim() !== "")))
    .filter((row) => Object.keys(row).length > 0);
}

export function withAnswer(answers: Answers, answer: Answer): Answers {
  return { ...answers, byField: { ...answers.byField, [answer.field]: answer } };
}

export function withoutAnswer(answers: Answers, field: string): Answers {
  const { [field]: _, ...byField } = answers.byField;
  return { ...answers, byField };
}

export function isSame(one: Answers, other: Answers): boolean {
  return canonical(draftOf(one)) === canonical(draftOf(other));
}

/** The same text for the same content, whatever the order of names. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
