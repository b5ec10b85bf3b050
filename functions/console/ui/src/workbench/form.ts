/** A document as the fields that a person sees, in their order and with what is to be done about each. Pure. */
import type { Schemas } from "../api/client.ts";
import { type DocumentType, UNKNOWN } from "../shared/document_types.ts";
import type { Kind } from "../shared/kinds.ts";
import { type Option, type Paper, optionsOf, paperOf } from "../shared/papers.ts";
import { nameOfRole } from "../shared/roles.ts";
import { thresholdOf } from "../shared/thresholds.ts";
import type { Answer, Answers, Draft } from "./answers.ts";
import { type Choice, type Field, choicesFor, reasonsFor } from "./choices.ts";
import { type Complaint, complaintAbout } from "./value_check.ts";
import { type DraftCheck, problemOf, warningAbout } from "./warnings.ts";

export type Prediction = Schemas["Extraction"];

/** What is put before a person to answer: a document, what was read in it, and what is asked about it. */
export interface Subject {
  /** Under which the answers are backed up: the id of a review, or of the document itself. */
  readonly id: string;
  readonly documentId: string;
  /** How many there are; 0 where the document could not be read. */
  readonly pages: number;
  readonly documentType: string;
  readonly prediction: Prediction | null;
  /** `field` null: about the document as a whole. */
  readonly questions: readonly { readonly field: string | null; readonly reasons: readonly string[] }[];
  /** Without questions everything that was read is asked. */
  readonly audit: boolean;
  /** Answers from before. */
  readonly draft: Draft | null;
}

export interface Item {
  name: string;
  title: string;
  kind: Kind;
  /** It may have several values; then texts have one a line. */
  many: boolean;
  /** The values that it can have, where they are listed. */
  options: readonly Option[];
  /** Has to be answered before the review can be submitted. */
  asked: boolean;
  required: boolean;
  field: Field | undefined;
  /** What stands before anybody answers; null: it was not found. */
  value: string | null;
  reasons: readonly string[];
  choices: readonly Choice[];
  answer: Answer | undefined;
  complaint: Complaint | null;
  /** Why the API would refuse the answer, in a sentence; null: it would not, or it has not been asked yet. */
  problem: string | null;
  /** What the checks report against the value that the person gave, likewise. */
  warning: string | null;
  /** From what confidence on the policy accepts it, where that is a figure. */
  threshold: number | undefined;
}

export interface Form {
  type: string;
  /** Questions first, then the rest as the document type has it. */
  items: readonly Item[];
  /** What is asked about the document as a whole. */
  notices: readonly string[];
  /** What follows from the kind of paper, as it is answered or was read; null: not known. */
  paper: Paper | null;
  /** The fields of the type as it describes them; none of an unknown type. */
  specs: readonly Schemas["FieldSpec"][];
  columns: readonly Schemas["FieldSpec"][];
  lineItems: readonly Record<string, string>[];
}

/** Whether a type is one that fields can be answered for. */
export function isKnown(type: string): boolean {
  return type !== UNKNOWN;
}

/**
 * `check`: what the API found in the answers, as far as that is known. `proposed`: what the machine reads in the document
 * as the type that a person chose; nothing of that is on record, so each value of it is a question.
 */
export function formOf(
  subject: Subject,
  types: readonly DocumentType[],
  answers: Answers,
  check: DraftCheck | null = null,
  proposed: Prediction | null = null,
): Form {
  const prediction = proposed ?? subject.prediction;
  const type = answers.documentType ?? subject.documentType;
  const spec = types.find((each) => each.name === type);
  const fields = new Map((prediction?.fields ?? []).map((field) => [field.name, field]));
  const findings = prediction?.findings ?? [];
  const paperField = nameOfRole(spec?.fields ?? [], "document_kind");
  const answered = paperField === undefined ? undefined : answers.byField[paperField];
  const saidKind = answered?.verdict === "corrected" ? answered.value : undefined;
  const asked = askedOf(subject, spec, saidKind ?? null);
  for (const { name, value } of proposed?.fields ?? []) {
    if (value != null && !asked.has(name)) asked.set(name, []);
  }
  const specs = new Map((spec?.fields ?? []).map((each) => [each.name, each]));
  const names = new Set([...asked.keys(), ...specs.keys(), ...(spec ? [] : fields.keys())]);
  const items = [...names].map((name): Item => {
    const field = fields.get(name);
    const answer = answers.byField[name];
    const kind = specs.get(name)?.kind ?? "text";
    const many = specs.get(name)?.many ?? false;
    const given = answer?.verdict === "corrected" ? (answer.value ?? "") : null;
    return {
      name,
      title: specs.get(name)?.title || name,
      kind,
      many,
      options: optionsOf(specs.get(name)?.choices),
      asked: asked.has(name),
      required: spec?.policy?.required?.includes(name) ?? false,
      field,
      value: field?.value ?? null,
      // They are about what the machine read.
      reasons: given !== null ? [] : reasonsFor(name, field, findings, asked.get(name) ?? []),
      choices: choicesFor(name, field, findings),
      answer,
      complaint: given !== null ? complaintAbout(kind, given, many) : null,
      problem: given !== null ? problemOf(check, name, given) : null,
      warning: given !== null ? warningAbout(check, name) : null,
      threshold: thresholdOf(spec, name),
    };
  });
  // What kind of document it is was the question: it is answered as soon as a type is chosen.
  const isAnswered = !isKnown(subject.documentType) && isKnown(type);
  const ofAll = isAnswered ? [] : subject.questions.filter((each) => each.field === null);
  return {
    type,
    items,
    paper: paperOf(spec, paperField === undefined ? null : valueIn(items, paperField)),
    notices: [...new Set(ofAll.flatMap((each) => each.reasons))],
    specs: spec?.fields ?? [],
    columns: spec?.line_items ?? [],
    lineItems: answers.lineItems ?? rowsOf(prediction),
  };
}

/** Which fields have to be answered, and why; the same rule as the API's. */
function askedOf(
  { documentType, prediction, questions, audit }: Subject,
  spec: DocumentType | undefined,
  saidKind: string | null,
): Map<string, string[]> {
  const fields = prediction?.fields ?? [];
  if (audit && questions.length === 0) {
    // That nothing is there is an answer, too, where the machine says how sure it is.
    const known = fields.filter((field) => field.value != null || field.confidence != null);
    return new Map(known.map((field) => [field.name, []]));
  }
  const asked = new Map<string, string[]>();
  for (const { field, reasons } of questions) {
    if (field !== null) asked.set(field, [...(asked.get(field) ?? []), ...reasons]);
  }
  if (!spec || (spec.name === documentType && saidKind === null)) return asked;
  // Another type or kind of paper than the machine's makes other fields matter.
  const has = new Set(spec.fields.map((each) => each.name));
  const found = new Set(fields.filter((field) => field.value != null).map((field) => field.name));
  const optional = paperOf(spec, saidKind)?.optional ?? [];
  const missing = (spec.policy?.required ?? []).filter(
    (name) => !found.has(name) && !optional.includes(name),
  );
  return new Map([
    ...[...asked].filter(([name]) => spec.name === documentType || has.has(name)),
    ...missing.filter((name) => !asked.has(name)).map((name): [string, string[]] => [name, []]),
  ]);
}

function valueIn(items: readonly Item[], name: string): string | null {
  const item = items.find((each) => each.name === name);
  return item ? valueOf(item) : null;
}

function rowsOf(prediction: Prediction | null | undefined): Record<string, string>[] {
  return (prediction?.line_items ?? []).map((row) =>
    Object.fromEntries(row.fields.flatMap(({ name, value }) => (value == null ? [] : [[name, value]]))),
  );
}

export function isSettled(item: Item): boolean {
  return item.answer !== undefined && item.complaint === null && item.problem === null;
}

/** The questions that are still open. */
export function openItems(form: Form): Item[] {
  return form.items.filter((item) => item.asked && !isSettled(item));
}

/** Values that do not fit the others. */
export function itemsWithWarnings(form: Form): Item[] {
  return form.items.filter((item) => item.warning !== null);
}

/** The field whose turn it is after `name`: the next open question, from the top again at the end; null: none is open. */
export function nextAfter(form: Form, name: string | null): string | null {
  const asked = form.items.filter((item) => item.asked);
  const at = asked.findIndex((item) => item.name === name);
  const order = [...asked.slice(at + 1), ...asked.slice(0, at + 1)];
  return order.find((item) => !isSettled(item))?.name ?? null;
}

/** The field before or after `name` among those that are shown. */
export function besides(names: readonly string[], name: string | null, by: 1 | -1): string | null {
  if (name === null) return (by === 1 ? names[0] : names.at(-1)) ?? null;
  const at = names.indexOf(name);
  return names[Math.min(names.length - 1, Math.max(0, at + by))] ?? null;
}

/** A value in people's words, where the field lists its values. */
export function wordsFor(item: Item, value: string): string {
  return item.options.find((each) => each.value === value)?.title ?? value;
}

/** The value that holds with the answer; null: there is none. */
export function valueOf(item: Item): string | null {
  switch (item.answer?.verdict) {
    case undefined:
    case "confirmed":
      return item.value;
    case "corrected":
      return item.answer.value ?? null;
    default:
      return null;
  }
}
