import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { dropSession } from "../api/session.ts";
import { type DocumentType, refreshTypes } from "../shared/document_types.ts";
import { FakeApi, signInAs } from "../testing/fake_api.ts";
import { openFakePage } from "../testing/fake_browser.ts";
import { NOTHING, draftOf } from "./answers.ts";
import { Editor } from "./editor.ts";
import { formOf } from "./form.ts";
import { marksOf } from "./marks.ts";
import { hasSameValues, saidIn, valuesIn, withValue } from "./several.ts";
import { complaintAbout } from "./value_check.ts";

const box = (left: number) => ({ left, top: 0.1, right: left + 0.1, bottom: 0.12 });
const PARTIES = [
  { value: "Acme Ltd", text: "ACME Ltd", page: 1, box: box(0.1), confidence: 0.9, reasons: [] },
  { value: "Bolt Inc.", text: "Bolt Inc.", page: 2, box: box(0.3), confidence: 0.4, reasons: [] },
];
const SUBJECT = {
  id: "doc",
  documentId: "doc",
  pages: 2,
  documentType: "agreement",
  prediction: {
    document_type: "agreement",
    fields: [{ name: "PARTY", value: "Acme Ltd\nBolt Inc.", text: "ACME Ltd\nBolt Inc.", values: PARTIES }],
  } as never,
  questions: [{ field: "PARTY", reasons: [] }],
  audit: false,
  draft: null,
};
const TYPE = {
  name: "agreement",
  title: "Agreement",
  fields: [{ name: "PARTY", kind: "name", many: true }],
} as unknown as DocumentType;

async function editorOf(): Promise<Editor> {
  openFakePage("/review/rev");
  signInAs("ann", "reviewer");
  new FakeApi().on("GET /document-types", () => ({ items: [TYPE] }));
  await refreshTypes();
  return new Editor(SUBJECT);
}

afterEach(() => dropSession());

test("values are one a line, each once", () => {
  assert.deepEqual(valuesIn(" a \n\nb\na"), ["a", "b"]);
  assert.equal(withValue("a\nb", " c "), "a\nb\nc");
  assert.equal(withValue("a\nb", "b"), "a\nb");
  assert.equal(withValue("", "b"), "b");
});

test("their order says nothing", () => {
  assert.ok(hasSameValues("a\nb", "b\na\n"));
  assert.ok(!hasSameValues("a\nb", "a"));
  assert.ok(!hasSameValues("a", "a\nb"));
});

test("a value that was seen has its place, and a typed one has none", () => {
  const places = [{ value: "a", page: 2, box: box(0.5) }];
  assert.deepEqual(saidIn("a\nb", places), [{ value: "a", page: 2, box: box(0.5) }, { value: "b" }]);
});

test("each value is checked as one of its kind", () => {
  assert.equal(complaintAbout("date", "2024-01-02\n2024-02-30", true), "day");
  assert.equal(complaintAbout("date", "2024-01-02\n2024-02-03", true), null);
  assert.equal(complaintAbout("date", "\n", true), "empty");
});

test("words taken from the page join the values that stand", async () => {
  const editor = await editorOf();
  editor.add("Third GmbH", { page: 1, box: box(0.7) });
  const [answer] = draftOf(editor.answers.peek()).answers ?? [];
  assert.equal(answer?.verdict, "corrected");
  assert.equal(answer?.value, "Acme Ltd\nBolt Inc.\nThird GmbH");
  assert.deepEqual(answer?.values, [
    { value: "Acme Ltd", page: 1, box: box(0.1) },
    { value: "Bolt Inc.", page: 2, box: box(0.3) },
    { value: "Third GmbH", page: 1, box: box(0.7) },
  ]);
  // Another one joins what was answered.
  editor.turnTo("PARTY");
  editor.add("Fourth AG", null);
  assert.equal(editor.answers.peek().byField["PARTY"]?.values?.length, 4);
});

test("the same values in another order confirm what stands", async () => {
  const editor = await editorOf();
  editor.edit("Bolt Inc.\nAcme Ltd");
  editor.settle(true);
  assert.equal(editor.answers.peek().byField["PARTY"]?.verdict, "confirmed");
});

test("each value is marked where it stands, and what was taken away is not", async () => {
  const whole = formOf(SUBJECT, [TYPE], NOTHING);
  assert.deepEqual(
    marksOf(whole, null).map(({ id, page }) => [id, page]),
    [
      ["PARTY", 1],
      ["PARTY", 2],
    ],
  );
  const editor = await editorOf();
  editor.edit("Acme Ltd");
  editor.settle(true);
  const left = formOf(SUBJECT, [TYPE], editor.answers.peek());
  assert.deepEqual(
    marksOf(left, null).map(({ page }) => page),
    [1],
  );
});
