import assert from "node:assert/strict";
import { test } from "node:test";
import { type Account, actionsFor, isEmail, stateOf } from "./people.ts";

const account = (more: Partial<Account> = {}): Account => ({
  id: "1",
  name: "Ann",
  email: "ann@example.com",
  roles: ["reviewer"],
  state: "enabled",
  invited: false,
  second_factor: false,
  created_at: "2026-11-01T00:00:00Z",
  ...more,
});

test("only what makes sense is offered, and nothing for one's own account", () => {
  assert.deepEqual(actionsFor(account(), false), ["disable"]);
  assert.deepEqual(actionsFor(account({ invited: true }), false), ["again", "disable"]);
  assert.deepEqual(actionsFor(account({ second_factor: true, state: "disabled" }), false), [
    "factorReset",
    "enable",
  ]);
  assert.deepEqual(actionsFor(account({ invited: true, second_factor: true }), true), []);
});

test("a disabled account is disabled, invited or not", () => {
  assert.equal(stateOf(account({ invited: true, state: "disabled" })), "disabled");
  assert.equal(stateOf(account({ invited: true })), "invited");
});

test("what is no address is told before it is sent", () => {
  for (const good of ["ann@example.com", "a.b+c@sub.example.co"]) assert.ok(isEmail(good), good);
  for (const bad of ["ann", "ann@", "@example.com", "ann@example", "a b@example.com"])
    assert.ok(!isEmail(bad), bad);
});
