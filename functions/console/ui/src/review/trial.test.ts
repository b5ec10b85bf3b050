import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING, draftOf } from "./said.ts";
import { doubtAbout, doubtsOf, problemOf } from "./doubts.ts";
import { withTyped } from "./trial.ts";

test("what is being typed is tried out as the answer it would be", () => {
  const editing = { field: "TOTAL", text: " 9.00 ", page: null, box: null };
  assert.equal(withTyped(NOTHING, editing).answers["TOTAL"]?.value, "9.00");
  assert.equal(withTyped(NOTHING, { ...editing, text: " " }), NOTHING);
  assert.equal(withTyped(NOTHING, null), NOTHING);
});

test("a trial says what is wrong with a field, and each doubt once", () => {
  const finding = { code: "sum", fields: ["TOTAL"], message: "The sum is off.", repair: null };
  const trial = {
    document_type: "receipt",
    fields: [{ field: "TOTAL", value: null, problem: "TOTAL is no amount." }],
    line_items: null,
    unanswered: [],
    findings: [
      { ...finding, severity: "contradicts" as const },
      { ...finding, severity: "doubts" as const },
      { ...finding, severity: "supports" as const, message: "It fits." },
    ],
    tried: new Map([["TOTAL", "9.oo"]]),
    sums: [],
  };
  assert.equal(problemOf(trial, "TOTAL", "9.oo"), "TOTAL is no amount.");
  assert.equal(problemOf(trial, "TOTAL", "9.00"), null, "that was not asked");
  assert.equal(problemOf(trial, "TAX", "1.00"), null);
  assert.equal(problemOf(null, "TOTAL", "9.oo"), null);
  assert.equal(doubtAbout(trial, "TOTAL"), "The sum is off.");
  assert.equal(doubtAbout(trial, "TAX"), null);
  assert.deepEqual(doubtsOf(trial), ["The sum is off."]);
});

test("what the line items spoke for and do not any more is doubted", () => {
  const sum = {
    code: "items.hold",
    severity: "supports" as const,
    fields: ["TOTAL"],
    message: "The 3 items add up to 60.30.",
    repair: null,
  };
  const none = { document_type: "receipt", fields: [], line_items: null, unanswered: [], findings: [] };
  const trial = { ...none, tried: new Map([["TOTAL", "99.99"]]), sums: [sum] };
  assert.equal(doubtAbout(trial, "TOTAL"), "The 3 items add up to 60.30.");
  assert.equal(doubtAbout(trial, "TAX"), null);
  assert.equal(doubtAbout({ ...trial, findings: [sum] }, "TOTAL"), null, "they still hold");
});

test("what no text may hold does not keep a draft from being stored", () => {
  const said = { ...NOTHING, lineItems: [{ ITEM: "te\0a", PRICE: "\0" }] };
  const typed = withTyped(said, { field: "NAME", text: "a\ud800b\0", page: null, box: null });
  const draft = draftOf(typed);
  assert.deepEqual(draft.line_items, [{ fields: { ITEM: "tea" } }]);
  assert.equal(draft.answers?.[0]?.value, "a\ufffdb");
});
