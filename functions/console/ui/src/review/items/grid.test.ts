import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, decimalOf, millionths, pasted, sumOf, withCell, withRow, withoutRow } from "./grid.ts";

const columns = ["ITEM", "PRICE"].map((name) => ({ name, title: name, kind: "text" }));

test("a cell below the last row makes the rows between", () => {
  assert.deepEqual(withCell([], { row: 1, column: 1 }, columns, "2.00"), [{}, { PRICE: "2.00" }]);
});

test("rows come and go where they are wanted", () => {
  const rows = [{ ITEM: "a" }, { ITEM: "b" }];
  assert.deepEqual(withRow(rows, 1), [{ ITEM: "a" }, {}, { ITEM: "b" }]);
  assert.deepEqual(withoutRow(rows, 0), [{ ITEM: "b" }]);
});

test("a block from a spreadsheet is read with its quotes, tabs and line ends", () => {
  assert.deepEqual(cellsOf('tea\t1.00\r\n"two\nlines"\t"say ""hi"""\n'), [
    ["tea", "1.00"],
    ["two\nlines", 'say "hi"'],
  ]);
});

test("a pasted block goes over what is there and on beyond it, but not beside the table", () => {
  const block = cellsOf("tea\t1.00\tx\nrice\t2.00\ty");
  assert.deepEqual(pasted([{ ITEM: "old", PRICE: "9" }], { row: 0, column: 0 }, columns, block), [
    { ITEM: "tea", PRICE: "1.00" },
    { ITEM: "rice", PRICE: "2.00" },
  ]);
});

test("sums are exact, and a price that is no number leaves no sum", () => {
  const rows = Array.from({ length: 10 }, () => ({ PRICE: "0.10" }));
  assert.equal(decimalOf(sumOf(rows, "PRICE")!), "1.00");
  assert.equal(sumOf([{ PRICE: "1.00" }, { PRICE: "eight" }], "PRICE"), null);
  assert.equal(sumOf([{ PRICE: "" }, {}], "PRICE"), 0n);
});

test("decimals go in and out unchanged", () => {
  for (const text of ["0.00", "-0.05", "12.345", "999999999999999.99"]) {
    assert.equal(decimalOf(millionths(text)!), text);
  }
  for (const text of ["1,00", "1e3", "", ".5", "1.1234567"]) assert.equal(millionths(text), null);
});
