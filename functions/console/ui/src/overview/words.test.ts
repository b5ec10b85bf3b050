import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, hoursOf, secondsOf, shareOf, written } from "./words.ts";

test("a share keeps its digits where it is small", () => {
  const rows: [number, string][] = [
    [0, "0%"],
    [0.00024, "0.024%"],
    [0.0024, "0.24%"],
    [0.0695, "7%"],
    [0.924, "92.4%"],
    [1, "100%"],
  ];
  for (const [share, expected] of rows) assert.equal(shareOf(share), expected);
});

test("a time is written in the unit that it is read in", () => {
  const seconds: [number, string][] = [
    [0, "0 s"],
    [4.25, "4.3 s"],
    [45.4, "45 s"],
    [119, "119 s"],
    [120, "2 min"],
    [9000, "2.5 h"],
  ];
  for (const [value, expected] of seconds) assert.equal(secondsOf(value), expected);
  const hours: [number, string][] = [
    [0, "0 min"],
    [0.5, "30 min"],
    [3.5, "3.5 h"],
    [47.9, "47.9 h"],
    [60, "2.5 days"],
  ];
  for (const [value, expected] of hours) assert.equal(hoursOf(value), expected);
});

test("a day is the one it says, wherever the reader is", () => {
  assert.equal(dayOf("2026-11-01"), "1 Nov");
});

test("what is not known is a dash, and nothing is not unknown", () => {
  assert.equal(written(null, "share"), "–");
  assert.equal(written(undefined, "count"), "–");
  assert.equal(written(0, "count"), "0");
  assert.equal(written(1234, "count"), "1,234");
});
