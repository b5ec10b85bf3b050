import assert from "node:assert/strict";
import { afterEach, test, mock } from "node:test";
import { api, fill, queryOf } from "./client.ts";
import { online } from "./http.ts";
import { person, sessionState } from "./session.ts";
import { answer, personOf, signIn, signOut } from "./sign_in.ts";

function tokenFor(sub: string, round = 1): string {
  const claims = { sub, "cognito:username": "Jürgen", "cognito:groups": ["reviewer", "strangers"], round };
  return `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
}

const session = (token: string) => new Response(JSON.stringify({ access_token: token, expires_in: 3600 }));
const refused = () => new Response(JSON.stringify({ status: 401, code: "unauthenticated" }), { status: 401 });

/** `answer` by "METHOD path"; what was asked, with its token, in order. */
function serve(answer: (call: string, token: string | undefined) => Response): string[] {
  const asked: string[] = [];
  mock.method(globalThis, "fetch", async (path: string, init: RequestInit) => {
    const token = (init.headers as Record<string, string>)["authorization"];
    asked.push(`${init.method} ${path}`);
    return answer(`${init.method} ${path}`, token);
  });
  return asked;
}

afterEach(() => {
  mock.restoreAll();
  online.value = true; // or it would be asked for ever whether somebody answers
});

test("parameters of path and query are encoded", () => {
  assert.equal(fill("/reviews/{review_id}/claim", { review_id: "a/b ?" }), "/reviews/a%2Fb%20%3F/claim");
  assert.equal(
    queryOf({ state: "open", type: "", cursor: null, limit: 5, supplier: "A & B" }),
    "?state=open&limit=5&supplier=A+%26+B",
  );
  assert.equal(queryOf({}), "");
});

test("no parameter leads to another path", () => {
  for (const id of ["..", ".", "", "../documents", "%2e%2e", "..\\..", "a/../.."]) {
    const address = new URL(fill("/reviews/{review_id}/claim", { review_id: id }), "https://docloop.example");
    assert.match(address.pathname, /^\/reviews\/[^/]+\/claim$/, id);
  }
});

test("a token says who somebody is", () => {
  const who = personOf(tokenFor("u-1"));
  assert.deepEqual([who.id, who.name, [...who.roles]], ["u-1", "Jürgen", ["reviewer"]]);
});

test("a challenge comes before the session, and its answer leads on", async () => {
  const challenge = { kind: "code", handle: "h-1" };
  const asked = serve((call) =>
    call === "POST /session" ? new Response(JSON.stringify({ challenge })) : session(tokenFor("u-1")),
  );

  assert.deepEqual(await signIn("j", "p"), challenge);
  assert.notEqual(sessionState.value, "in");
  assert.equal(await answer("h-1", { code: "123456" }), null);

  assert.equal(sessionState.value, "in");
  assert.deepEqual(asked, ["POST /session", "POST /session/answer"]);
  await signOut();
});

test("a refused token is renewed, once for all who wait, and the request sent again", async () => {
  // Given somebody signed in whose token the API no longer takes
  const first = tokenFor("u-1");
  const second = tokenFor("u-1", 2);
  serve(() => session(first));
  await signIn("j", "p");
  mock.restoreAll();
  const asked = serve((call, token) => {
    if (call === "POST /session/refresh") return session(second);
    return token === `Bearer ${second}` ? new Response('{"items": []}') : refused();
  });

  // When two requests are made at the same time
  await Promise.all([api.get("/document-types"), api.get("/reviews", { query: { state: "open" } })]);

  // Then both are answered after one renewal
  assert.equal(asked.filter((call) => call === "POST /session/refresh").length, 1);
  assert.equal(asked.filter((call) => call === "GET /reviews?state=open").length, 2);
  await signOut();
});

test("when the session has ended a request waits until the person has signed in again", async () => {
  serve(() => session(tokenFor("u-1")));
  await signIn("j", "p");
  mock.restoreAll();
  const fresh = tokenFor("u-1", 3);
  const asked = serve((call, token) => {
    if (call === "POST /session") return session(fresh);
    return token === `Bearer ${fresh}` ? new Response('{"items": []}') : refused();
  });

  let answered = false;
  const waiting = api.get("/document-types").then(() => (answered = true));
  while (sessionState.value !== "expired") await new Promise(setImmediate);
  assert.equal(answered, false);
  assert.equal(person.value?.id, "u-1");

  await signIn("j", "p");
  await waiting;
  assert.equal(sessionState.value, "in");
  assert.deepEqual(asked.slice(-2), ["POST /session", "GET /document-types"]);
  await signOut();
});

test("signing out forgets everything here even when nobody answers", async () => {
  serve(() => session(tokenFor("u-1")));
  await signIn("j", "p");
  mock.restoreAll();
  mock.method(globalThis, "fetch", () => Promise.reject(new TypeError("down")));

  await assert.rejects(signOut());

  assert.equal(person.value, null);
  assert.equal(sessionState.value, "out");
});
