import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentType } from "./document_types.ts";
import { optionsOf, paperOf } from "./papers.ts";

const TYPE = {
  name: "invoice",
  title: "Invoice",
  fields: [
    {
      name: "DOCUMENT_KIND",
      kind: "choice",
      role: "document_kind" as const,
      choices: { invoice: ["Invoice"], credit_note: ["Credit note", "Avoir"], quote: [] },
    },
  ],
  papers: {
    invoice: { payable: true, owed_by: "customer" },
    credit_note: { owed_by: "supplier" },
    quote: { optional: ["TOTAL"] },
  },
} as unknown as DocumentType;

test("options are what a field lists, with the first of their words for people", () => {
  assert.deepEqual(optionsOf(TYPE.fields[0]!.choices), [
    { value: "invoice", title: "Invoice" },
    { value: "credit_note", title: "Credit note" },
    { value: "quote", title: "quote" },
  ]);
  assert.deepEqual(optionsOf(undefined), []);
});

test("a paper says whether it is paid, and who owes", () => {
  const bill = paperOf(TYPE, "invoice");
  assert.deepEqual([bill?.isPlain, bill?.payable, bill?.owedBy], [true, true, "customer"]);
  const credit = paperOf(TYPE, "credit_note");
  assert.deepEqual(
    [credit?.title, credit?.isPlain, credit?.payable, credit?.owedBy],
    ["Credit note", false, false, "supplier"],
  );
  assert.deepEqual(paperOf(TYPE, "quote")?.optional, ["TOTAL"]);
});

test("of a kind that the type does not know nothing is said", () => {
  assert.equal(paperOf(TYPE, "reminder"), null);
  assert.equal(paperOf(TYPE, null), null);
  assert.equal(paperOf(undefined, "invoice"), null);
});
