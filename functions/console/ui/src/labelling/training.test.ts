import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { toasts } from "../shared/toasts.ts";
import { FakeApi, Refusal, settled, signInAs } from "../testing/fake_api.ts";
import { openFakePage } from "../testing/fake_browser.ts";
import { FAKE_TYPES } from "../testing/fake_reviews.ts";
import { trainings } from "./training.ts";

let server = new FakeApi();

beforeEach(() => {
  openFakePage("/labelling");
  signInAs("ada", "admin");
  server = new FakeApi()
    .on("GET /document-types", () => FAKE_TYPES)
    .on("POST /models", () => ({ id: "m1", state: "queued", reason: "" }))
    .on("GET /models/m1", () => ({ id: "m1", state: "promoted", reason: "It is better." }));
});

test("a training is followed until it ends, and the person is told how", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const training = trainings().train("receipt");
  await settled();
  assert.equal(trainings().byType.value.get("receipt")?.state, "queued");
  context.mock.timers.tick(1_000);
  await training;
  assert.equal(trainings().ended.value, 1);
  assert.deepEqual([toasts.value[0]?.kind, toasts.value[0]?.detail], ["success", "It is better."]);
});

test("a training that is under way is followed in place of another", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  server
    .on("POST /models", () => new Refusal(409))
    .on("GET /models", () => ({ items: [{ id: "m1", state: "training", reason: "" }] }));
  const training = trainings().train("receipt");
  await settled();
  assert.equal(trainings().byType.value.get("receipt")?.state, "training");
  context.mock.timers.tick(1_000);
  await training;
  assert.equal(trainings().byType.value.get("receipt")?.state, "promoted");
});

test("nobody follows a training for a person who has signed out", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const training = trainings().train("receipt");
  await settled();
  signInAs("ben", "reviewer");
  context.mock.timers.tick(1_000);
  await training;
  assert.equal(
    server.asked.some(({ what }) => what === "GET /models/m1"),
    false,
  );
  assert.deepEqual(toasts.value, []);
});
