import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeApi, Refusal, settled, signInAs } from "../testing/fake_api.ts";
import { openFakePage } from "../testing/fake_browser.ts";
import { FAKE_TYPES, fakeReview } from "../testing/fake_reviews.ts";
import { Prefetch } from "./prefetch.ts";

let server = new FakeApi();

beforeEach(() => {
  openFakePage();
  signInAs("ann", "reviewer");
  let last = 0;
  server = new FakeApi()
    .on("GET /document-types", () => FAKE_TYPES)
    .on("POST /reviews/next", () => ({ next: fakeReview(`rev_${++last}`, { fence: last }) }))
    .on("POST /reviews/rev_1/release", () => ({}));
});

test("the next review is claimed once, and taken once", async () => {
  const prefetch = new Prefetch();
  prefetch.prepare();
  prefetch.prepare();
  await settled();
  prefetch.prepare();
  assert.deepEqual(
    prefetch.held().map(({ review }) => review.id),
    ["rev_1"],
  );
  assert.equal((await prefetch.takeNext())?.review.id, "rev_1");
  assert.equal(prefetch.takeReady(), null);
  assert.equal((await prefetch.takeNext())?.review.id, "rev_2");
  assert.equal(server.bodies("POST /reviews/next").length, 2);
});

test("one that is on its way is waited for, and not claimed beside it", async () => {
  const prefetch = new Prefetch();
  prefetch.prepare();
  assert.equal((await prefetch.takeNext())?.review.id, "rev_1");
  assert.equal(server.bodies("POST /reviews/next").length, 1);
});

test("one whose claim is about to end is not shown", async () => {
  const long = Date.now() - 10 * 60_000 + 1_000;
  server.on("POST /reviews/next", () => ({ next: fakeReview("rev_1", { now: long }) }));
  const prefetch = new Prefetch();
  prefetch.prepare();
  await settled();
  assert.equal(prefetch.takeReady(), null);
});

test("what is not wanted any more is given back, be it here or on its way", async () => {
  const prefetch = new Prefetch();
  prefetch.prepare();
  prefetch.letGo();
  await settled();
  assert.deepEqual(server.bodies("POST /reviews/rev_1/release"), [{ fence: 1 }]);
  assert.deepEqual(prefetch.held(), []);
  server.on("POST /reviews/rev_2/release", () => ({}));
  prefetch.prepare();
  await settled();
  prefetch.want("invoice");
  await settled();
  assert.deepEqual(server.bodies("POST /reviews/rev_2/release"), [{ fence: 2 }]);
});

test("a failure shows when the review is wanted, and not before", async () => {
  server.on("POST /reviews/next", () => new Refusal(403, { detail: "No.", code: "forbidden" }));
  const prefetch = new Prefetch();
  prefetch.prepare();
  await settled();
  await assert.rejects(prefetch.takeNext(), { code: "forbidden" });
});
