/** Whether a person holds the claim on a review, and if not, why. Pure. */
import type { Problem } from "../api/problem.ts";

/**
 * `mine`: the claim is in force. `lapsed`: it was, and somebody else may have it now.
 * `elsewhere`: the person went on with it in another tab.
 * `over`: the review was decided meanwhile, in another tab or by somebody else. `none`: looking only.
 * `done`: submitted, rejected or given away; nothing more goes out.
 */
export type ClaimState =
  | { kind: "mine" }
  | { kind: "lapsed"; holder: string | null; until: string | null }
  | { kind: "elsewhere" }
  | { kind: "over" }
  | { kind: "none" }
  | { kind: "done" };

/** What has become of a claim, as far as the answer to a conflict says. */
export function lapsed(problem: Problem): ClaimState {
  const { state } = problem.document;
  if (state === "done" || state === "cancelled") return { kind: "over" };
  return { kind: "lapsed", holder: problem.document.holder ?? null, until: problem.document.until ?? null };
}
