/** An API in memory: it answers as it is told to and remembers what it was asked. For tests. */
import { dropSession, session, sessionState } from "../api/session.ts";
import { personOf } from "../api/sign_in.ts";
import { online } from "../api/http.ts";

interface Asked {
  /** As in "POST /reviews/next". */
  what: string;
  body: Record<string, unknown>;
  token: string | null;
}

type Answer = (asked: Asked) => unknown;

/** Refuses a request with a problem document. */
export class Refusal {
  readonly status: number;
  readonly document: object;

  constructor(status: number, document: object = {}) {
    this.status = status;
    this.document = document;
  }
}

export class FakeApi {
  readonly asked: Asked[] = [];
  private readonly answers = new Map<string, Answer>();

  constructor() {
    globalThis.fetch = ((path: string, init: RequestInit = {}) => this.handle(path, init)) as typeof fetch;
    online.value = true;
  }

  /** `what` is a method and a path without its query. */
  on(what: string, answer: Answer): this {
    this.answers.set(what, answer);
    return this;
  }

  /** The bodies of the requests of one kind, oldest first. */
  bodies(what: string): Record<string, unknown>[] {
    return this.asked.filter((each) => each.what === what).map(({ body }) => body);
  }

  private async handle(path: string, init: RequestInit): Promise<Response> {
    const token = new Headers(init.headers).get("authorization")?.replace("Bearer ", "") ?? null;
    const body = JSON.parse(typeof init.body === "string" ? init.body : "{}") as Record<string, unknown>;
    const asked = { what: `${init.method ?? "GET"} ${path.split("?")[0]}`, body, token };
    this.asked.push(asked);
    const answer = this.answers.get(asked.what);
    if (!answer) throw new Error(`nobody answers ${asked.what}`);
    const found = await answer(asked);
    if (found instanceof Refusal) return Response.json(found.document, { status: found.status });
    return found === undefined ? new Response() : Response.json(found);
  }
}

/** What /session answers for somebody of these groups. */
export function tokensOf(id: string, ...groups: string[]): { access_token: string; expires_in: number } {
  const claims = btoa(JSON.stringify({ sub: id, email: `${id}@console.test`, "cognito:groups": groups }));
  return { access_token: `head.${claims}.signature`, expires_in: 3600 };
}

/** A session that has just begun, with nothing left of the one before. */
export function signInAs(id: string, ...groups: string[]): void {
  dropSession();
  const { access_token, expires_in } = tokensOf(id, ...groups);
  const mine = session.peek();
  mine.token = access_token;
  mine.tokenExpiresAt = Date.now() + expires_in * 1000;
  mine.person.value = personOf(access_token);
  sessionState.value = "in";
}

/** Ends when all that was answered has been taken in; timers that are mocked do not run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
