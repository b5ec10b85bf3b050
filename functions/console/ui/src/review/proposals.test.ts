import assert from "node:assert/strict";
import { test } from "node:test";
import { type Detail, type DocumentType, type Prediction, formOf } from "./form.ts";
import { NOTHING, draftOf, inValues, withAnswer } from "./said.ts";

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

const DETAIL = {
  review: { document_type: "unknown", questions: [{ field: null, reasons: ["What is it?"] }], audit: false },
  draft: null,
  draft_by: null,
  pages: 1,
  prediction: { document_type: "unknown", fields: [], line_items: [] },
} as unknown as Detail;

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
  const form = formOf(DETAIL, TYPES, CHOSEN, null, PROPOSED);
  assert.deepEqual(
    form.items.map((item) => [item.name, item.asked, item.value]),
    [
      ["TOTAL", true, null],
      ["IBAN", true, "DE1"],
    ],
  );
  assert.deepEqual(form.lineItems, [{ ITEM: "Timber" }]);
});

test("what is confirmed of it is said as a value, and what is said otherwise stays", () => {
  const said = withAnswer(CHOSEN, { field: "IBAN", verdict: "confirmed", value: "DE1" });
  assert.deepEqual(inValues(draftOf(said)).answers, [{ field: "IBAN", verdict: "corrected", value: "DE1" }]);
  const absent = withAnswer(CHOSEN, { field: "IBAN", verdict: "absent" });
  assert.deepEqual(inValues(draftOf(absent)).answers, [{ field: "IBAN", verdict: "absent" }]);
});
