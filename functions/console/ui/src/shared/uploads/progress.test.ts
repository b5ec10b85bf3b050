import assert from "node:assert/strict";
import { test } from "node:test";
import { AT_ONCE, type Item, type Stage, isUnderWay, nextToSend, refusalOf, toFollow } from "./progress.ts";

let last = 0;
function item(stage: Stage, state: string | null = null): Item {
  const document = state === null ? null : ({ state } as Item["document"]);
  const nothing = { share: 0, problem: null, doubts: [], upload: null, documentType: undefined };
  return { ...nothing, id: ++last, name: "a.pdf", size: 1, file: new Blob(), stage, document };
}

test("what cannot be a document is not sent", () => {
  assert.equal(refusalOf({ name: "a.PDF", size: 10 }), null);
  assert.equal(refusalOf({ name: "a.b.jpeg", size: 10 }), null);
  assert.equal(refusalOf({ name: "a.pdf", size: 0 }), "empty");
  for (const name of ["a.exe", "pdf", "a.", "", "a.pdf.zip"])
    assert.equal(refusalOf({ name, size: 10 }), "format");
});

test("a few are sent at a time, the oldest first", () => {
  const waiting = Array.from({ length: 5 }, () => item("waiting"));
  assert.deepEqual(nextToSend(waiting), waiting.slice(0, AT_ONCE));
  assert.deepEqual(nextToSend([item("sending"), item("lost"), ...waiting]), waiting.slice(0, AT_ONCE - 1));
  assert.deepEqual(nextToSend([...waiting, ...Array.from({ length: 4 }, () => item("sending"))]), []);
});

test("a document is followed until it is decided on", () => {
  const followed = [item("sent"), item("known", "received"), item("known", "extracting")];
  const not = ["accepted", "in_review", "failed", "duplicate"].map((state) => item("known", state));
  assert.deepEqual(toFollow([...followed, ...not, item("waiting"), item("refused")]), followed);
});

test("only what is on its way would be lost with the page", () => {
  assert.ok(isUnderWay([item("known", "accepted"), item("waiting")]));
  assert.ok(isUnderWay([item("sending")]));
  assert.ok(!isUnderWay([item("sent"), item("refused"), item("lost")]));
});
