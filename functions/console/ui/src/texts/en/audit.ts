import type { Schemas } from "../../api/client.ts";
import { counted } from "./numbers.ts";

const verbs: Record<Schemas["Verb"], string> = {
  type_changed: "changed a document type",
  policy_changed: "changed a policy",
  training_started: "started training",
  model_promoted: "promoted a model",
  model_rolled_back: "rolled back to an earlier model",
  flag_added: "added a flag",
  flag_revoked: "revoked a flag",
  document_erased: "erased a document",
  document_reopened: "reopened a document",
  document_retried: "retried a document",
  document_split: "split a document into its papers",
  document_labelled: "labelled a document",
  document_seen: "opened a document",
  page_seen: "viewed a page",
  result_seen: "viewed a result",
  review_seen: "opened a review",
  labels_seen: "viewed labels",
  labels_exported: "exported labels",
  audit_read: "viewed the audit record",
};

/** Texts of the audit record. */
export const audit = {
  title: "Audit record",
  text: "Who did what, and who saw which document. It contains IDs and times but never the content of documents, and it is kept after documents are erased.",
  verbs,
  anyVerb: "All actions",
  verb: "Action",
  from: "From",
  to: "To (inclusive)",
  actor: "User ID",
  subject: "ID of a document, review, model, flag or type",
  columns: { at: "When", actor: "Who", verb: "Action", subject: "Subject", roles: "Roles" },
  byItself: "automatic",
  csv: "Save as CSV",
  saved: (count: number) => counted(count, { one: "One entry was saved.", other: "# entries were saved." }),
  cut: "There are more entries. Choose a shorter period to save them all.",
  empty: {
    title: "Nothing has been recorded yet",
    text: "Entries appear when people open documents or make changes.",
  },
  nothingMatches: "No entries match these filters",
  lookFurther: "Nothing found so far. Search further back",
};
