import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { online } from "../api/http.ts";
import { toasts } from "../shared/toasts.ts";
import { FakeApi, Refusal, settled, signInAs } from "../testing/fake_api.ts";
import { openFakePage } from "../testing/fake_browser.ts";
import { fakeReview } from "../testing/fake_reviews.ts";
import { Outgoing } from "./outgoing.ts";
import { ReviewSession } from "./review_session.ts";

let server = new FakeApi();
const DRAFT = { answers: [], line_items: null, document_type: null };

beforeEach(() => {
  openFakePage();
  signInAs("ann", "reviewer");
  server = new FakeApi().on("GET /document-types", () => ({ items: [] }));
});

test("a review that nobody takes is sent again under the same key when the server is back", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const review = new ReviewSession(fakeReview("rev_1"), true);
  const outgoing = new Outgoing();
  const lost = () => Promise.reject(new TypeError("failed to fetch"));
  server.on("POST /reviews/rev_1/submit", lost).on("HEAD /console/", lost);
  const sending = outgoing.send(review, DRAFT, "key-1", () => undefined);
  for (let again = 0; again < 4; again++) {
    await settled();
    context.mock.timers.tick(2_000);
  }
  await sending;
  assert.equal(outgoing.byReview.value.get("rev_1")?.error, null, "it is still on its way");
  server.on("POST /reviews/rev_1/submit", () => ({}));
  online.value = true;
  context.mock.timers.tick(300);
  await settled();
  assert.equal(outgoing.byReview.value.size, 0);
  assert.equal(online.value, true);
});

test("a refused review is offered once", async () => {
  const review = new ReviewSession(fakeReview("rev_1"), true);
  const outgoing = new Outgoing();
  server.on("POST /reviews/rev_1/submit", () => new Refusal(422, { detail: "No." }));
  const back: string[] = [];
  await outgoing.send(review, DRAFT, "key-1", ({ id }) => back.push(id));
  toasts.value[0]?.action?.run();
  assert.deepEqual(back, ["rev_1"]);
  assert.equal((outgoing.takeBack(review) as Error).message, "No.");
  assert.equal(outgoing.takeBack(review), null);
});
