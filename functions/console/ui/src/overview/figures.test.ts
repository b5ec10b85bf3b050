import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type History,
  agesOf,
  chartsOf,
  chosenOf,
  isDrawable,
  isEmpty,
  outcomesOf,
  rowsOf,
  stacked,
} from "./figures.ts";

const NO_AUDITS = { audited: 0, wrong: 0, low: null, high: null };
const NOTHING = {
  received: 0,
  states: {},
  untouched: null,
  machine_seconds: null,
  reviews: 0,
  answers: 0,
  corrected: 0,
  accuracy: null,
  seconds_per_document: null,
  seconds_per_field: null,
  hours_waited: null,
  audits: NO_AUDITS,
  audits_so_far: NO_AUDITS,
  reviewers: [],
};

function historyOf(...days: object[]): History {
  const made = days.map((day, at) => ({ ...NOTHING, day: `2026-11-${20 + at}`, ...day }));
  return {
    days: made,
    total: NOTHING,
    oldest_hours: null,
    waiting: [],
    more_wait: false,
    looked_at: 0,
    more: false,
  };
}

function chart(history: History, id: string) {
  const found = chartsOf(history).find((each) => each.id === id);
  assert.ok(found);
  return found;
}

test("the address says which days and which type, and what it says wrong is the usual", () => {
  const rows: [string, number, string][] = [
    ["", 7, ""],
    ["days=1&type=receipt", 1, "receipt"],
    ["days=90", 90, ""],
    ["days=91", 7, ""],
    ["days=x", 7, ""],
  ];
  for (const [address, days, type] of rows)
    assert.deepEqual(chosenOf(new URLSearchParams(address)), { days, type }, address);
});

test("every document counts in one outcome, one in a state that nobody knows too", () => {
  const states = { accepted: 3, received: 1, extracting: 2, rejected: 1, erased: 1, dreaming: 4 };

  assert.deepEqual(outcomesOf(states), {
    accepted: 3,
    completed: 0,
    waiting: 0,
    running: 3,
    failed: 0,
    aside: 6,
  });
});

test("bars stand upon each other", () => {
  assert.deepEqual(
    stacked([
      [1, null],
      [2, 3],
      [0, 4],
    ]),
    [
      [1, 0],
      [3, 3],
      [3, 7],
    ],
  );
  assert.deepEqual(stacked([]), []);
});

test("the table holds what is drawn, days without a figure empty", () => {
  const history = historyOf({ untouched: 0.5, accuracy: 0.75 }, {});

  assert.deepEqual(rowsOf(chart(history, "shares")), [
    ["day", "untouched", "accuracy"],
    ["2026-11-20", 0.5, 0.75],
    ["2026-11-21", null, null],
  ]);
});

test("audits are those up to the day, and none is no share of nothing", () => {
  const history = historyOf(
    {},
    {
      audits: { audited: 9, wrong: 9, low: 0.9, high: 1 },
      audits_so_far: { audited: 4, wrong: 1, low: 0.1, high: 0.8 },
    },
  );

  assert.deepEqual(rowsOf(chart(history, "audits")).slice(1), [
    ["2026-11-20", null, null, null, 0, 0],
    ["2026-11-21", 0.25, 0.1, 0.8, 4, 1],
  ]);
});

test("the scale of audits shows the interval at the end, not that of the first day", () => {
  const rows: [object, number][] = [
    [{ audited: 0, wrong: 0, low: null, high: null }, 1],
    [{ audited: 100, wrong: 2, low: 0.002, high: 0.07 }, 0.21],
    [{ audited: 2, wrong: 1, low: 0.01, high: 0.99 }, 1],
    [{ audited: 9000, wrong: 1, low: 0.00001, high: 0.0006 }, 0.02],
  ];
  for (const [audits, expected] of rows) {
    const history = historyOf({});
    const end = chart({ ...history, total: { ...NOTHING, audits } }, "audits").end;
    assert.ok(end !== undefined && Math.abs(end - expected) < 1e-9, String(end));
  }
});

test("where nothing happened there is nothing to draw", () => {
  const quiet = historyOf({}, {});
  for (const each of chartsOf(quiet)) assert.equal(isDrawable(each), false, each.id);
  const busy = historyOf({ states: { accepted: 1 }, hours_waited: 0, untouched: 0 });
  assert.deepEqual(
    chartsOf(busy)
      .filter(isDrawable)
      .map((each) => each.id),
    ["documents", "shares", "waiting"],
  );
});

test("ages follow each other and the last has no end", () => {
  const waiting = [
    { under_hours: 1, reviews: 2 },
    { under_hours: 8, reviews: 0 },
    { under_hours: null, reviews: 5 },
  ];

  assert.deepEqual(agesOf({ ...historyOf({}), waiting }), [
    { from: 0, to: 1, reviews: 2 },
    { from: 1, to: 8, reviews: 0 },
    { from: 8, to: null, reviews: 5 },
  ]);
});

test("it is empty only where there never was a document", () => {
  const none = { documents: { accepted: { count: 0, more: false } }, reviews: {} };
  const old = { documents: { accepted: { count: 3, more: false } }, reviews: {} };

  assert.equal(isEmpty(historyOf({}), none), true);
  assert.equal(isEmpty(historyOf({}), old), false);
  assert.equal(isEmpty({ ...historyOf({}), looked_at: 1 }, none), false);
});
