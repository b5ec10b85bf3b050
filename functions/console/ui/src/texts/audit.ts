import type { Schemas } from "../api/client.ts";

const verbs: Record<Schemas["Verb"], string> = {
  type_changed: "changed a document type",
  policy_changed: "changed a policy",
  training_started: "started a training",
  model_promoted: "put a model in use",
  model_rolled_back: "put an earlier model back in use",
  flag_added: "added a flag",
  flag_revoked: "revoked a flag",
  document_erased: "erased a document",
  document_reopened: "reopened a document",
  document_retried: "retried a document",
  document_labelled: "labelled a document",
  document_seen: "opened a document",
  page_seen: "looked at a page",
  result_seen: "read a result",
  review_seen: "opened a review",
  labels_seen: "listed labels",
  labels_exported: "exported labels",
  audit_read: "read the audit record",
};

/** Texts of the audit record. */
export const audit = {
  title: "Audit record",
  text: "Who did what, and who saw which document. It holds ids and times, never what a document says, and outlives the documents.",
  verbs,
  anyVerb: "Every act",
  verb: "Act",
  from: "From",
  to: "Until, inclusive",
  actor: "User id",
  subject: "Id of a document, review, model, flag or type",
  columns: { at: "When", actor: "Who", verb: "Did", subject: "To what", roles: "As" },
  byItself: "the stack itself",
  csv: "Save as CSV",
  saved: (count: number) => (count === 1 ? "One entry is saved." : `${count} entries are saved.`),
  cut: "There are more entries. Choose a shorter time to save them all.",
  empty: {
    title: "Nothing is recorded yet",
    text: "Entries appear as soon as people open documents or change something.",
  },
  nothingMatches: "No entry matches these filters",
  lookFurther: "Nothing found so far. Look further back",
};
