import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openFakePage } from "../testing/fake_browser.ts";
import { FakeApi, Refusal, settled, signInAs, tokensOf } from "../testing/fake_api.ts";
import { api } from "./client.ts";
import { dropSession, has, ofSession, person, session, sessionState } from "./session.ts";
import { freshToken, listenForSignOut, signIn, signOut } from "./sign_in.ts";

let page = openFakePage();

beforeEach(() => {
  page = openFakePage();
  signInAs("ann", "reviewer");
});

test("a part is made when it is first asked for, and dropped with the session after its end", () => {
  const ended: string[] = [];
  const notes = ofSession(() => ({ words: [] as string[], end: () => void ended.push("notes") }));
  const figures = ofSession(() => new Map<string, number>());
  notes().words.push("of Ann");
  figures().set("labels", 3);
  assert.deepEqual(notes().words, ["of Ann"], "it is the same one as long as the session lasts");
  dropSession();
  assert.deepEqual(ended, ["notes"]);
  assert.deepEqual([notes().words, figures().size], [[], 0]);
});

test("nothing of a person is left after signing out, even where the server does not answer", async () => {
  const notes = ofSession(() => ({ words: ["of Ann"] }));
  notes().words.push("more of Ann");
  new FakeApi().on("DELETE /session", () => Promise.reject(new TypeError("failed to fetch")));
  await assert.rejects(signOut());
  assert.deepEqual([sessionState.value, person.value, has("reviewer")], ["out", null, false]);
  assert.deepEqual(notes().words, ["of Ann"]);
});

test("signing out in another tab ends the session in this one", () => {
  const mine = session.peek();
  listenForSignOut();
  dispatchEvent(Object.assign(new Event("storage"), { key: "docloop-session", newValue: null }));
  assert.equal(sessionState.value, "out");
  assert.notEqual(session.peek(), mine);
});

test("a renewal that is answered after signing out signs nobody in", async () => {
  let answer = (_: unknown) => {};
  new FakeApi()
    .on("POST /session/refresh", () => new Promise((resolve) => (answer = resolve)))
    .on("DELETE /session", () => undefined);
  session.peek().token = null;
  const asked = freshToken();
  await settled();
  await signOut();
  answer(tokensOf("ann", "reviewer"));
  await asked;
  assert.deepEqual([sessionState.value, person.value], ["out", null]);
  assert.equal(session.peek().token, null);
});

test("a request waits for the same person to sign in again, and what they had stays", async () => {
  const notes = ofSession(() => ({ words: [] as string[] }));
  notes().words.push("of Ann");
  const server = new FakeApi()
    .on("POST /session/refresh", () => new Refusal(401))
    .on("POST /session", () => tokensOf("ann", "reviewer"))
    .on("GET /people", () => ({ items: [] }));
  session.peek().token = null;
  const asked = api.get("/people");
  await settled();
  assert.equal(sessionState.value, "expired");
  await signIn("ann@console.test", "secret");
  await asked;
  assert.equal(server.asked.at(-1)?.token, tokensOf("ann", "reviewer").access_token);
  assert.deepEqual(notes().words, ["of Ann"]);
});

test("where somebody else signs in over the page, it is loaded again with nothing of the first", async () => {
  const notes = ofSession(() => ({ words: [] as string[] }));
  notes().words.push("of Ann");
  new FakeApi().on("POST /session", () => tokensOf("ben", "senior"));
  sessionState.value = "expired";
  await signIn("ben@console.test", "secret");
  assert.equal(page.reloads, 1);
  assert.equal(person.value?.id, "ben");
  assert.deepEqual(notes().words, []);
});

test("a request of a session that was dropped asks nobody to sign in", async () => {
  const refused = Promise.withResolvers<Refusal>();
  new FakeApi()
    .on("GET /people", () => refused.promise)
    .on("POST /session/refresh", () => new Refusal(401))
    .on("DELETE /session", () => undefined);
  void api.get("/people");
  await settled();
  await signOut();
  refused.resolve(new Refusal(401));
  await settled();
  assert.equal(sessionState.value, "out");
});
