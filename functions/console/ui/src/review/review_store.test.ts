import assert from "node:assert/strict";
import { type TestContext, afterEach, beforeEach, test } from "node:test";
import { dropSession } from "../api/session.ts";
import { refreshTypes } from "../shared/document_types.ts";
import { toasts } from "../shared/toasts.ts";
import { FakeApi, Refusal, settled, signInAs } from "../testing/fake_api.ts";
import { openFakePage } from "../testing/fake_browser.ts";
import { FAKE_TYPES, fakeReview } from "../testing/fake_reviews.ts";
import { NOTHING, withAnswer } from "../workbench/answers.ts";
import { backUp, backupOf } from "../workbench/session_backup.ts";
import type { ReviewSession } from "./review_session.ts";
import { reviewStore } from "./review_store.ts";

const NINE = withAnswer(NOTHING, { field: "TOTAL", verdict: "corrected", value: "9.00" });
let server = new FakeApi();

beforeEach(async () => {
  openFakePage("/review");
  signInAs("ann", "reviewer");
  let last = 1;
  server = new FakeApi()
    .on("GET /document-types", () => FAKE_TYPES)
    .on("POST /reviews/rev_1/claim", () => fakeReview("rev_1"))
    .on("POST /reviews/rev_1/check", () => ({ document_type: "receipt", fields: [], findings: [] }))
    .on("PUT /reviews/rev_1/draft", () => ({}))
    .on("POST /reviews/rev_1/submit", () => ({}))
    .on("POST /reviews/rev_2/release", () => ({}))
    .on("POST /reviews/next", () => ({ next: fakeReview(`rev_${++last}`) }));
  await refreshTypes();
});

afterEach(() => dropSession());

function shown(): ReviewSession {
  const now = reviewStore().shown.peek();
  assert.equal(now.kind, "review");
  return (now as { review: ReviewSession }).review;
}

/** Timers run when they are told to. */
function holdTimers(context: TestContext): (milliseconds: number) => Promise<void> {
  context.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  return async (milliseconds) => {
    context.mock.timers.tick(milliseconds);
    await settled();
  };
}

test("an answer is saved a moment later, and backed up in the tab at once", async (context) => {
  const pass = holdTimers(context);
  await reviewStore().open("rev_1");
  shown().editor.answer("corrected", { value: "9.00" });
  assert.equal(backupOf("rev_1")?.answers.byField["TOTAL"]?.value, "9.00");
  assert.equal(shown().saving.value, "unsaved");
  await pass(700);
  assert.equal(shown().saving.value, "saved");
  const [{ draft }] = server.bodies("PUT /reviews/rev_1/draft") as [{ draft: { answers: object[] } }];
  assert.deepEqual(draft.answers, [{ field: "TOTAL", verdict: "corrected", seconds: 0, value: "9.00" }]);
});

test("a claim that has lapsed stops the saving and is made again with the answers as they are", async (context) => {
  const pass = holdTimers(context);
  await reviewStore().open("rev_1");
  const review = shown();
  server.on("PUT /reviews/rev_1/draft", () => new Refusal(409, { code: "claim_conflict", holder: "ben" }));
  review.editor.answer("corrected", { value: "9.00" });
  await pass(700);
  assert.equal(review.claimState.value.kind, "lapsed");
  assert.ok(review.isOpen, "answers can be given all the same");
  server.on("PUT /reviews/rev_1/draft", () => ({}));
  server.on("POST /reviews/rev_1/claim", () => fakeReview("rev_1", { fence: 5 }));
  await reviewStore().claimAgain(review);
  assert.ok(review.isMine);
  const last = server.bodies("PUT /reviews/rev_1/draft").at(-1);
  assert.deepEqual([last?.["fence"], review.editor.answers.value.byField["TOTAL"]?.value], [5, "9.00"]);
});

test("submitting goes on to the next review, which was claimed meanwhile", async (context) => {
  const pass = holdTimers(context);
  await reviewStore().open("rev_1");
  await pass(300);
  shown().editor.confirm();
  reviewStore().submit(shown());
  assert.equal(shown().id, "rev_2");
  await settled();
  assert.equal(reviewStore().outgoing.byReview.value.size, 0, "it has arrived");
  assert.equal(backupOf("rev_1"), null);
  assert.equal(location.pathname, "/console/review/rev_2");
});

test("with a question open nothing is sent", async () => {
  await reviewStore().open("rev_1");
  reviewStore().submit(shown());
  await settled();
  assert.deepEqual(server.bodies("POST /reviews/rev_1/submit"), []);
  assert.equal(toasts.value.at(-1)?.kind, "info");
});

test("a review that was refused is shown again as it was left, with the reason", async () => {
  server.on("POST /reviews/rev_1/submit", () => new Refusal(422, { detail: "No.", field: "TOTAL" }));
  await reviewStore().open("rev_1");
  const review = shown();
  review.editor.answer("corrected", { value: "9.00" });
  reviewStore().submit(review);
  await settled();
  const way = toasts.value.at(-1)?.action;
  assert.ok(way, "the way back is offered");
  way.run();
  assert.equal(shown(), review);
  assert.equal((review.refusal as Error).message, "No.");
  assert.equal(review.editor.active.value, "TOTAL");
  review.editor.answer("absent");
  assert.equal(review.refusal, null, "it was about other answers");
});

test("an answer that the checks warn about is sent when that is asked for twice", async () => {
  const finding = { code: "sum", severity: "contradicts", fields: ["TOTAL"], message: "Off.", repair: null };
  await reviewStore().open("rev_1");
  const { editor } = shown();
  editor.answer("corrected", { value: "9.00" });
  editor.check.value = {
    document_type: "receipt",
    fields: [],
    line_items: null,
    unanswered: [],
    findings: [finding as never],
    values: new Map([["TOTAL", "9.00"]]),
    sums: [],
  };
  const review = shown();
  reviewStore().submit(review);
  assert.ok(review.isMine);
  reviewStore().submit(review);
  assert.equal(review.claimState.value.kind, "done");
  await settled();
});

test("answers from before a reload come back under the same claim, and are offered under another", async () => {
  backUp("rev_1", { fence: 1, answers: NINE, typed: null });
  await reviewStore().open("rev_1");
  assert.equal(shown().editor.answers.value.byField["TOTAL"]?.value, "9.00");
  signInAs("ann", "reviewer");
  backUp("rev_1", { fence: 1, answers: NINE, typed: null });
  server.on("POST /reviews/rev_1/claim", () => fakeReview("rev_1", { fence: 2 }));
  await reviewStore().open("rev_1");
  assert.deepEqual(shown().editor.answers.value, NOTHING);
  assert.deepEqual(reviewStore().offered.value?.answers, NINE);
});

test("the answer to an older request is not shown over a newer one", async () => {
  const first = Promise.withResolvers<object>();
  server.on("POST /reviews/rev_1/claim", () => first.promise);
  server.on("POST /reviews/rev_9/claim", () => fakeReview("rev_9"));
  const opening = reviewStore().open("rev_1");
  await reviewStore().open("rev_9");
  first.resolve(fakeReview("rev_1"));
  await opening;
  assert.equal(shown().id, "rev_9");
});

test("at the end of a session the next review is given back and nothing is shown or kept", async (context) => {
  const pass = holdTimers(context);
  await reviewStore().open("rev_1");
  const review = shown();
  await pass(300);
  review.editor.answer("corrected", { value: "9.00" });
  signInAs("ben", "reviewer");
  await settled();
  assert.equal(server.bodies("POST /reviews/rev_2/release").length, 1);
  assert.equal(backupOf("rev_1"), null);
  assert.deepEqual(reviewStore().shown.value, { kind: "loading" });
  review.editor.answer("corrected", { value: "10.00" });
  await pass(5_000);
  assert.deepEqual(server.bodies("PUT /reviews/rev_1/draft"), [], "nothing of Ann is saved as Ben");
  assert.equal(backupOf("rev_1"), null);
});

test("what is refused after the session has ended is told to nobody", async () => {
  const refused = Promise.withResolvers<Refusal>();
  server.on("POST /reviews/rev_1/submit", () => refused.promise);
  await reviewStore().open("rev_1");
  shown().editor.confirm();
  reviewStore().submit(shown());
  signInAs("ben", "reviewer");
  refused.resolve(new Refusal(422, { detail: "No." }));
  await settled();
  assert.deepEqual(toasts.value, []);
});
