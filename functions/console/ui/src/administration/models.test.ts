import assert from "node:assert/strict";
import { test } from "node:test";
import { type Card, changeOf } from "./models.ts";

const card = (state: Card["state"], more: Partial<Card> = {}) =>
  ({ state, model: "mdl_1", in_use: false, promotions: [], ...more }) as Card;

test("a model is put in use, or gone back to where it was in use before", () => {
  assert.equal(changeOf(card("kept")), "use");
  assert.equal(
    changeOf(card("promoted", { promotions: [{ by: "ada", at: "2026-11-01T00:00:00Z" }] })),
    "back",
  );
  assert.equal(changeOf(card("shipped")), "back");
});

test("what is in use, under way or made no model is not", () => {
  assert.equal(changeOf(card("promoted", { in_use: true })), null);
  for (const state of ["queued", "training", "failed"] as const) assert.equal(changeOf(card(state)), null);
  assert.equal(changeOf(card("kept", { model: null })), null);
});
