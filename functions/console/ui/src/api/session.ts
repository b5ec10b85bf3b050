/**
 * Who is signed in, and everything that the console holds for that person.
 *
 * One Session object owns it all: modules declare their part with ofSession(), it is made when it is first asked for,
 * and it is dropped with the whole object when the person signs out. Nobody has to remember to reset anything.
 */
import { computed, signal } from "@preact/signals";

export type Role = "reviewer" | "senior" | "annotator" | "admin" | "auditor";

export interface Person {
  /** The token's subject, as in a claim's `by`. */
  id: string;
  name: string;
  /** What the person signs in with. */
  username: string;
  roles: ReadonlySet<Role>;
}

/** A part of a session that has more to do at its end than to be forgotten, such as timers, requests, listeners. */
interface Ending {
  end(): void;
}

function isEnding(part: object): part is Ending {
  return "end" in part && typeof part.end === "function";
}

export class Session {
  readonly person = signal<Person | null>(null);
  /** The access token lives here alone; the cookie that renews it is httpOnly. */
  token: string | null = null;
  tokenExpiresAt = 0;
  /** The renewal that is under way. */
  renewing: Promise<boolean> | null = null;
  /** Requests that wait for the person to sign in again. */
  waiting: (() => void)[] = [];
  private readonly parts = new Map<() => object, object>();

  /** The one that `make` made for this session, made now where there is none. */
  part<T extends object>(make: () => T): T {
    const found = this.parts.get(make) as T | undefined;
    if (found) return found;
    const made = make();
    this.parts.set(make, made);
    return made;
  }

  end(): void {
    for (const part of this.parts.values()) if (isEnding(part)) part.end();
    this.parts.clear();
    this.waiting = [];
  }
}

/** `starting`: not known yet. `expired`: was signed in; the page is kept until the person is again. */
export type SessionState = "starting" | "out" | "in" | "expired";

export const sessionState = signal<SessionState>("starting");
export const session = signal(new Session());
export const person = computed(() => session.value.person.value);
export const isSenior = computed(() => has("senior", "admin"));

/** Gives the current session's part; a component that reads it is drawn again when another person signs in. */
export function ofSession<T extends object>(make: () => T): () => T {
  return () => session.value.part(make);
}

/** Drops all that belongs to the person. */
export function dropSession(): void {
  session.peek().end();
  session.value = new Session();
}

/** Whether the person has one of these roles. */
export function has(...roles: Role[]): boolean {
  return roles.some((role) => person.value?.roles.has(role));
}

/** Everybody but auditors adds documents. */
export function mayUpload(): boolean {
  return has("reviewer", "senior", "annotator", "admin");
}
