/** The uploads of this page: sent a few at a time, and followed until a decision is there. They go on while the person
 * looks at other screens. */
import { signal } from "@preact/signals";
import { api } from "../api/client.ts";
import { Unreachable } from "../api/problem.ts";
import { whenSigningOut } from "../api/session.ts";
import { TooLarge, uploadFile } from "../api/upload.ts";
import { wordsOf } from "../app/toasts.ts";
import { t } from "../texts/index.ts";
import { doubtsOfFile } from "./photos.ts";
import { type Item, isUnderWay, nextToSend, refusalOf, toFollow } from "./progress.ts";
import type { Doubt } from "./sharpness.ts";

const ASK_MS = 1_500;
/** Pictures that a browser opens by itself, up to a size that does not stop the page. */
const LOOKED_AT = ["image/jpeg", "image/png", "image/webp"];
const LOOKED_AT_BYTES = 20_000_000;

/** Newest last. */
export const uploads = signal<readonly Item[]>([]);

const sending = new Map<number, AbortController>();
let last = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let guarded = false;

/** Sends files, each as a document of its own. `documentType` absent: docloop finds out. */
export function sendFiles(files: Iterable<File>, documentType: string | undefined): void {
  guard();
  for (const file of files) {
    const refusal = refusalOf(file);
    add(file, file.name, documentType, refusal && t.upload.refusals[refusal]);
    const id = last;
    if (!refusal && LOOKED_AT.includes(file.type) && file.size <= LOOKED_AT_BYTES) {
      doubtsOfFile(file).then(
        (doubts) => change(id, { doubts }),
        () => undefined, // what is no picture is for the machine to say
      );
    }
  }
  pump();
}

/** Sends a document that was put together here. */
export function sendDocument(
  file: Blob,
  name: string,
  documentType: string | undefined,
  doubts: readonly Doubt[],
): void {
  guard();
  add(file, name, documentType, null, doubts);
  pump();
}

export function tryAgain(item: Item): void {
  change(item.id, { stage: "waiting", share: 0, problem: null });
  pump();
}

/** Takes a file off the list; one that is being sent is stopped, one that has arrived stays a document. */
export function dismissUpload(item: Item): void {
  uploads.value = uploads.peek().filter((other) => other.id !== item.id);
  sending.get(item.id)?.abort();
  pump();
}

function add(
  file: Blob,
  name: string,
  documentType: string | undefined,
  problem: string | null,
  doubts: readonly Doubt[] = [],
): void {
  const item: Item = {
    id: ++last,
    name,
    size: file.size,
    file,
    documentType,
    stage: problem === null ? "waiting" : "refused",
    share: 0,
    problem,
    doubts,
    upload: null,
    document: null,
  };
  uploads.value = [...uploads.peek(), item];
}

function change(id: number, changes: Partial<Item>): void {
  uploads.value = uploads.peek().map((item) => (item.id === id ? { ...item, ...changes } : item));
}

function pump(): void {
  for (const item of nextToSend(uploads.peek())) void sendOne(item);
}

async function sendOne({ id, name, file, documentType }: Item): Promise<void> {
  const stop = new AbortController();
  sending.set(id, stop);
  change(id, { stage: "sending" });
  try {
    const onProgress = (share: number) => change(id, { share });
    const upload = await uploadFile(file, {
      documentType,
      fileName: name,
      onProgress,
      signal: stop.signal,
    });
    change(id, { stage: "sent", share: 1, upload });
    follow();
  } catch (error) {
    if (error instanceof TooLarge) change(id, { stage: "refused", problem: t.upload.tooLarge(error.most) });
    else change(id, { stage: "lost", problem: problemOf(error) });
  } finally {
    sending.delete(id);
  }
  pump();
}

function problemOf(error: unknown): string {
  if (error instanceof Unreachable) return t.upload.lost;
  const { text, detail } = wordsOf(error);
  return detail ? `${text} ${detail}` : text;
}

/** Asks what became of those that were sent, again and again until all is said. */
function follow(): void {
  clearTimeout(timer);
  if (toFollow(uploads.peek()).length === 0) return;
  timer = setTimeout(async () => {
    await Promise.all(toFollow(uploads.peek()).map(ask));
    follow();
  }, ASK_MS);
}

async function ask({ id, upload }: Item): Promise<void> {
  try {
    const { items } = await api.get("/documents", { query: { upload } });
    if (items[0]) change(id, { stage: "known", document: items[0] });
  } catch {
    // It is asked again.
  }
}

function guard(): void {
  if (guarded) return;
  guarded = true;
  addEventListener("beforeunload", (event) => {
    if (isUnderWay(uploads.peek())) event.preventDefault();
  });
  whenSigningOut(() => {
    for (const stop of sending.values()) stop.abort();
    clearTimeout(timer);
    uploads.value = [];
  });
}
