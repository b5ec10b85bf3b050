import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Review,
  amountFrom,
  belongs,
  filtersOf,
  hasLapsed,
  isHeldBy,
  queryFor,
  reasonOf,
} from "./views.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");

function review(changes: Partial<Review> = {}): Review {
  return {
    id: "rev_a_1",
    document_id: "doc_a",
    document_type: "receipt",
    round: 1,
    state: "open",
    questions: [],
    audit: false,
    senior_only: false,
    priority: 50,
    amount: null,
    supplier: null,
    kind: null,
    key_name: null,
    opened_at: "2026-11-23T10:00:00Z",
    changed_at: "2026-11-23T10:00:00Z",
    claim: null,
    note: null,
    outcome: null,
    done_by: null,
    done_at: null,
    corrections: [],
    parts: null,
    ...changes,
  };
}

const claim = (by: string, until: string) => ({
  by,
  fence: 1,
  claimed_at: "2026-11-23T11:50:00Z",
  expires_at: until,
});

test("the address says which reviews are asked for", () => {
  const filters = filtersOf(new URLSearchParams("view=escalated&type=invoice"));
  assert.deepEqual(queryFor(filters, "c"), { state: "escalated", type: "invoice", cursor: "c", limit: 50 });
});

test("an address that means nothing shows what is open", () => {
  assert.equal(filtersOf(new URLSearchParams("view=nonsense")).view, "open");
});

test("a claim is somebody's until it ends", () => {
  const mine = review({ claim: claim("me", "2026-11-23T12:05:00Z") });
  assert.ok(isHeldBy(mine, "me", NOW));
  assert.ok(!isHeldBy(mine, "you", NOW));
  const old = review({ claim: claim("me", "2026-11-23T12:00:00Z") });
  assert.ok(!isHeldBy(old, "me", NOW) && hasLapsed(old, NOW));
  assert.ok(!isHeldBy(review(), undefined, NOW));
});

test("the views of one person hold nothing of another", () => {
  const done = review({ state: "done", done_by: "me" });
  assert.ok(belongs(done, "recent", "me", NOW) && !belongs(done, "recent", "you", NOW));
  const held = review({ state: "claimed", claim: claim("me", "2026-11-23T12:05:00Z") });
  assert.ok(belongs(held, "mine", "me", NOW) && !belongs(held, "mine", "you", NOW));
  assert.ok(belongs(review(), "open", "you", NOW));
});

test("what is asked of the whole document goes first, and the rest is counted", () => {
  const questions = [
    { field: "TOTAL", reasons: ["sum off by 0.10", "readers differ"] },
    { field: null, reasons: ["unknown type"] },
  ];
  assert.deepEqual(reasonOf(review({ questions })), { text: "unknown type", field: null, more: 2 });
  assert.deepEqual(reasonOf(review({ questions: questions.slice(0, 1) })), {
    text: "sum off by 0.10",
    field: "TOTAL",
    more: 1,
  });
  assert.deepEqual(reasonOf(review()), { text: "", field: null, more: 0 });
});

test("an amount is taken as people write it, and nothing else is", () => {
  for (const [typed, amount] of [
    ["1000", "1000"],
    ["1.000,50 €", "1000.50"],
    ["EUR 1,000.5", "1000.5"],
    ["1 000", "1000"],
    ["1.000", "1000"],
    ["9,5", "9.5"],
    ["abc", null],
    ["-5", null],
    ["1234567890123", null],
  ] as const)
    assert.equal(amountFrom(typed), amount, typed);
});
