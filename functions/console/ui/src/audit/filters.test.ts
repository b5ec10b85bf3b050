import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, filtersOf, isNarrowed } from "./filters.ts";

const of = (query: string) => filtersOf(new URLSearchParams(query));

test("days are whole days here, the last one included", () => {
  const { from, to } = asked(of("from=2026-11-01&to=2026-11-02"));
  assert.equal(from, new Date(2026, 10, 1).toISOString());
  assert.equal(to, new Date(2026, 10, 3).toISOString());
});

test("what is not asked for is not sent, and no date is none", () => {
  assert.deepEqual(asked(of("")), {});
  assert.deepEqual(asked(of("from=yesterday&verb=document_erased")), { verb: "document_erased" });
  assert.equal(isNarrowed(of("from=yesterday")), false);
  assert.equal(isNarrowed(of("subject=doc_a")), true);
});
