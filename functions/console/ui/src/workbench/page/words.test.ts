import assert from "node:assert/strict";
import { test } from "node:test";
import { type Page, pickedBetween, pickedIn, wordAt } from "./words.ts";

function word(text: string, left: number, top: number) {
  return { text, box: { left, top, right: left + 0.1, bottom: top + 0.02 }, confidence: 0.9 };
}

const PAGE = {
  number: 2,
  lines: [
    { words: [word("Total", 0.1, 0.5), word("EUR", 0.3, 0.5), word("9.00", 0.5, 0.5)] },
    { words: [word("Thank", 0.1, 0.6), word("you", 0.3, 0.6)] },
  ],
} as Page;

test("a click takes the word under it, or just beside it", () => {
  assert.equal(wordAt(PAGE, { x: 0.55, y: 0.51 })?.text, "9.00");
  assert.equal(wordAt(PAGE, { x: 0.497, y: 0.51 })?.text, "9.00");
  assert.equal(wordAt(PAGE, { x: 0.45, y: 0.51 }), null);
});

test("of words upon each other the smaller one is meant", () => {
  const wide = { text: "stain", box: { left: 0, top: 0.4, right: 1, bottom: 0.7 }, confidence: null };
  const page = { number: 1, lines: [{ words: [wide] }, ...PAGE.lines] };
  assert.equal(wordAt(page, { x: 0.55, y: 0.51 })?.text, "9.00");
});

test("a box takes the words whose middle it holds, in reading order, and fits around them", () => {
  const picked = pickedIn(PAGE, { left: 0.3, top: 0.45, right: 0.9, bottom: 0.7 });
  assert.equal(picked.text, "EUR 9.00 you");
  assert.equal(picked.page, 2);
  assert.deepEqual(
    Object.values(picked.box).map((edge) => Math.round(edge * 100)),
    [30, 50, 60, 62],
  );
});

test("a box takes nothing that only reaches into it", () => {
  const rows: [number, number, number, number, string][] = [
    [0.1, 0.45, 0.9, 0.55, "Total EUR 9.00"],
    [0.1, 0.45, 0.9, 0.605, "Total EUR 9.00"],
    [0.1, 0.515, 0.9, 0.65, "Thank you"],
    [0.16, 0.45, 0.9, 0.55, "EUR 9.00"],
    [0.1, 0.45, 0.34, 0.55, "Total"],
  ];
  for (const [left, top, right, bottom, text] of rows)
    assert.equal(pickedIn(PAGE, { left, top, right, bottom }).text, text);
});

test("a box beside a word takes nothing of it, though it reaches over its edge", () => {
  const box = { left: 0.3, top: 0.4, right: 0.6, bottom: 0.501 };
  assert.deepEqual(pickedIn(PAGE, box), { text: "", page: 2, box });
});

test("a box too thin to hold a word takes those that it runs through", () => {
  assert.equal(pickedIn(PAGE, { left: 0.32, top: 0.503, right: 0.55, bottom: 0.505 }).text, "EUR 9.00");
  assert.equal(pickedIn(PAGE, { left: 0.56, top: 0.48, right: 0.57, bottom: 0.505 }).text, "9.00");
});

test("a box without words is kept as it was drawn", () => {
  const box = { left: 0.7, top: 0.8, right: 0.9, bottom: 0.9 };
  assert.deepEqual(pickedIn(PAGE, box), { text: "", page: 2, box });
});

test("from one word to another is the same in both directions", () => {
  const [first, last] = [PAGE.lines?.[0]?.words[1], PAGE.lines?.[1]?.words[0]];
  assert.ok(first && last);
  assert.equal(pickedBetween(PAGE, first, last)?.text, "EUR 9.00 Thank");
  assert.equal(pickedBetween(PAGE, last, first)?.text, "EUR 9.00 Thank");
});

test("a word that is cut at the end of a line is put together", () => {
  const [law, com, wealth, Swiss] = [
    word("the", 0.1, 0.5),
    word("com-", 0.3, 0.5),
    word("monwealth", 0.1, 0.6),
    word("Swiss", 0.3, 0.6),
  ];
  const page = { number: 1, lines: [{ words: [law, com] }, { words: [wealth, Swiss] }] } as Page;
  assert.equal(pickedBetween(page, law, Swiss)?.text, "the commonwealth Swiss");
  const proper = { number: 1, lines: [{ words: [com] }, { words: [Swiss, wealth] }] } as Page;
  assert.equal(pickedBetween(proper, com, Swiss)?.text, "com- Swiss");
});
