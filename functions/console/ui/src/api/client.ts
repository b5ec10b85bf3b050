/**
 * The review API, typed by its own description:
 *
 *     const page = await api.get("/reviews", { query: { state: "open" } });
 *     await api.post("/reviews/{review_id}/submit", { path: { review_id }, body, key: newKey() });
 *
 * Throws Problem and Unreachable (problem.ts). A refused token is renewed and the request sent again; where the session
 * has ended, the request waits until the person has signed in again.
 */
import type { components, paths } from "./schema.d.ts";
import { send } from "./http.ts";
import { Problem } from "./problem.ts";
import { distrust, freshToken, tokenNow } from "./sign_in.ts";

export type Schemas = components["schemas"];
type Method = "get" | "post" | "put" | "delete";
type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];
type Operation<M extends Method, P extends PathOf<M>> = paths[P] extends Record<M, infer O> ? O : never;
type Parameters<O, K extends string> = O extends { parameters: Record<K, infer V> } ? V : never;
type OptionalQuery<O> = O extends { parameters: { query?: infer Q } } ? Q : never;
type BodyOf<O> = O extends { requestBody: { content: { "application/json": infer B } } } ? B : never;
type Json<R> = R extends { content: { "application/json": infer T } } ? T : undefined;
type AnswerOf<O> = O extends { responses: infer R }
  ? 200 extends keyof R
    ? Json<R[200]>
    : 202 extends keyof R
      ? Json<R[202]>
      : undefined
  : never;

interface Common {
  key?: string;
  signal?: AbortSignal;
  /** Leaves with the token at hand and outlives the page; nothing is repeated. */
  keepalive?: boolean;
  retries?: number;
}
type Options<O> = Common &
  ([Parameters<O, "path">] extends [never] ? unknown : { path: Parameters<O, "path"> }) &
  ([OptionalQuery<O>] extends [never] ? unknown : { query?: OptionalQuery<O> | undefined }) &
  ([BodyOf<O>] extends [never] ? unknown : { body: BodyOf<O> });
type Rest<O> = Record<never, never> extends Options<O> ? [options?: Options<O>] : [options: Options<O>];

/** One for each thing the person does; sent again it means the same doing. */
export function newKey(): string {
  return crypto.randomUUID();
}

function verb<M extends Method>(method: M) {
  return <P extends PathOf<M>>(
    path: P,
    ...[options]: Rest<Operation<M, P>>
  ): Promise<AnswerOf<Operation<M, P>>> => request(method, path, options ?? {}) as never;
}

export const api = { get: verb("get"), post: verb("post"), put: verb("put"), delete: verb("delete") };

/** An answer that is no JSON, such as a table as CSV. */
export function getText<P extends PathOf<"get">>(
  path: P,
  ...[options]: Rest<Operation<"get", P>>
): Promise<string> {
  return request("get", path, { ...(options ?? {}), plain: true }) as Promise<string>;
}

interface Loose extends Common {
  plain?: boolean;
  path?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: unknown;
}

async function request(method: string, template: string, options: Loose): Promise<unknown> {
  const call = {
    method: method.toUpperCase(),
    path: fill(template, options.path ?? {}) + queryOf(options.query ?? {}),
    body: options.body,
    key: options.key,
    signal: options.signal,
    plain: options.plain,
    keepalive: options.keepalive,
    retries: options.keepalive ? 0 : options.retries,
  };
  if (options.keepalive) return send({ ...call, token: tokenNow() });
  const token = await freshToken();
  try {
    return await send({ ...call, token });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    distrust(token);
    return send({ ...call, token: await freshToken() });
  }
}

/** "/reviews/{review_id}" with its parameters, each one encoded; none of them leads to another path. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => segment(String(values[name] ?? "")));
}

/** Browsers follow "." and ".." even where they are encoded, and an empty one ends a path early: no id is any of them. */
function segment(value: string): string {
  return ["", ".", ".."].includes(value) ? "-" : encodeURIComponent(value);
}

/** "?a=1&b=2" of what is neither undefined, null nor empty; "" of nothing. */
export function queryOf(values: Record<string, unknown>): string {
  const given = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
