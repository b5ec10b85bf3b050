import assert from "node:assert/strict";
import { test } from "node:test";
import {
  boundaryAt,
  paperOf,
  proposedAreas,
  proposedCuts,
  sharedAt,
  spansOf,
  withArea,
  withCut,
  withoutArea,
} from "./cuts.ts";

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
    [1, 2, 3, 4].map((page) => paperOf(spansOf(new Set([2, 4]), 4), page)),
    [1, 2, 2, 3],
  );
});

test("a page has the boundary that was looked at there", () => {
  assert.deepEqual(boundaryAt(PROPOSAL, 3)?.reasons, ["It has a title of its own."]);
  assert.equal(boundaryAt(PROPOSAL, 9), null);
  assert.equal(boundaryAt(null, 2), null);
});

const LEFT = { left: 0, top: 0, right: 0.4, bottom: 1 };
const RIGHT = { left: 0.5, top: 0, right: 1, bottom: 1 };
const SHARED = {
  pages: 3,
  certain: false,
  boundaries: [],
  shared: [
    { page: 2, chance: 0.7, areas: [LEFT, RIGHT], reasons: ["The picture shows several sheets of paper."] },
    { page: 3, chance: 0.3, areas: [LEFT, RIGHT] },
  ],
};

test("areas that are likelier than not are marked to begin with", () => {
  assert.deepEqual([...proposedAreas(SHARED)], [[2, [LEFT, RIGHT]]]);
  assert.deepEqual([...proposedAreas(PROPOSAL)], []);
  assert.equal(sharedAt(SHARED, 2)?.chance, 0.7);
  assert.equal(sharedAt(SHARED, 1), null);
});

test("a page with several areas is one paper an area, and those around it end and begin there", () => {
  assert.deepEqual(spansOf(new Set(), 3, proposedAreas(SHARED)), [
    { first: 1, last: 1 },
    { first: 2, last: 2, area: LEFT },
    { first: 2, last: 2, area: RIGHT },
    { first: 3, last: 3 },
  ]);
  assert.deepEqual(
    [1, 2, 3].map((page) => paperOf(spansOf(new Set(), 3, proposedAreas(SHARED)), page)),
    [1, 2, 4],
  );
});

test("one area alone splits nothing", () => {
  assert.deepEqual(spansOf(new Set(), 1, new Map([[1, [LEFT]]])), [{ first: 1, last: 1 }]);
});

test("an area is drawn and removed; what is too small is none", () => {
  const drawn = withArea(withArea(new Map(), 1, LEFT), 1, RIGHT);
  assert.deepEqual(drawn.get(1), [LEFT, RIGHT]);
  assert.deepEqual(withoutArea(drawn, 1, 0).get(1), [RIGHT]);
  const word = { left: 0.1, top: 0.1, right: 0.2, bottom: 0.12 };
  assert.equal(withArea(drawn, 1, word), drawn);
});
