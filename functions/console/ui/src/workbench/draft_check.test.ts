import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING, draftOf } from "./answers.ts";
import { problemOf, warningAbout, warningsOf } from "./warnings.ts";
import { withTyped } from "./draft_check.ts";

test("what is being typed is checked as the answer it would be", () => {
  const editing = { field: "TOTAL", text: " 9.00 ", page: null, box: null, places: [] };
  assert.equal(withTyped(NOTHING, editing).byField["TOTAL"]?.value, "9.00");
  assert.equal(withTyped(NOTHING, { ...editing, text: " " }), NOTHING);
  assert.equal(withTyped(NOTHING, null), NOTHING);
});

test("a check reports what is wrong with a field, and each warning once", () => {
  const finding = { code: "sum", fields: ["TOTAL"], message: "The sum is off.", repair: null };
  const check = {
    document_type: "receipt",
    fields: [{ field: "TOTAL", value: null, problem: "TOTAL is not a valid amount." }],
    line_items: null,
    unanswered: [],
    findings: [
      { ...finding, severity: "contradicts" as const },
      { ...finding, severity: "doubts" as const },
      { ...finding, severity: "supports" as const, message: "It fits." },
    ],
    values: new Map([["TOTAL", "9.oo"]]),
    sums: [],
  };
  assert.equal(problemOf(check, "TOTAL", "9.oo"), "TOTAL is not a valid amount.");
  assert.equal(problemOf(check, "TOTAL", "9.00"), null, "that was not asked");
  assert.equal(problemOf(check, "TAX", "1.00"), null);
  assert.equal(problemOf(null, "TOTAL", "9.oo"), null);
  assert.equal(warningAbout(check, "TOTAL"), "The sum is off.");
  assert.equal(warningAbout(check, "TAX"), null);
  assert.deepEqual(warningsOf(check), ["The sum is off."]);
});

test("what the line items supported and do not any more is a warning", () => {
  const sum = {
    code: "items.hold",
    severity: "supports" as const,
    fields: ["TOTAL"],
    message: "The 3 items add up to 60.30.",
    repair: null,
  };
  const none = { document_type: "receipt", fields: [], line_items: null, unanswered: [], findings: [] };
  const check = { ...none, values: new Map([["TOTAL", "99.99"]]), sums: [sum] };
  assert.equal(warningAbout(check, "TOTAL"), "The 3 items add up to 60.30.");
  assert.equal(warningAbout(check, "TAX"), null);
  assert.equal(warningAbout({ ...check, findings: [sum] }, "TOTAL"), null, "they still hold");
});

test("what no text may hold does not keep a draft from being stored", () => {
  const answers = { ...NOTHING, lineItems: [{ ITEM: "te\0a", PRICE: "\0" }] };
  const typed = withTyped(answers, { field: "NAME", text: "a\ud800b\0", page: null, box: null, places: [] });
  const draft = draftOf(typed);
  assert.deepEqual(draft.line_items, [{ fields: { ITEM: "tea" } }]);
  assert.equal(draft.answers?.[0]?.value, "a\ufffdb");
});
