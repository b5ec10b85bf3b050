/** Who is signed in. The access token lives in this module's memory alone; the cookie that renews it is httpOnly. */
import { computed, signal } from "@preact/signals";
import type { components } from "./schema.d.ts";
import { send } from "./http.ts";
import { Problem } from "./problem.ts";

type Session = components["schemas"]["Session"];
type Unfinished = components["schemas"]["SignInStep"];
export type Challenge = components["schemas"]["ChallengeOut"];
export type Role = "reviewer" | "senior" | "annotator" | "admin" | "auditor";

export interface Person {
  /** The token's subject, as in a claim's `by`. */
  id: string;
  name: string;
  /** What the person signs in with. */
  username: string;
  roles: ReadonlySet<Role>;
}

/** `starting`: not known yet. `expired`: was signed in; the page is kept until the person is again. */
export type SessionState = "starting" | "out" | "in" | "expired";

const ROLES: readonly Role[] = ["reviewer", "senior", "annotator", "admin", "auditor"];
const RENEW_BEFORE_MS = 60_000;
const HINT = "docloop-session";

export const sessionState = signal<SessionState>("starting");
export const person = signal<Person | null>(null);
export const isSenior = computed(() => has("senior", "admin"));

let token: string | null = null;
let expiresAt = 0;
let renewing: Promise<boolean> | null = null;
let waiting: (() => void)[] = [];
const onEnd = new Set<() => void>();

/** Whether the person has one of these roles. */
export function has(...roles: Role[]): boolean {
  return roles.some((role) => person.value?.roles.has(role));
}

/** Everybody but auditors adds documents. */
export function mayUpload(): boolean {
  return has("reviewer", "senior", "annotator", "admin");
}

/** Runs before the session ends on purpose, such as to forget drafts kept in the tab. Returns how to take it back. */
export function whenSigningOut(run: () => void): () => void {
  onEnd.add(run);
  return () => void onEnd.delete(run);
}

/** Finds out whether the cookie still stands for a session, where there may be one. Throws Unreachable. */
export async function resume(): Promise<void> {
  if (!mayHaveSession() || !(await renew())) sessionState.value = "out";
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
  const before = person.value;
  const told = (await send({ method: "POST", path, body })) as Session | Unfinished;
  if ("challenge" in told) return told.challenge;
  take(told);
  if (before && before.id !== person.value?.id) {
    // Somebody else's page: nothing of it may stay.
    for (const run of onEnd) run();
    location.reload();
    return null;
  }
  for (const go of waiting.splice(0)) go();
  return null;
}

/** Ends the session here and, where the API can, everywhere. Does its part here even when nobody answers. */
export async function signOut(): Promise<void> {
  const last = token;
  token = null;
  try {
    await send({ method: "DELETE", path: "/session", token: last ?? undefined, retries: 0 });
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
  for (const run of onEnd) run();
  token = null;
  person.value = null;
  sessionState.value = "out";
  waiting = [];
}

/** Called once, at boot: signing out in one tab signs out in all. */
export function listenForSignOut(): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key === HINT && newValue === null && sessionState.value !== "out") endHere();
  });
}

/** A token that is good for a while yet. Waits for the person to sign in again where the session has ended. */
export async function freshToken(): Promise<string> {
  if (token === null || Date.now() > expiresAt - RENEW_BEFORE_MS) {
    if (!(await renew())) await signedInAgain();
  }
  return token ?? "";
}

/** The token as it is, for a request that leaves while the page goes away. */
export function tokenNow(): string | undefined {
  return token ?? undefined;
}

/** To be called when the API refused this token; the next freshToken() gets another. */
export function distrust(refused: string): void {
  if (token === refused) token = null;
}

function signedInAgain(): Promise<void> {
  sessionState.value = "expired";
  return new Promise((resolve) => waiting.push(resolve));
}

function renew(): Promise<boolean> {
  renewing ??= (async () => {
    try {
      take((await send({ method: "POST", path: "/session/refresh", retries: 2 })) as Session);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return false;
      throw error;
    } finally {
      renewing = null;
    }
  })();
  return renewing;
}

function take(session: Session): void {
  token = session.access_token;
  expiresAt = Date.now() + session.expires_in * 1000;
  person.value = personOf(session.access_token);
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
