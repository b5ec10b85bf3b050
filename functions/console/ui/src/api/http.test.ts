import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { online, send } from "./http.ts";
import { Problem, Unreachable, problemOf } from "./problem.ts";

const busy = () =>
  new Response(JSON.stringify({ status: 503, detail: "busy", retryable: true }), { status: 503 });
const done = () => new Response(JSON.stringify({ a: 1 }));
const down = () => Promise.reject(new TypeError("failed to fetch"));

let answers: (() => Response | Promise<Response>)[] = [];
let sent: RequestInit[] = [];

beforeEach(() => {
  sent = [];
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(globalThis, "fetch", async (_: string, init: RequestInit) => {
    if (init.method === "HEAD") return down(); // asked meanwhile whether somebody is back
    sent.push(init);
    return (answers.shift() ?? down)();
  });
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
  online.value = true;
});

/** Lets the pauses between attempts pass at once. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  let over = false;
  promise.then(
    () => (over = true),
    () => (over = true),
  );
  while (!over) {
    await new Promise(setImmediate);
    mock.timers.tick(2000);
  }
  return promise;
}

test("what is safe is sent again after a lost connection and a busy server", async () => {
  answers = [down, busy, done];
  assert.deepEqual(await settled(send({ method: "GET", path: "/x" })), { a: 1 });
  assert.equal(sent.length, 3);
  assert.equal(online.value, true);
});

test("what must not happen twice is sent once, unless a key makes it one thing", async () => {
  answers = [busy, done];
  await assert.rejects(settled(send({ method: "POST", path: "/x", body: {} })), Problem);
  assert.equal(sent.length, 1);

  answers = [busy, done];
  assert.deepEqual(await settled(send({ method: "POST", path: "/x", body: {}, key: "k" })), { a: 1 });
  assert.deepEqual(
    sent.slice(1).map((init) => (init.headers as Record<string, string>)["idempotency-key"]),
    ["k", "k"],
  );
});

test("nobody answering is said, and known to all", async () => {
  answers = [];
  await assert.rejects(settled(send({ method: "GET", path: "/x" })), Unreachable);
  assert.equal(sent.length, 4);
  assert.equal(online.value, false);
});

test("a refusal is not asked again", async () => {
  const refused = { status: 409, code: "claim_lost", detail: "Somebody else has it.", holder: "u2" };
  answers = [() => new Response(JSON.stringify(refused), { status: 409 })];
  await assert.rejects(settled(send({ method: "GET", path: "/x" })), (problem) => {
    assert.ok(problem instanceof Problem && problem.isConflict);
    assert.equal(problem.message, "Somebody else has it.");
    assert.equal(problem.document["holder"], "u2");
    return true;
  });
  assert.equal(sent.length, 1);
});

test("a refusal without a document is a problem all the same", () => {
  for (const body of ["", "<html>", "null", "7"]) {
    const problem = problemOf(502, body);
    assert.equal(problem.code, "http_502");
    assert.equal(problem.retryable, true);
  }
});

test("what is no JSON comes as it is", async () => {
  answers = [() => new Response("day,documents\r\n")];

  assert.equal(await send({ method: "GET", path: "/table", plain: true }), "day,documents\r\n");
});

test("a body that is too large to outlive its page is sent without the promise to", async () => {
  answers = [done, done, done];
  for (const text of ["x", "x".repeat(30_000)]) {
    await send({ method: "PUT", path: "/x", body: { text }, keepalive: true });
  }
  await send({ method: "PUT", path: "/x", body: {} });
  assert.deepEqual(
    sent.map((init) => init.keepalive),
    [true, false, false],
  );
});
