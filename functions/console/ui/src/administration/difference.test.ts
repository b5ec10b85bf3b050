import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf, differenceOf } from "./difference.ts";

const written = (lines: readonly { kind: string; text: string }[]) =>
  lines.map(({ kind, text }) => `${{ same: " ", added: "+", removed: "-" }[kind]}${text}`);

test("what is removed stands before what is added, and the rest stays", () => {
  assert.deepEqual(written(differenceOf(["a", "b", "c"], ["a", "x", "c", "d"])), [
    " a",
    "-b",
    "+x",
    " c",
    "+d",
  ]);
  assert.deepEqual(written(differenceOf([], ["a"])), ["+a"]);
  assert.deepEqual(written(differenceOf(["a", "a", "b"], ["a", "b"])), [" a", "-a", " b"]);
});

test("only the lines around a change are shown, each part by itself", () => {
  const before = Array.from({ length: 30 }, (_, at) => `line ${at}`);
  const after = before.map((line, at) => (at === 5 || at === 20 ? `${line}!` : line));
  const parts = changesOf(before.join("\n"), after.join("\n"));
  assert.equal(parts.length, 2);
  assert.deepEqual(written(parts[0] ?? []), [
    " line 3",
    " line 4",
    "-line 5",
    "+line 5!",
    " line 6",
    " line 7",
  ]);
});

test("the same text has no changes, whatever line it ends with", () => {
  assert.deepEqual(changesOf("a\nb\n", "a\nb"), []);
});

test("texts that would take too long are replaced as a whole", () => {
  const before = Array.from({ length: 2_500 }, (_, at) => `old ${at}`);
  const after = Array.from({ length: 2_500 }, (_, at) => `new ${at}`);
  const lines = differenceOf(before, after);
  assert.equal(lines.length, 5_000);
  assert.equal(lines[2_499]?.kind, "removed");
  assert.equal(lines[2_500]?.kind, "added");
});
