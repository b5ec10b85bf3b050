/** A document to label in the shape of a review, so that the same screen answers it: every field is a question. Pure. */
import type { Schemas } from "../api/client.ts";
import type { Detail, DocumentType } from "../review/form.ts";
import { type DraftIn, inValues } from "../review/said.ts";

/** `suggested`: the document with what the model makes of it now. */
export function detailOf(
  { document, prediction }: Schemas["DocumentDetail"],
  type: string,
  types: readonly DocumentType[],
): Detail {
  const fields = types.find((each) => each.name === type)?.fields ?? [];
  const { id, received_at: at, pages } = document;
  return {
    review: {
      id,
      document_id: id,
      document_type: type,
      round: 1,
      state: "claimed",
      questions: fields.map(({ name }) => ({ field: name, reasons: [], flagged: false })),
      audit: false,
      senior_only: false,
      priority: 0,
      amount: null,
      supplier: null,
      key_name: null,
      opened_at: at,
      changed_at: at,
      claim: null,
      note: null,
      outcome: null,
      done_by: null,
      done_at: null,
      corrections: [],
    },
    draft: null,
    draft_by: null,
    prediction: prediction && { ...prediction, document_type: type },
    pages,
  };
}

/**
 * The draft as a label: a suggestion that was confirmed is said as a value. What is on record may be another one, from
 * before the model learned, and to confirm means that one.
 */
export function labelled(draft: DraftIn, type: string): DraftIn {
  return { ...inValues(draft), document_type: type };
}
