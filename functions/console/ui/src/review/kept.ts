/**
 * Answers kept in this tab, for a page that is loaded again before they reached the server. They go with the tab, with
 * the submission and with signing out.
 */
import type { Said } from "./said.ts";

export interface Kept {
  /** Of the claim under which they were given. */
  fence: number;
  said: Said;
  /** A text that was being typed. */
  typed: { field: string; text: string } | null;
}

const PREFIX = "docloop-review-";

export function keep(reviewId: string, kept: Kept): void {
  try {
    sessionStorage.setItem(PREFIX + reviewId, JSON.stringify(kept));
  } catch {
    // storage is forbidden or full; the draft on the server is all there is then
  }
}

export function keptOf(reviewId: string): Kept | null {
  try {
    const text = sessionStorage.getItem(PREFIX + reviewId);
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}

export function forget(reviewId: string): void {
  try {
    sessionStorage.removeItem(PREFIX + reviewId);
  } catch {
    // as above
  }
}

export function forgetAll(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // as above
  }
}
