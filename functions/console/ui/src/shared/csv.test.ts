import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "./csv.ts";

test("a table as CSV keeps every cell apart", () => {
  const rows = [
    ["day", "who"],
    ["2026-11-20", 'a "b", c'],
    [0.25, null],
    ["two\nlines", ""],
  ];

  assert.equal(csvOf(rows), 'day,who\r\n2026-11-20,"a ""b"", c"\r\n0.25,\r\n"two\nlines",\r\n');
});

test("a spreadsheet shows what a document says and works nothing out", () => {
  const hostile = [
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3+A1",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＠SUM(A1)",
    "−2+A1",
  ];
  const cells = csvOf(hostile.map((text) => [text])).split("\r\n");
  assert.deepEqual(
    cells.filter((text) => text && !/^"?'/.test(text)),
    [],
  );
});

test("negative amounts and telephone numbers stay as they are", () => {
  assert.equal(csvOf([["-12.50", "+60 3-7981 (0)", -3, "-"]]), "-12.50,+60 3-7981 (0),-3,-\r\n");
});
