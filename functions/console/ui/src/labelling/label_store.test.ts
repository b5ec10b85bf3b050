import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { dropSession } from "../api/session.ts";
import { FakeApi, Refusal, settled, signInAs } from "../testing/fake_api.ts";
import { openFakePage } from "../testing/fake_browser.ts";
import { FAKE_TYPES, fakeReview } from "../testing/fake_reviews.ts";
import { backupOf } from "../workbench/session_backup.ts";
import { type LabelTask, keepBackedUp, labelStore } from "./label_store.ts";

let server = new FakeApi();
let waiting: (string | null)[] = [];

function documentOf(id: string): object {
  return { id, state: "in_review", review_id: `rev_of_${id}`, pages: 0 };
}

beforeEach(() => {
  openFakePage("/labelling/receipt");
  signInAs("sue", "senior");
  waiting = ["doc_1", "doc_2"];
  server = new FakeApi()
    .on("GET /document-types", () => FAKE_TYPES)
    .on("GET /labels/next", () => {
      const id = waiting.shift();
      return { document: id ? documentOf(id) : null };
    })
    .on("POST /labels", () => ({}));
  for (const id of ["doc_1", "doc_2", "doc_3"]) {
    server.on(`GET /documents/${id}/suggestions`, () => ({
      document: documentOf(id),
      prediction: { document_type: "unknown", fields: [{ name: "TOTAL", value: "8.00" }] },
    }));
    server.on(`POST /reviews/rev_of_${id}/claim`, () => fakeReview(`rev_of_${id}`, { fence: 3 }));
    server.on(`POST /reviews/rev_of_${id}/submit`, () => ({}));
  }
});

afterEach(() => dropSession());

function shown(): LabelTask {
  const now = labelStore().shown.peek();
  assert.equal(now.kind, "task");
  return (now as { task: LabelTask }).task;
}

test("every field of the type is a question, with what the model reads as its value", async () => {
  await labelStore().begin("receipt");
  const [item] = shown().editor.form.value.items;
  assert.deepEqual([item?.name, item?.asked, item?.value], ["TOTAL", true, "8.00"]);
});

test("a label decides the review that waits for the document, with confirmed values written out", async () => {
  await labelStore().begin("receipt");
  const { editor } = shown();
  editor.confirm();
  await labelStore().save(editor, "key-1");
  const [{ fence, draft }] = server.bodies("POST /reviews/rev_of_doc_1/submit") as [
    { fence: number; draft: { answers: { verdict: string; value: string }[]; document_type: string } },
  ];
  assert.deepEqual([fence, draft.document_type], [3, "receipt"]);
  assert.deepEqual([draft.answers[0]?.verdict, draft.answers[0]?.value], ["corrected", "8.00"]);
  assert.deepEqual(server.bodies("POST /labels"), []);
  assert.equal(shown().editor.documentId, "doc_2");
});

test("where somebody else holds the review, the label is stored beside it", async () => {
  server.on("POST /reviews/rev_of_doc_1/claim", () => new Refusal(409, { code: "claim_conflict" }));
  await labelStore().begin("receipt");
  const { editor } = shown();
  editor.confirm();
  await labelStore().save(editor, "key-1");
  assert.equal(server.bodies("POST /labels")[0]?.["document_id"], "doc_1");
});

test("annotators decide no reviews", async () => {
  signInAs("tom", "annotator");
  await labelStore().begin("receipt");
  assert.equal(labelStore().reviewOf(shown().editor), null);
});

test("what is passed over is named when the next one is asked for, and counted at the end", async () => {
  await labelStore().begin("receipt");
  await settled();
  await labelStore().skip(shown().editor);
  await settled();
  await labelStore().skip(shown().editor);
  assert.deepEqual(labelStore().shown.value, { kind: "nothing", passedOver: 2 });
});

test("after a training an untouched document is read anew, and answers are not thrown away", async () => {
  await labelStore().begin("receipt");
  await settled();
  waiting = ["doc_3"];
  shown().editor.confirm();
  labelStore().readAnew();
  await settled();
  assert.equal(shown().editor.documentId, "doc_1");
  shown().editor.undo();
  labelStore().readAnew();
  await settled();
  assert.equal(shown().editor.documentId, "doc_3");
});

test("answers are backed up until they are saved, and go with the session", async () => {
  await labelStore().begin("receipt");
  const task = shown();
  const stop = keepBackedUp(task);
  task.editor.confirm();
  assert.equal(backupOf("doc_1")?.answers.byField["TOTAL"]?.verdict, "confirmed");
  signInAs("tom", "annotator");
  assert.equal(backupOf("doc_1"), null);
  assert.deepEqual(labelStore().shown.value, { kind: "loading" });
  stop();
});
