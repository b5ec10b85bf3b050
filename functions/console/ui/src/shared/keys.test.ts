import assert from "node:assert/strict";
import { test } from "node:test";
import { type Binding, activeBindings, addKeys, capsOf, nameOf } from "./keys.ts";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const binding = (label: string): Binding => ({ keys: "x", label, group: "g", run: () => undefined });

test("a key press has one name", () => {
  assert.equal(nameOf({ ...none, key: "j" }), "j");
  assert.equal(nameOf({ ...none, key: "J", shiftKey: true }), "shift+j");
  assert.equal(nameOf({ ...none, key: "?", shiftKey: true }), "?");
  assert.equal(nameOf({ ...none, key: " " }), "Space");
  assert.equal(nameOf({ ...none, key: "Enter", shiftKey: true }), "shift+Enter");
  assert.equal(nameOf({ ...none, key: "z", ctrlKey: true }), "mod+z");
  assert.equal(nameOf({ ...none, key: "Z", metaKey: true, shiftKey: true }), "mod+shift+z");
  assert.equal(nameOf({ ...none, key: "q", altKey: true }), "alt+q");
});

test("a shortcut is drawn as caps", () => {
  assert.deepEqual(capsOf("j"), ["J"]);
  assert.deepEqual(capsOf("mod+shift+z"), ["Ctrl", "⇧", "Z"]);
  assert.deepEqual(capsOf("+"), ["+"]);
  assert.deepEqual(capsOf("mod++"), ["Ctrl", "+"]);
});

test("under a dialog nothing works until it goes", () => {
  const shell = addKeys(() => [binding("shell")]);
  const page = addKeys(() => [binding("page")]);
  const labels = () => activeBindings().map((each) => each.label);
  assert.deepEqual(labels(), ["page", "shell"]);

  const dialog = addKeys(() => [binding("dialog")], true);
  assert.deepEqual(labels(), ["dialog"]);

  dialog();
  page();
  assert.deepEqual(labels(), ["shell"]);
  shell();
});

test("what works is what was bound last, not what was bound first", () => {
  let bound = [binding("first")];
  const stop = addKeys(() => bound);
  assert.equal(activeBindings()[0]?.label, "first");
  bound = [binding("second")];
  assert.equal(activeBindings()[0]?.label, "second");
  stop();
});
