import assert from "node:assert/strict";
import { before, test } from "node:test";
import { words } from "../texts/administration.ts";
import {
  type Policy,
  changesIn,
  formOf,
  percentage,
  policyOf,
  shareOf,
  troublesWith,
} from "./policy_form.ts";

before(() => words.load());

const POLICY: Policy = {
  mode: "threshold",
  threshold: 0.9,
  thresholds: { TOTAL: 0.995 },
  budget: { error: 0.02, delta: 0.05 },
  cost_per_minute: "0.75",
  review_seconds: 20,
  error_costs: {},
  required: ["DATE"],
  dispensable: ["SHOP"],
  kinds: [],
  audit_rate: 0.02,
  lease_seconds: 600,
};
const NAMES = ["DATE", "TOTAL", "SHOP"];

test("a policy that is not changed says the same again", () => {
  const { error_costs, lease_seconds, ...shown } = POLICY;
  assert.deepEqual(policyOf(formOf(POLICY, NAMES)), shown);
  assert.deepEqual([error_costs, lease_seconds], [{}, 600]);
});

test("shares are typed as percentages, with a point or a comma", () => {
  assert.equal(percentage(0.07), "7");
  assert.equal(percentage(0.995), "99.5");
  assert.equal(shareOf("0,5"), 0.005);
  for (const wrong of ["", "x", "-1", "100.5", "1e1", "NaN"]) assert.equal(shareOf(wrong), null, wrong);
});

test("what is no number in its bounds is said where it stands", () => {
  const form = { ...formOf(POLICY, NAMES), error: "200", seconds: "4000", minuteCost: "a" };
  const fields = { ...form.fields, TOTAL: { need: "optional" as const, threshold: "much" } };
  assert.deepEqual(Object.keys(troublesWith({ ...form, fields })).sort(), [
    "error",
    "fields.TOTAL",
    "minuteCost",
    "seconds",
  ]);
  assert.deepEqual(troublesWith(formOf(POLICY, NAMES)), {});
});

test("every difference is told once, in words", () => {
  const after: Policy = {
    ...POLICY,
    mode: "error_budget",
    thresholds: {},
    required: [],
    cost_per_minute: "0.750",
    kinds: ["credit_note"],
    lease_seconds: 300,
    error_costs: { TOTAL: { fixed: "2", share: 0.05 } },
  };
  const told = changesIn(POLICY, after, (name) => name.toLowerCase());
  assert.deepEqual(
    told.map(({ what }) => what),
    [
      "Mode",
      "Kinds accepted",
      "Claim lasts, in seconds",
      "Costs of errors",
      "date: value",
      "total: threshold",
    ],
  );
  assert.deepEqual(told[4], { what: "date: value", before: "Required", after: "Optional" });
  assert.deepEqual(told[5], { what: "total: threshold", before: "99.5%", after: "as above" });
  assert.deepEqual(
    changesIn(POLICY, POLICY, (name) => name),
    [],
  );
});
