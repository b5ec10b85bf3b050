/** How an upload goes from a file to a document that was decided on: pure, so that it can be tried out. */
import type { Schemas } from "../../api/client.ts";
import type { Doubt } from "./sharpness.ts";

export type DocumentOut = Schemas["DocumentOut"];

/** refused: never sent. waiting, sending: on the way. sent: in the bucket. lost: may be tried again. known: a document. */
export type Stage = "refused" | "waiting" | "sending" | "sent" | "lost" | "known";

export interface Item {
  id: number;
  name: string;
  size: number;
  file: Blob;
  documentType: string | undefined;
  stage: Stage;
  /** Sent so far, 0..1. */
  share: number;
  /** Why it was refused or lost, in a sentence. */
  problem: string | null;
  doubts: readonly Doubt[];
  upload: string | null;
  document: DocumentOut | null;
}

/** Sent at the same time. */
export const AT_ONCE = 3;

const TAKEN = ["pdf", "png", "jpg", "jpeg", "tif", "tiff", "webp", "heic", "heif", "xml"];
const WORKING: readonly DocumentOut["state"][] = ["received", "extracting"];

export type Refusal = "empty" | "format";

/** Why a file is not sent at all; null: it is. What is inside, the machine finds out. */
export function refusalOf({ name, size }: { name: string; size: number }): Refusal | null {
  const ending = name.includes(".") ? name.split(".").pop()!.toLowerCase() : "";
  if (!TAKEN.includes(ending)) return "format";
  return size === 0 ? "empty" : null;
}

/** Those that are to be sent now, the oldest first. */
export function nextToSend(items: readonly Item[]): Item[] {
  const free = AT_ONCE - items.filter((item) => item.stage === "sending").length;
  return items.filter((item) => item.stage === "waiting").slice(0, Math.max(0, free));
}

/** Those of which the server is asked what became of them. */
export function toFollow(items: readonly Item[]): Item[] {
  return items.filter(
    ({ stage, document }) => stage === "sent" || (stage === "known" && isWorkedOn(document)),
  );
}

export function isWorkedOn(document: DocumentOut | null): boolean {
  return document !== null && WORKING.includes(document.state);
}

/** Whether something would be lost with the page. */
export function isUnderWay(items: readonly Item[]): boolean {
  return items.some(({ stage }) => stage === "waiting" || stage === "sending");
}
