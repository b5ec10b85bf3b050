import assert from "node:assert/strict";
import { test } from "node:test";
import { isDue } from "./lease.ts";

test("a claim is extended when a third of it has passed", () => {
  assert.equal(isDue(600_000, 600_000, 100_000), false);
  assert.equal(isDue(600_000, 600_000, 250_000), true);
});
