import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "./type_check.ts";

test("a line is found where it begins and ends", () => {
  const text = "name: a\ntitle: Note\n\nfields:";
  const lineAt = (line: number) => text.slice(...placeOf(text, line));
  assert.deepEqual([1, 2, 3, 4].map(lineAt), ["name: a", "title: Note", "", "fields:"]);
  assert.deepEqual(placeOf(text, 9), [text.length, text.length]);
});
