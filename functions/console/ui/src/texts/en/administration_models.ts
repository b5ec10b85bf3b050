import { counted } from "./numbers.ts";

/** Models: what was trained, which one is in use, and putting another one in use. */
export const models = {
  title: "Models",
  text: "Every training and its model, newest first. A model that is better on labels it has not seen is put in use automatically; you can put any other in use.",
  type: "Document type",
  anyType: "All document types",
  columns: { model: "Model", state: "State", labels: "Labels", before: "In use then", after: "This model" },
  figures: "Fields right, on labels that neither model had seen",
  trainedOn: (type: string) => `Model for ${type}`,
  shipped: "comes with docloop",
  inUse: "In use",
  states: {
    queued: "Queued",
    training: "Training",
    promoted: "Was in use",
    kept: "Not put in use",
    failed: "Failed",
    shipped: "Available",
  },
  details: "Details",
  facts: {
    started: "Started by",
    labels: "Labels learned from",
    skipped: "Labels without a reading any more",
    compared: "Compared on",
    comparedOn: (documents: number, fields: number) =>
      `${counted(documents, { one: "1 document", other: "# documents" })}, ${counted(fields, { one: "1 field", other: "# fields" })}`,
    wonLost: "Only this model right, only the other right",
    right: "Fields right",
    accepted: "Fields its error budget accepts",
    promotions: "Put in use",
    none: "Never",
  },
  automatic: { labels: "enough new labels", erasure: "an erasure", docloop: "docloop" },
  use: {
    open: "Use this model",
    title: (type: string) => `Use this model for ${type}?`,
    text: "Documents that are read from now on are read by it. You can go back to the model that is in use now at any time.",
    done: "The model is in use.",
  },
  back: {
    open: "Roll back to this model",
    title: (type: string) => `Roll back to this model for ${type}?`,
    text: "Documents that are read from now on are read by it again. Documents that were already decided are not read again.",
    done: "The earlier model is in use again.",
  },
  empty: {
    title: "No model has been trained yet",
    text: "A training starts when there are enough new labels, or under Labelling with “Train now”.",
  },
  labelling: "Go to Labelling",
};
