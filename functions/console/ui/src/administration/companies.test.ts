import assert from "node:assert/strict";
import { test } from "node:test";
import { companyOf, formOf, withChange } from "./companies.ts";

const ACME = { names: ["Acme Ltd", "ACME"], tax_ids: ["GB1"], ibans: [] };

test("a company is edited line by line and comes back as it was", () => {
  assert.deepEqual(companyOf(formOf(ACME)), ACME);
  assert.deepEqual(companyOf({ names: " a \n\n b", taxIds: "\n", ibans: "" }), {
    names: ["a", "b"],
    tax_ids: [],
    ibans: [],
  });
});

test("one is added, changed or taken away, and the others stay in their order", () => {
  const [a, b, c] = ["a", "b", "c"].map((name) => ({ names: [name] }));
  assert.deepEqual(withChange([a!, b!], null, c!), [a, b, c]);
  assert.deepEqual(withChange([a!, b!], 0, c!), [c, b]);
  assert.deepEqual(withChange([a!, b!], 0, null), [b]);
});
