import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_ROWS, beside, blockIn, following, withBlock, withRow, withText, withoutRow } from "./grid.ts";
import { commandIn, commandOn } from "./keyboard.ts";

const COLUMNS = ["ITEM", "QUANTITY", "PRICE"].map((name) => ({ name, title: name, kind: "text" as const }));
const ROWS = [{ ITEM: "Tea", PRICE: "1.00" }, { ITEM: "Milk" }];
const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test("a cell is written, emptied, and begins a row; what was there stays as it was", () => {
  assert.deepEqual(withText(ROWS, COLUMNS, { row: 1, column: 2 }, " 2.00 "), [
    ROWS[0],
    { ITEM: "Milk", PRICE: "2.00" },
  ]);
  assert.deepEqual(withText(ROWS, COLUMNS, { row: 0, column: 2 }, ""), [{ ITEM: "Tea" }, ROWS[1]]);
  assert.deepEqual(withText(ROWS, COLUMNS, { row: 2, column: 0 }, "Rice"), [...ROWS, { ITEM: "Rice" }]);
  assert.deepEqual(ROWS, [{ ITEM: "Tea", PRICE: "1.00" }, { ITEM: "Milk" }]);
});

test("rows come and go where they are meant to, up to what the API takes", () => {
  assert.deepEqual(withRow(ROWS, 1), [ROWS[0], {}, ROWS[1]]);
  assert.deepEqual(withoutRow(ROWS, 0), [ROWS[1]]);
  const full = Array.from({ length: MOST_ROWS }, () => ({ ITEM: "x" }));
  assert.equal(withRow(full, 0).length, MOST_ROWS);
  assert.equal(withText(full, COLUMNS, { row: MOST_ROWS, column: 0 }, "y").length, MOST_ROWS);
});

test("the clipboard of a spreadsheet is rows and columns", () => {
  const rows: [string, string[][]][] = [
    ["a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]], // prettier-ignore
    ["a", [["a"]]],
    ["a\t\tb", [["a", "", "b"]]],
    ['"two\nlines"\t"he said ""no"""', [["two\nlines", 'he said "no"']]],
    ['5" pipe\tx', [['5" pipe', "x"]]],
    ['"open\tx', [['"open', "x"]]],
    ["a\n\nb", [["a"], [""], ["b"]]],
    ["", [[""]]],
  ];
  for (const [text, expected] of rows) assert.deepEqual(blockIn(text), expected, JSON.stringify(text));
});

test("a pasted block goes where it begins, adds rows and no columns", () => {
  const block = [
    ["2", "3.00", "too far"],
    ["4", "5.00"],
  ];
  assert.deepEqual(withBlock(ROWS, COLUMNS, { row: 1, column: 1 }, block), [
    ROWS[0],
    { ITEM: "Milk", QUANTITY: "2", PRICE: "3.00" },
    { QUANTITY: "4", PRICE: "5.00" },
  ]);
});

test("steps stay in the grid, Tab leaves it at its ends", () => {
  assert.deepEqual(beside({ row: 0, column: 0 }, -1, -1, 2, 3), { row: 0, column: 0 });
  assert.deepEqual(beside({ row: 1, column: 2 }, 10, 1, 2, 3), { row: 1, column: 2 });
  assert.deepEqual(following({ row: 0, column: 2 }, 1, 2, 3), { row: 1, column: 0 });
  assert.deepEqual(following({ row: 1, column: 0 }, -1, 2, 3), { row: 0, column: 2 });
  assert.equal(following({ row: 1, column: 2 }, 1, 2, 3), null);
  assert.equal(following({ row: 0, column: 0 }, -1, 2, 3), null);
});

test("keys mean what they mean in a spreadsheet", () => {
  const press = (key: string, more = {}) => ({ ...none, key, ...more });
  assert.deepEqual(commandOn(press("7"), false), { kind: "edit" as const, text: "7" });
  assert.deepEqual(commandOn(press("F2"), false), { kind: "edit" as const, text: null });
  assert.deepEqual(commandOn(press("Delete"), false), { kind: "clear" as const });
  assert.deepEqual(commandOn(press("Delete", { ctrlKey: true }), false), { kind: "remove" as const });
  assert.deepEqual(commandIn(press("Enter")), { kind: "commit" as const, down: 1 });
  assert.deepEqual(commandIn(press("Escape")), { kind: "cancel" as const });
  assert.equal(commandIn(press("ArrowLeft")), null);
  // Undo, copy and submit belong to the page.
  for (const key of ["z", "c", "Enter"])
    assert.equal(commandOn(press(key, { ctrlKey: true }), false), null, key);
});

test("who may only look moves, and changes nothing", () => {
  const press = (key: string) => commandOn({ ...none, key }, true);
  assert.deepEqual(press("ArrowDown"), { kind: "go" as const, down: 1, right: 0 });
  for (const key of ["7", "F2", "Enter", "Delete", "Insert"]) assert.equal(press(key), null, key);
});

test("only the row that changes is made anew, so that only that is drawn again", () => {
  const rows = Array.from({ length: 3 }, (_, number) => ({ ITEM: `${number}` }));
  const next = withText(rows, COLUMNS, { row: 1, column: 0 }, "other");

  assert.deepEqual(
    next.map((row, number) => row === rows[number]),
    [true, false, true],
  );
  assert.equal(rows[1]?.ITEM, "1");
});

test("a table of 5,000 rows is pasted at once", () => {
  const block = Array.from({ length: 5_000 }, (_, number) => [`Screw ${number}`, "1.00"]);
  const started = performance.now();
  const rows = withBlock([], COLUMNS, { row: 0, column: 0 }, block);

  assert.equal(rows.length, 5_000);
  assert.ok(performance.now() - started < 1_000);
});
