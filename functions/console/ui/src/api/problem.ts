/** What can go wrong with a request: the API's problem documents (RFC 9457), or no answer at all. */
import type { components } from "./schema.d.ts";

export type ProblemDocument = components["schemas"]["Problem"];

/** The API said no. `status` and `code` are for programs, `message` and `remedy` for people; empty where the answer has none. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly remedy: string;
  readonly retryable: boolean;
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.detail);
    this.document = document;
    this.status = document.status;
    this.code = document.code;
    this.remedy = document.remedy;
    this.retryable = document.retryable;
  }

  /** A claim is in the way, or yours has ended; `holder` and `until` say who has it now, where anybody has. */
  get isConflict(): boolean {
    return this.status === 409;
  }
}

/** There was no answer: the network is down, or nobody listens. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The problem in a refused answer; one is made up where a gateway in between answered without a document. */
export function problemOf(status: number, body: string): Problem {
  const document: Partial<ProblemDocument> = parsed(body);
  return new Problem({
    ...document,
    type: document.type ?? "about:blank",
    title: document.title ?? String(status),
    status,
    detail: document.detail ?? document.title ?? "",
    code: document.code ?? `http_${status}`,
    remedy: document.remedy ?? "",
    retryable: document.retryable ?? (status === 429 || status >= 502),
  });
}

function parsed(body: string): Partial<ProblemDocument> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
