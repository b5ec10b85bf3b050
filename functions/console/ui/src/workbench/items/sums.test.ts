import assert from "node:assert/strict";
import { test } from "node:test";
import { decimalIn, sumOf } from "./sums.ts";

const prices = (...texts: string[]) => texts.map((PRICE) => ({ PRICE }));

test("a number is read as people write it", () => {
  const rows: [string, number | null][] = [
    ["1234.50", 1234.5],
    ["1,234.50", 1234.5],
    ["1.234,50", 1234.5],
    ["1 234,50", 1234.5],
    ["1'234.50", 1234.5],
    ["1.234.567", 1234567],
    ["1.234", 1234], // thousands, as the API has it
    ["0.644", 0.644], // no thousand begins with a nought
    [".50", 0.5],
    ["12.-", 12],
    ["€ 9.00", 9],
    ["9.00 EUR", 9],
    ["(8.00)", -8],
    ["8.00-", -8],
    ["-8", -8],
    ["", null],
    ["abc", null],
    ["1.2.", 1.2],
    ["12/5", null],
  ];
  for (const [text, expected] of rows) {
    const found = decimalIn(text);
    const value = found && Number(found.units) / 10 ** found.digits;
    assert.equal(value, expected, text);
  }
});

test("the sum is exact and set against what the document says", () => {
  const rows: [string[], string | null, string | null, ReturnType<typeof sumOf>][] = [
    [["0.10", "0.20"], "0.30", null, { sum: "0.30", missing: 0, about: "total", off: null }],
    [["9.00"], "10.71", "9.00", { sum: "9.00", missing: 0, about: "subtotal", off: null }],
    [["9.00"], "9.02", null, { sum: "9.00", missing: 0, about: "total", off: null }], // rounding
    [["9.00"], "9.03", null, { sum: "9.00", missing: 0, about: "total", off: "0.03" }],
    [["9.00", "x"], null, null, { sum: "9.00", missing: 1, about: null, off: null }],
    [["9.00", ""], null, null, { sum: "9.00", missing: 0, about: null, off: null }],
    [["9", "-10.5"], "5", "1", { sum: "-1.50", missing: 0, about: "subtotal", off: "2.50" }],
    [["", ""], "5", null, null],
  ];
  for (const [texts, total, subtotal, expected] of rows)
    assert.deepEqual(sumOf(prices(...texts), "PRICE", total, subtotal), expected, texts.join());
});
