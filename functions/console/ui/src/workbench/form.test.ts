import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentType } from "../shared/document_types.ts";
import { choicesFor } from "./choices.ts";
import { type Subject, besides, formOf, isSettled, nextAfter, openItems, valueOf } from "./form.ts";
import { begin, redo, step, undo } from "./undo_history.ts";
import { NOTHING, draftOf, isSame, rowsWithWords, answersIn, withAnswer, withoutAnswer } from "./answers.ts";
import { Stopwatch } from "./stopwatch.ts";

const BOX = { left: 0.1, top: 0.1, right: 0.2, bottom: 0.2 };

function subject(changes: Partial<Subject> = {}, prediction: object = {}): Subject {
  return {
    id: "rev_a_1",
    documentId: "doc_a",
    documentType: "receipt",
    questions: [
      { field: "TOTAL", reasons: ["Unsure."] },
      { field: "DATE", reasons: ["Not found."] },
      { field: null, reasons: ["Another one has this number."] },
    ],
    audit: false,
    draft: null,
    pages: 1,
    prediction: {
      document_type: "receipt",
      type_confidence: 1,
      fields: [
        { name: "SHOP", value: "Corner", confidence: 0.99 },
        { name: "TOTAL", value: "8.00", text: "8,00", confidence: 0.4, page: 1, box: BOX },
      ],
      ...prediction,
    },
    ...changes,
  };
}

const TYPES = [
  {
    name: "receipt",
    title: "Receipt",
    fields: [
      { name: "SHOP", kind: "name", title: "Shop" },
      { name: "DATE", kind: "date", title: "Date" },
      { name: "TOTAL", kind: "money", title: "Total" },
    ],
    policy: { mode: "threshold", threshold: 0.7, thresholds: { SHOP: 0.85 }, required: ["TOTAL"] },
  },
  {
    name: "invoice",
    title: "Invoice",
    fields: [
      { name: "TOTAL", kind: "money", title: "Total" },
      { name: "IBAN", kind: "iban", title: "IBAN" },
    ],
    policy: { required: ["IBAN", "TOTAL"] },
  },
] as unknown as DocumentType[];

test("questions come first, the rest as the type has it, the document's own apart", () => {
  const form = formOf(subject(), TYPES, NOTHING);
  assert.deepEqual(
    form.items.map((item) => [item.name, item.asked]),
    [
      ["TOTAL", true],
      ["DATE", true],
      ["SHOP", false],
    ],
  );
  assert.deepEqual(form.notices, ["Another one has this number."]);
  assert.deepEqual(
    form.items.map((item) => item.threshold),
    [0.7, 0.7, 0.85],
  );
});

test("what kind of document it is stands as a question until a type is chosen", () => {
  const unknown = subject({
    documentType: "unknown",
    questions: [{ field: null, reasons: ["What is it?"] }],
  });
  assert.deepEqual(formOf(unknown, TYPES, NOTHING).notices, ["What is it?"]);
  assert.deepEqual(formOf(unknown, TYPES, { ...NOTHING, documentType: "invoice" }).notices, []);
});

test("an audit without questions asks for all that the machine said something of", () => {
  const fields = [
    { name: "SHOP", value: "Corner", confidence: 0.99 },
    { name: "DATE", value: null, confidence: 0.96 },
    { name: "TOTAL", value: null, confidence: null },
  ];
  const form = formOf(subject({ audit: true, questions: [] }, { fields }), TYPES, NOTHING);
  assert.deepEqual(
    form.items.filter((item) => item.asked).map((item) => item.name),
    ["SHOP", "DATE"],
  );
});

test("another type asks for its own required fields and drops questions that it does not have", () => {
  const form = formOf(subject(), TYPES, { ...NOTHING, documentType: "invoice" });
  assert.deepEqual(
    form.items.map((item) => [item.name, item.asked]),
    [
      ["TOTAL", true],
      ["IBAN", true],
    ],
  );
});

test("the next question is the one after, from the top again, and none when all are settled", () => {
  const answered = withAnswer(NOTHING, { field: "TOTAL", verdict: "confirmed" });
  assert.equal(nextAfter(formOf(subject(), TYPES, NOTHING), null), "TOTAL");
  assert.equal(nextAfter(formOf(subject(), TYPES, NOTHING), "DATE"), "TOTAL");
  assert.equal(nextAfter(formOf(subject(), TYPES, answered), "TOTAL"), "DATE");
  const all = withAnswer(answered, { field: "DATE", verdict: "absent" });
  assert.equal(nextAfter(formOf(subject(), TYPES, all), "DATE"), null);
  assert.deepEqual(openItems(formOf(subject(), TYPES, all)), []);
});

test("an answer that is no value of its kind leaves the question open", () => {
  const wrong = withAnswer(NOTHING, { field: "DATE", verdict: "corrected", value: "soon" });
  const item = formOf(subject(), TYPES, wrong).items.find((each) => each.name === "DATE")!;
  assert.equal(item.complaint, "date");
  assert.equal(isSettled(item), false);
  assert.equal(valueOf(item), "soon");
});

test("walking stays between the first and the last field", () => {
  assert.equal(besides(["A", "B"], "B", 1), "B");
  assert.equal(besides(["A", "B"], "B", -1), "A");
  assert.equal(besides(["A", "B"], null, 1), "A");
  assert.equal(besides([], null, 1), null);
});

test("repairs, the other reader and alternatives each have their key, and no value comes twice", () => {
  const field = {
    name: "TOTAL",
    value: "8.00",
    page: 1,
    box: BOX,
    alternatives: ["B.00", "9.00", "8.00", "7.00", "6.00", "5.00"].map((value) => ({
      field: "TOTAL",
      value,
      text: `€ ${value}`,
      page: 2,
      box: BOX,
    })),
  };
  const finding = (code: string, value: string) => ({
    code,
    severity: "doubts" as const,
    fields: ["TOTAL"],
    message: "m",
    repair: { field: "TOTAL", value, because: "b" },
  });
  const choices = choicesFor("TOTAL", field, [
    finding("readers.differ", "B.00"),
    finding("sum.differs", "8.10"),
  ]);
  assert.deepEqual(
    choices.map(({ key, kind, value }) => [key, kind, value]),
    [
      ["p", "repair", "8.10"],
      ["o", "reader", "B.00"],
      ["1", "alternative", "9.00"],
      ["2", "alternative", "7.00"],
      ["3", "alternative", "6.00"],
    ],
  );
});

test("undo and redo walk the same way, and a new step ends what was taken back", () => {
  const three = step(step(begin(1), 2), 3);
  assert.equal(undo(undo(three)).now, 1);
  assert.equal(undo(undo(undo(three))).now, 1);
  assert.equal(redo(undo(three)).now, 3);
  assert.equal(redo(step(undo(three), 4)).now, 4);
});

test("a draft that the API gives back says the same", () => {
  const answers = withAnswer(
    { ...NOTHING, lineItems: [{ ITEM: "Tea", PRICE: " " }, { ITEM: "" }] },
    { field: "A", verdict: "absent" },
  );
  assert.deepEqual(rowsWithWords(answers.lineItems!), [{ ITEM: "Tea" }]);
  const answered = {
    field: "A",
    verdict: "absent" as const,
    value: null,
    page: null,
    box: null,
    seconds: null,
  };
  const stored = answersIn({ ...draftOf(answers), answers: [answered] });
  assert.ok(isSame(stored, answers));
  assert.ok(!isSame(stored, withoutAnswer(answers, "A")));
  assert.deepEqual(draftOf(answers, new Set(["B"])).answers, []);
});

test("seconds are those spent on a field, and a long pause counts only in part", () => {
  const watch = new Stopwatch();
  watch.turn("A", 0);
  watch.touch(4_000);
  watch.turn("B", 5_000);
  assert.equal(watch.secondsOn("B", 3_605_000), 30);
  watch.turn("A", 3_606_000);
  assert.equal(watch.secondsOn("A", 3_607_000), 6);
});
