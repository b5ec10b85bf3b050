/** One request to our own origin, sent again where that is safe and may help. */
import { signal } from "@preact/signals";
import { Unreachable, problemOf } from "./problem.ts";

/** Whether the last request reached the server. */
export const online = signal(true);

const PAUSES_MS = [250, 800, 2000];
const PROBE_MS = 3000;
/** What browsers send for a page that is gone, and what a character takes of it. */
const KEEPALIVE_BYTES = 64 * 1024;
const BYTES_AT_MOST = 3;

export interface Call {
  method: string;
  /** Path with its query, on this origin. */
  path: string;
  body?: unknown;
  token?: string | undefined;
  /** Idempotency-Key: makes it safe to send the request again. */
  key?: string | undefined;
  signal?: AbortSignal | undefined;
  /** The request outlives the page. */
  keepalive?: boolean | undefined;
  /** The answer is no JSON and comes as it is. */
  plain?: boolean | undefined;
  /** How often it is sent again after a lost connection or a busy server; by default as often as is safe. */
  retries?: number | undefined;
}

/**
 * The answer's JSON, or its text where `plain`; undefined where it has none. Throws Problem for a refusal, Unreachable without an answer,
 * AbortError when aborted.
 */
export async function send(call: Call): Promise<unknown> {
  const retries = call.retries ?? (isRepeatable(call) ? PAUSES_MS.length : 0);
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await once(call);
      const body = await answer.text();
      online.value = true;
      if (answer.ok) return call.plain ? body : body === "" ? undefined : JSON.parse(body);
      const problem = problemOf(answer.status, body);
      if (!problem.retryable || attempt >= retries) throw problem;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      lost();
      if (attempt >= retries) throw new Unreachable();
    }
    await pause(PAUSES_MS[attempt] ?? 2000, call.signal);
  }
}

function isRepeatable(call: Call): boolean {
  return call.method === "GET" || call.method === "PUT" || call.key !== undefined;
}

function once(call: Call): Promise<Response> {
  const headers: Record<string, string> = {};
  if (call.token) headers["authorization"] = `Bearer ${call.token}`;
  if (call.key) headers["idempotency-key"] = call.key;
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  if (body !== undefined) headers["content-type"] = "application/json";
  return fetch(call.path, {
    method: call.method,
    headers,
    credentials: "same-origin",
    cache: "no-store",
    // A larger one would be refused at once; without keepalive it has a chance to arrive.
    keepalive: (call.keepalive ?? false) && (body?.length ?? 0) * BYTES_AT_MOST <= KEEPALIVE_BYTES,
    ...(body === undefined ? {} : { body }),
    ...(call.signal ? { signal: call.signal } : {}),
  });
}

/** fetch throws TypeError when nobody answers; from then on we ask until somebody does. */
function lost(): void {
  if (!online.value) return;
  online.value = false;
  const probe = async () => {
    try {
      await fetch("/console/", { method: "HEAD", cache: "no-store" });
      online.value = true;
    } catch {
      if (!online.value) setTimeout(() => void probe(), PROBE_MS);
    }
  };
  setTimeout(() => void probe(), PROBE_MS);
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
