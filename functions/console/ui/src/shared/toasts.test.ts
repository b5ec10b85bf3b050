import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Problem, Unreachable, problemOf } from "../api/problem.ts";
import { signInAs } from "../testing/fake_api.ts";
import { openFakePage } from "../testing/fake_browser.ts";
import { dismissHints, toast, toasts, wordsOf } from "./toasts.ts";

beforeEach(() => {
  openFakePage();
  signInAs("ann", "reviewer");
});

const texts = () => toasts.value.map(({ text }) => text);

test("the last four are shown, each for its time", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  for (const text of ["1", "2", "3", "4"]) toast("info", text);
  toast("error", "5");
  assert.deepEqual(texts(), ["2", "3", "4", "5"]);
  context.mock.timers.tick(5_000);
  assert.deepEqual(texts(), ["5"]);
  context.mock.timers.tick(7_000);
  assert.deepEqual(texts(), []);
});

test("hints go with the page that they are about", () => {
  toast("info", "a hint");
  toast("success", "done");
  dismissHints();
  assert.deepEqual(texts(), ["done"]);
});

test("what one person was told and offered is not there for the next", () => {
  toast("error", "Not submitted", { action: { label: "Back to it", run: () => undefined } });
  signInAs("ben", "reviewer");
  assert.deepEqual(texts(), []);
});

test("an error is told in words, with what to do about it", () => {
  const refused = problemOf(422, JSON.stringify({ detail: "Too long.", remedy: "Make it shorter." }));
  assert.ok(refused instanceof Problem);
  assert.deepEqual(wordsOf(refused), { text: "Too long.", detail: "Make it shorter." });
  assert.notEqual(wordsOf(new Unreachable()).text, wordsOf(new Error("x")).text);
});
