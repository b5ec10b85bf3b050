import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, withPart } from "./policy_preview.ts";

test("parts are added up, with a few examples of what differs", () => {
  const ids = (name: string) => Array.from({ length: 4 }, (_, at) => `${name}${at}`);
  const part = (name: string) => ({
    document_type: "note",
    documents: 50,
    other_model: 2,
    now: { accepted: 10, questions: 80, checked: 5, wrong: 0 },
    then: { accepted: 30, questions: 20, checked: 15, wrong: 1 },
    newly_accepted: ids(name),
    newly_asked: [],
  });
  const both = withPart(withPart(EMPTY, part("a")), part("b"));
  assert.deepEqual(both.now, { accepted: 20, questions: 160, checked: 10, wrong: 0 });
  assert.deepEqual(both.then, { accepted: 60, questions: 40, checked: 30, wrong: 2 });
  assert.deepEqual([both.documents, both.otherModel], [100, 4]);
  assert.deepEqual(both.newlyAccepted, ["a0", "a1", "a2", "a3", "b0"]);
});
