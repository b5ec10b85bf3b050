import { counted } from "./numbers.ts";

/** Document types: the list, and one type with its description and its versions. */
export const types = {
  title: "Document types",
  text: "What docloop reads, and how. A retired type takes no new documents; those that it has keep working.",
  add: "New document type",
  columns: { title: "Type", state: "State", version: "Version", by: "Changed by", at: "Changed" },
  states: { in_use: "In use", retired: "Retired", deleted: "Deleted" },
  shipped: "comes with docloop",
  asShipped: "as shipped",
  anyState: "All states",
  nothingMatches: "No document type is in this state",
  newTitle: "New document type",
  newText:
    "Describe the type in YAML. Mistakes are shown as you type, each with its line. The form writes the same description field by field.",
  useForm: "Use the form",
  oneText:
    "Changes apply to documents that are read from now on. The policy is not part of this text; it has its own page.",
  policy: "Policy",
  source: "Description in YAML",
  save: "Save",
  saved: (title: string) => `${title} has been saved.`,
  checking: "Checking",
  noMistakes: "No mistakes",
  mistakes: (count: number) => counted(count, { one: "1 mistake", other: "# mistakes" }),
  line: (line: number) => `Line ${line}`,
  nowhere: "Whole text",
  meant: (name: string) => `Did you mean ${name}?`,
  unknown: "This document type does not exist",
  back: "All document types",
  leave: "Discard your changes to this document type?",
  retire: {
    open: "Retire",
    title: (title: string) => `Retire ${title}?`,
    text: "New documents will not be of this type, whatever their folder says. Documents, reviews, labels and models of this type keep working. You can bring it back at any time.",
    done: "The document type is retired.",
  },
  restore: {
    open: "Bring back",
    title: (title: string) => `Bring back ${title}?`,
    text: "New documents may be of this type again, within 30 seconds.",
    done: "The document type is in use again.",
  },
  remove: {
    open: "Delete",
    title: (title: string) => `Delete ${title}?`,
    text: "Only a type that was never used can be deleted. This cannot be undone; you would have to describe it again.",
    done: "The document type has been deleted.",
  },
  versions: {
    title: "Versions",
    none: "Nobody has changed this type. It is used as it comes with docloop.",
    version: (version: number) => `Version ${version}`,
    shown: (version: number) => `Version ${version}: what it changed`,
    same: "The description did not change.",
    added: "added",
    removed: "removed",
    edit: "Edit this version",
    close: "Close",
  },
  template: `name: delivery_note
title: Delivery note
keywords:
  - delivery note
fields:
  - name: DELIVERY_NOTE_NUMBER
    title: Delivery note number
    kind: identifier
    labels: [Delivery note no.]
  - name: DELIVERY_DATE
    title: Delivery date
    kind: date
`,
};
