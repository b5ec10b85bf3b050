/** Signing in and out, and the access token of the person who is signed in. */
import type { components } from "./schema.d.ts";
import { send } from "./http.ts";
import { Problem } from "./problem.ts";
import { type Person, type Role, type Session, dropSession, session, sessionState } from "./session.ts";

type Tokens = components["schemas"]["Session"];
type Unfinished = components["schemas"]["SignInStep"];
export type Challenge = components["schemas"]["ChallengeOut"];

const ROLES: readonly Role[] = ["reviewer", "senior", "annotator", "admin", "auditor"];
const RENEW_BEFORE_MS = 60_000;
const HINT = "docloop-session";

/** Finds out whether the cookie still stands for a session, where there may be one. Throws Unreachable. */
export async function resume(): Promise<void> {
  if (!mayHaveSession() || !(await renew(session.peek()))) sessionState.value = "out";
}

/** Null: signed in; otherwise what to send next. Throws Problem. */
export function signIn(username: string, password: string): Promise<Challenge | null> {
  return enter("/session", { username, password });
}

/** Goes on with a sign-in; the same as signIn. Throws Problem, `sign_in_expired` when it has to begin again. */
export function answer(
  handle: string,
  value: { code: string } | { new_password: string },
): Promise<Challenge | null> {
  return enter("/session/answer", { handle, ...value });
}

async function enter(path: string, body: unknown): Promise<Challenge | null> {
  const mine = session.peek();
  const before = mine.person.peek();
  const found = (await send({ method: "POST", path, body })) as Tokens | Unfinished;
  if ("challenge" in found) return found.challenge;
  const now = personOf(found.access_token);
  if (before && before.id !== now.id) {
    // Somebody else's page: nothing of it may stay.
    dropSession();
    take(session.peek(), found);
    location.reload();
    return null;
  }
  take(mine, found);
  for (const go of mine.waiting.splice(0)) go();
  return null;
}

/** Ends the session here and, where the API can, everywhere. Does its part here even when nobody answers. */
export async function signOut(): Promise<void> {
  const { token } = session.peek();
  session.peek().token = null;
  try {
    await send({ method: "DELETE", path: "/session", token: token ?? undefined, retries: 0 });
  } finally {
    sessionsEnded();
  }
}

/** The API has ended every session of the person. */
export function sessionsEnded(): void {
  endHere();
  remember(false);
}

function endHere(): void {
  dropSession();
  sessionState.value = "out";
}

/** Called once, at boot: signing out in one tab signs out in all. */
export function listenForSignOut(): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key === HINT && newValue === null && sessionState.value !== "out") endHere();
  });
}

/** A token that is good for a while yet. Waits for the person to sign in again where the session has ended. */
export async function freshToken(): Promise<string> {
  const mine = session.peek();
  if (mine.token === null || Date.now() > mine.tokenExpiresAt - RENEW_BEFORE_MS) {
    if (!(await renew(mine))) await signedInAgain(mine);
  }
  return mine.token ?? "";
}

/** The token as it is, for a request that leaves while the page goes away. */
export function tokenNow(): string | undefined {
  return session.peek().token ?? undefined;
}

/** To be called when the API refused this token; the next freshToken() gets another. */
export function distrust(refused: string): void {
  const mine = session.peek();
  if (mine.token === refused) mine.token = null;
}

/** Never ends for what was asked in a session that was dropped. */
function signedInAgain(mine: Session): Promise<void> {
  if (mine === session.peek() && mine.person.peek()) sessionState.value = "expired";
  return new Promise((resolve) => mine.waiting.push(resolve));
}

function renew(mine: Session): Promise<boolean> {
  mine.renewing ??= (async () => {
    try {
      take(mine, (await send({ method: "POST", path: "/session/refresh", retries: 2 })) as Tokens);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return false;
      throw error;
    } finally {
      mine.renewing = null;
    }
  })();
  return mine.renewing;
}

/** A session that was dropped meanwhile takes nothing: its person has signed out. */
function take(mine: Session, found: Tokens): void {
  if (mine !== session.peek()) return;
  mine.token = found.access_token;
  mine.tokenExpiresAt = Date.now() + found.expires_in * 1000;
  mine.person.value = personOf(found.access_token);
  sessionState.value = "in";
  remember(true);
}

/** Whether somebody signed in with this browser. The cookie itself cannot be seen from here; this saves asking in vain. */
function mayHaveSession(): boolean {
  try {
    return localStorage.getItem(HINT) !== null;
  } catch {
    return true;
  }
}

function remember(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(HINT, "1");
    else localStorage.removeItem(HINT);
  } catch {
    // storage is forbidden here; then it is asked in vain
  }
}

/** Reads, and does not verify, the token: what the console shows is decided here, what is allowed is not. */
export function personOf(accessToken: string): Person {
  const [, payload = ""] = accessToken.split(".");
  const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
    c.charCodeAt(0),
  );
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const groups: unknown[] = Array.isArray(claims["cognito:groups"]) ? claims["cognito:groups"] : [];
  const username = claims["email"] ?? claims["cognito:username"] ?? claims["sub"];
  return {
    id: String(claims["sub"]),
    name: String(claims["name"] ?? username),
    username: String(username),
    roles: new Set(ROLES.filter((role) => groups.includes(role))),
  };
}
