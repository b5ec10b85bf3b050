import assert from "node:assert/strict";
import { test } from "node:test";
import { ageOf, amountOf } from "./format.ts";

test("an age is as round as it helps", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  const rows: [string, string][] = [
    ["2026-11-23T11:59:30Z", "just now"],
    ["2026-11-23T12:00:05Z", "just now"], // the server's clock is ahead
    ["2026-11-23T11:55:00Z", "5 min"],
    ["2026-11-23T09:00:00Z", "3 h"],
    ["2026-11-21T13:00:00Z", "47 h"],
    ["2026-11-21T11:00:00Z", "2 days"],
  ];
  for (const [at, expected] of rows) assert.equal(ageOf(at, now), expected, at);
});

test("an amount keeps every digit", () => {
  assert.equal(amountOf("9.5"), "9.50");
  assert.equal(amountOf("-1234567.125"), "-1,234,567.125");
  assert.equal(amountOf("9007199254740993.10"), "9,007,199,254,740,993.10");
  assert.equal(amountOf("<b>"), "<b>");
});
