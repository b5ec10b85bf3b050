/**
 * Answers backed up in this tab, for a page that is loaded again before they reached the server. They go with the tab,
 * with the submission and with signing out.
 */
import type { Answers } from "./answers.ts";

export interface Backup {
  /** Of the claim under which they were given; 0: there is none. */
  fence: number;
  answers: Answers;
  /** A text that was being typed. */
  typed: { field: string; text: string } | null;
}

const PREFIX = "docloop-answers-";

/** `id`: of the review, or of the document where there is no review. */
export function backUp(id: string, backup: Backup): void {
  try {
    sessionStorage.setItem(PREFIX + id, JSON.stringify(backup));
  } catch {
    // storage is forbidden or full; the draft on the server is all there is then
  }
}

export function backupOf(id: string): Backup | null {
  try {
    const text = sessionStorage.getItem(PREFIX + id);
    return text === null ? null : (JSON.parse(text) as Backup);
  } catch {
    return null;
  }
}

export function forgetBackup(id: string): void {
  try {
    sessionStorage.removeItem(PREFIX + id);
  } catch {
    // as above
  }
}

export function forgetBackups(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // as above
  }
}
