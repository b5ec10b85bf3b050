import { counted } from "./numbers.ts";

/** Policies: the list, one policy, its preview and its versions. */
export const policies = {
  title: "Policies",
  text: "When values are accepted without review, for each document type.",
  columns: { type: "Type", mode: "Values are accepted", audits: "Audited", version: "Version" },
  asDescribed: "default of the type",
  unknown: "This document type does not exist",
  back: "All policies",
  pageTitle: (type: string) => `Policy for ${type}`,
  pageText: "A change applies to documents decided from now on, within 30 seconds.",
  leave: "Discard your changes to this policy?",
  mode: "Values are accepted",
  modes: {
    error_budget: "within an error budget",
    expected_cost: "when a review costs more than an error",
    threshold: "above a confidence threshold",
    review_all: "never: every document is reviewed",
  },
  modeHints: {
    error_budget:
      "Only values that are proven to keep the budget are accepted. The proof comes from labels and audits.",
    expected_cost:
      "A value is accepted if its possible error costs less than looking at it. Costs of errors are set through the API.",
    threshold: "A value is accepted if its confidence is high enough. This gives no guarantee.",
    review_all: "People check every document of this type.",
  },
  inShort: {
    error_budget: (error: string) => `within an error budget of ${error}`,
    expected_cost: "when a review costs more than an error",
    threshold: (threshold: string) => `from a confidence of ${threshold}`,
    review_all: "never",
  },
  error: "Error budget (%)",
  errorHint: "How many of the accepted values may be wrong.",
  certainty: "Certainty (%)",
  certaintyHint: "How certain it must be that the budget is kept.",
  threshold: "Threshold (%)",
  thresholdHint: "For fields without a threshold of their own.",
  minuteCost: "Cost of a reviewer per minute",
  minuteCostHint: "In the currency of the documents.",
  seconds: "Seconds per review of a field",
  audits: "Audit rate (%)",
  auditsHint:
    "Share of documents that people check in full although they would be accepted. Without audits nobody learns how often accepted values are wrong.",
  fields: "Fields",
  fieldColumns: { field: "Field", need: "Value", threshold: "Threshold (%)" },
  needs: { optional: "Optional", required: "Required", dispensable: "Dispensable" },
  needsHint:
    "Required: without a value a person is asked. Dispensable: if only such fields are uncertain, the document is accepted without their values.",
  needOf: (field: string) => `Value of ${field}`,
  thresholdOf: (field: string) => `Threshold of ${field} in percent`,
  usual: "as above",
  kinds: "Kinds of document accepted without review",
  kindsHint: "The plain kind always may be. Every other kind goes to a person unless you select it here.",
  wrong: {
    percent: "Enter a number from 0 to 100",
    number: "Enter a number of 0 or more",
    seconds: "Enter a number from 0 to 3,600",
  },
  mend: "Correct the marked entries first.",
  review: "Preview changes",
  unchanged: "Nothing has been changed.",
  preview: {
    title: "What changes",
    changes: { what: "Setting", before: "Now", after: "New" },
    history: "On the last documents",
    historyText: (documents: number) =>
      counted(documents, {
        one: "Both policies applied to the last document of this type.",
        other: "Both policies applied to the last # documents of this type.",
      }),
    working: (documents: number, most: number) => `Looking at documents: ${documents} of up to ${most}`,
    stop: "Stop",
    stopped: "Stopped early.",
    none: "There are no decided documents of this type yet, so there is nothing to try the policy on.",
    columns: { what: "Documents", now: "Now", then: "New" },
    rows: {
      accepted: "Accepted without review",
      questions: "Fields people are asked about",
      wrong: "Wrong values accepted",
    },
    ofChecked: (wrong: string, checked: string) => `${wrong} of ${checked} checked`,
    wrongText: "Counted among accepted values whose true value people have confirmed.",
    budget:
      "What an error budget accepts is proven when documents are read; the overview tells what the budget in use comes to.",
    otherModel: (documents: number) =>
      counted(documents, {
        one: "One of them was read by an earlier model. Under an error budget its values count as not proven.",
        other:
          "# of them were read by an earlier model. Under an error budget their values count as not proven.",
      }),
    worse: (wrong: number) =>
      counted(wrong, {
        one: "With the new policy, one more wrong value would have been accepted without anybody seeing it.",
        other:
          "With the new policy, # more wrong values would have been accepted without anybody seeing them.",
      }),
    newlyAccepted: "Newly accepted, for example",
    newlyAsked: "Newly reviewed, for example",
    document: (number: number) => `document ${number}`,
    save: "Save policy",
    cancel: "Back",
    done: "The policy has been saved.",
  },
  versions: {
    title: "Versions",
    none: "Nobody has stored a policy. The default of the type applies.",
    version: (version: number) => `Version ${version}`,
    shown: (version: number) => `Version ${version}: what it changed`,
    first: "This is the first stored policy.",
    edit: "Edit this version",
  },
  settings: {
    mode: "Mode",
    error: "Error budget",
    certainty: "Certainty",
    threshold: "Threshold",
    minuteCost: "Cost per minute",
    seconds: "Seconds per field",
    audits: "Audit rate",
    kinds: "Kinds accepted",
    lease: "Claim lasts, in seconds",
    errorCosts: "Costs of errors",
    need: (field: string) => `${field}: value`,
    thresholdOf: (field: string) => `${field}: threshold`,
  },
};
