/** A document to label: every field of the type is a question. Pure. */
import type { Schemas } from "../api/client.ts";
import type { DocumentType } from "../shared/document_types.ts";
import { type DraftIn, inValues } from "../workbench/answers.ts";
import type { Subject } from "../workbench/form.ts";

/** The document with what the model reads in it now. */
export function subjectOf(
  { document, prediction }: Schemas["DocumentDetail"],
  type: string,
  types: readonly DocumentType[],
): Subject {
  const fields = types.find((each) => each.name === type)?.fields ?? [];
  return {
    id: document.id,
    documentId: document.id,
    pages: document.pages ?? 0,
    documentType: type,
    prediction: prediction ?? null,
    questions: fields.map(({ name }) => ({ field: name, reasons: [] })),
    audit: false,
    draft: null,
  };
}

/**
 * The draft as a label: a confirmed suggestion is written out as a value. What is on record may be another one, from
 * before the model learned, and to confirm means that one.
 */
export function labelled(draft: DraftIn, type: string): DraftIn {
  return { ...inValues(draft), document_type: type };
}
