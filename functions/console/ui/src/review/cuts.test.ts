import assert from "node:assert/strict";
import { test } from "node:test";
import { boundaryAt, paperOf, proposedCuts, spansOf, withCut } from "./cuts.ts";

const PROPOSAL = {
  pages: 4,
  certain: false,
  boundaries: [
    { page: 2, chance: 0.1, reasons: [] },
    { page: 3, chance: 0.7, reasons: ["It has a title of its own."] },
    { page: 4, chance: 0.5, reasons: [] },
  ],
};

test("what is likelier than not is marked to begin with", () => {
  assert.deepEqual([...proposedCuts(PROPOSAL)], [3, 4]);
  assert.deepEqual([...proposedCuts({ pages: 2, certain: true, boundaries: [] })], []);
});

test("a mark is set and taken away", () => {
  assert.deepEqual([...withCut(new Set([3]), 2)], [3, 2]);
  assert.deepEqual([...withCut(new Set([3]), 3)], []);
});

test("spans are all pages in order", () => {
  const cases: [number[], number, number[][]][] = [
    [[], 3, [[1, 3]]],
    [
      [2],
      3,
      [
        [1, 1],
        [2, 3],
      ],
    ],
    [
      [3, 2],
      3,
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    ],
    [[1, 9], 3, [[1, 3]]],
  ];
  for (const [cuts, pages, expected] of cases) {
    const spans = spansOf(new Set(cuts), pages).map(({ first, last }) => [first, last]);
    assert.deepEqual(spans, expected);
  }
});

test("each page belongs to the paper that began last", () => {
  assert.deepEqual(
    [1, 2, 3, 4].map((page) => paperOf(new Set([2, 4]), page)),
    [1, 2, 2, 3],
  );
});

test("a page has the boundary that was looked at there", () => {
  assert.deepEqual(boundaryAt(PROPOSAL, 3)?.reasons, ["It has a title of its own."]);
  assert.equal(boundaryAt(PROPOSAL, 9), null);
  assert.equal(boundaryAt(null, 2), null);
});
