import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Detail,
  type DocumentType,
  NOTHING,
  answered,
  askedOf,
  changed,
  draftOf,
  nextOpen,
  redone,
  unanswered,
  undone,
  valueOf,
  workOf,
} from "./answers.ts";

const field = (name: string, value: string | null) => ({ name, value });
const detail = (questions: (string | null)[], audit = false) =>
  ({
    review: { audit, questions: questions.map((name) => ({ field: name, reasons: ["so"] })) },
    prediction: { fields: [field("DATE", "2026-01-02"), field("TOTAL", "8.00"), field("TIP", null)] },
  }) as unknown as Detail;
const type = { fields: [{ name: "TOTAL" }, { name: "DATE" }] } as unknown as DocumentType;

test("questions come in the order of the type, and one about the whole document is none of a field", () => {
  assert.deepEqual(askedOf(detail(["DATE", null, "TOTAL"]), type), ["TOTAL", "DATE"]);
  assert.deepEqual(askedOf(detail(["DATE"]), undefined), ["DATE"]);
});

test("an audit without questions asks for everything that was read", () => {
  assert.deepEqual(askedOf(detail([], true), undefined), ["DATE", "TOTAL"]);
  assert.deepEqual(askedOf(detail(["TIP"], true), undefined), ["TIP"]);
});

test("the next open question goes round and ends when all have an answer", () => {
  const said = answered(workOf(null), { field: "b", verdict: "absent" }).now;
  assert.equal(nextOpen(["a", "b", "c"], said, "a"), "c");
  assert.equal(nextOpen(["a", "b", "c"], said, "c"), "a");
  assert.equal(nextOpen(["b"], said, null), null);
});

test("every step is taken back and done again; typing on is one step", () => {
  let work = workOf(null);
  work = answered(work, { field: "a", verdict: "corrected", value: "1" }, "type a");
  work = answered(work, { field: "a", verdict: "corrected", value: "12" }, "type a");
  work = changed(work, { rows: [{ ITEM: "tea" }] });
  work = unanswered(work, "a");
  assert.deepEqual(work.now.answers, {});

  work = undone(undone(work));
  assert.equal(work.now.answers["a"]?.value, "12");
  assert.equal(work.now.rows, null);
  assert.deepEqual(undone(work).now, NOTHING);
  assert.deepEqual(redone(work).now.rows, [{ ITEM: "tea" }]);
  assert.deepEqual(undone(workOf(null)).now, NOTHING);
});

test("something new after a step back leaves nothing to do again", () => {
  const work = undone(changed(workOf(null), { type: "invoice" }));
  assert.equal(redone(answered(work, { field: "a", verdict: "absent" })).now.type, null);
});

test("a draft carries what was said and leaves empty cells out", () => {
  const said = { ...NOTHING, rows: [{ ITEM: "tea", PRICE: " " }], type: "receipt" };
  assert.deepEqual(draftOf(said), {
    answers: [],
    line_items: [{ fields: { ITEM: "tea" } }],
    document_type: "receipt",
  });
  assert.equal(draftOf(NOTHING).line_items, null);
});

test("what stands is what was confirmed, corrected or read", () => {
  const read = field("TOTAL", "8.00") as never;
  assert.equal(valueOf(read, undefined), "8.00");
  assert.equal(valueOf(read, { field: "TOTAL", verdict: "confirmed" }), "8.00");
  assert.equal(valueOf(read, { field: "TOTAL", verdict: "corrected", value: "9.00" }), "9.00");
  assert.equal(valueOf(read, { field: "TOTAL", verdict: "absent" }), null);
});
