import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentType } from "../shared/document_types.ts";
import { type Prediction, type Subject, formOf } from "./form.ts";
import { NOTHING, draftOf, inValues, withAnswer } from "./answers.ts";

const TYPES = [
  {
    name: "invoice",
    title: "Invoice",
    fields: [
      { name: "TOTAL", kind: "money", title: "Total" },
      { name: "IBAN", kind: "iban", title: "" },
    ],
    line_items: [{ name: "ITEM", kind: "text", title: "" }],
    policy: { required: ["TOTAL"] },
  },
] as unknown as DocumentType[];

const SUBJECT: Subject = {
  id: "rev_a_1",
  documentId: "doc_a",
  pages: 1,
  documentType: "unknown",
  questions: [{ field: null, reasons: ["What is it?"] }],
  audit: false,
  draft: null,
  prediction: { document_type: "unknown", fields: [], line_items: [] } as unknown as Prediction,
};

const PROPOSED = {
  document_type: "invoice",
  fields: [
    { name: "IBAN", value: "DE1" },
    { name: "DATE", value: null },
  ],
  line_items: [{ fields: [{ name: "ITEM", value: "Timber" }] }],
} as unknown as Prediction;

const CHOSEN = { ...NOTHING, documentType: "invoice" };

test("what the machine makes of it as the type that was chosen is a question each", () => {
  const form = formOf(SUBJECT, TYPES, CHOSEN, null, PROPOSED);
  assert.deepEqual(
    form.items.map((item) => [item.name, item.asked, item.value]),
    [
      ["TOTAL", true, null],
      ["IBAN", true, "DE1"],
    ],
  );
  assert.deepEqual(form.lineItems, [{ ITEM: "Timber" }]);
});

test("what is confirmed of it is answers as a value, and what is answers otherwise stays", () => {
  const answers = withAnswer(CHOSEN, { field: "IBAN", verdict: "confirmed", value: "DE1" });
  assert.deepEqual(inValues(draftOf(answers)).answers, [
    { field: "IBAN", verdict: "corrected", value: "DE1" },
  ]);
  const absent = withAnswer(CHOSEN, { field: "IBAN", verdict: "absent" });
  assert.deepEqual(inValues(draftOf(absent)).answers, [{ field: "IBAN", verdict: "absent" }]);
});
