import assert from "node:assert/strict";
import { type TestContext, beforeEach, test } from "node:test";
import { FakeApi, Refusal, settled, signInAs } from "../testing/fake_api.ts";
import { openFakePage } from "../testing/fake_browser.ts";
import { fakeReview } from "../testing/fake_reviews.ts";
import { holdOn, isDue } from "./lease.ts";
import { ReviewSession } from "./review_session.ts";

const MINUTE = 60_000;
const START = Date.parse("2026-03-01T10:00:00Z");
let server = new FakeApi();

beforeEach(() => {
  openFakePage();
  signInAs("ann", "reviewer");
  server = new FakeApi().on("GET /document-types", () => ({ items: [] }));
});

/** Ten minutes of a claim, with the clock in the test's hands. */
function hold(context: TestContext) {
  context.mock.timers.enable({ apis: ["setInterval", "Date"], now: START });
  const review = new ReviewSession(fakeReview("rev_1", { now: START }), true);
  const next = fakeReview("rev_2", { now: START });
  const stop = holdOn(review, () => [next]);
  context.after(stop);
  for (const id of ["rev_1", "rev_2"])
    server.on(`POST /reviews/${id}/extend`, () => fakeReview(id, { now: Date.now() }).review);
  const pass = async (minutes: number, act = true) => {
    for (let step = 0; step < minutes * 6; step++) {
      if (act) dispatchEvent(new Event("keydown"));
      context.mock.timers.tick(MINUTE / 6);
      await settled();
    }
  };
  return { review, next, pass, stop };
}

const extensions = () => server.bodies("POST /reviews/rev_1/extend").length;

test("a claim is extended when a third of it has passed", () => {
  assert.equal(isDue(600_000, 600_000, 100_000), false);
  assert.equal(isDue(600_000, 600_000, 250_000), true);
});

test("the claims on a review and on the next one are extended while the person works", async (context) => {
  const { review, next, pass } = hold(context);
  await pass(3);
  assert.equal(extensions(), 0, "there is time left");
  await pass(1);
  assert.equal(extensions(), 1);
  const until = new Date(START + 13 * MINUTE).toISOString();
  assert.ok((review.detail.value.review.claim?.expires_at ?? "") > until);
  assert.ok((next.review.claim?.expires_at ?? "") > until);
});

test("nothing is extended for somebody who went away, nor after it was stopped", async (context) => {
  const { pass, stop } = hold(context);
  await pass(8, false);
  assert.equal(extensions(), 0);
  stop();
  await pass(1);
  assert.equal(extensions(), 0);
});

test("a claim that somebody else has by now has lapsed", async (context) => {
  const { review, pass } = hold(context);
  const problem = { code: "claim_conflict", holder: "ben", until: "2026-03-01T10:20:00Z" };
  server.on("POST /reviews/rev_1/extend", () => new Refusal(409, problem));
  await pass(4);
  assert.deepEqual(review.claimState.value, { kind: "lapsed", holder: "ben", until: problem.until });
});
