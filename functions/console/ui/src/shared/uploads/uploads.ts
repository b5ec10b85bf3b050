/**
 * The uploads of this page: sent a few at a time, and followed until a decision is there. They go on while the person
 * looks at other screens.
 */
import { signal } from "@preact/signals";
import { api } from "../../api/client.ts";
import { Unreachable } from "../../api/problem.ts";
import { ofSession } from "../../api/session.ts";
import { TooLarge, uploadFile } from "../../api/upload.ts";
import { t } from "../../texts/index.ts";
import { wordsOf } from "../toasts.ts";
import { doubtsOfFile } from "./pictures.ts";
import { type Item, isUnderWay, nextToSend, refusalOf, toFollow } from "./progress.ts";
import type { Doubt } from "./sharpness.ts";

const ASK_MS = 1_500;
/** Pictures that a browser opens by itself, up to a size that does not stop the page. */
const LOOKED_AT = ["image/jpeg", "image/png", "image/webp"];
const LOOKED_AT_BYTES = 20_000_000;

export class Uploads {
  /** Newest last. */
  readonly items = signal<readonly Item[]>([]);
  private readonly sending = new Map<number, AbortController>();
  private last = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    addEventListener("beforeunload", this.askBeforeLeaving);
  }

  private readonly askBeforeLeaving = (event: BeforeUnloadEvent) => {
    if (isUnderWay(this.items.peek())) event.preventDefault();
  };

  /** Sends files, each as a document of its own. `documentType` absent: docloop finds out. */
  sendFiles(files: Iterable<File>, documentType: string | undefined): void {
    for (const file of files) {
      const refusal = refusalOf(file);
      const id = this.add(file, file.name, documentType, refusal && t.upload.refusals[refusal]);
      if (!refusal && LOOKED_AT.includes(file.type) && file.size <= LOOKED_AT_BYTES) {
        doubtsOfFile(file).then(
          (doubts) => this.change(id, { doubts }),
          () => undefined, // what is no picture is for the machine to say
        );
      }
    }
    this.pump();
  }

  /** Sends a document that was put together here. */
  sendDocument(file: Blob, name: string, documentType: string | undefined, doubts: readonly Doubt[]): void {
    this.add(file, name, documentType, null, doubts);
    this.pump();
  }

  tryAgain(item: Item): void {
    this.change(item.id, { stage: "waiting", share: 0, problem: null });
    this.pump();
  }

  /** Takes a file off the list; one that is being sent is stopped, one that has arrived stays a document. */
  dismiss(item: Item): void {
    this.items.value = this.items.peek().filter((other) => other.id !== item.id);
    this.sending.get(item.id)?.abort();
    this.pump();
  }

  end(): void {
    removeEventListener("beforeunload", this.askBeforeLeaving);
    this.items.value = [];
    for (const stop of this.sending.values()) stop.abort();
    clearTimeout(this.timer);
  }

  private add(
    file: Blob,
    name: string,
    documentType: string | undefined,
    problem: string | null,
    doubts: readonly Doubt[] = [],
  ): number {
    const item: Item = {
      id: ++this.last,
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
    this.items.value = [...this.items.peek(), item];
    return item.id;
  }

  private change(id: number, changes: Partial<Item>): void {
    this.items.value = this.items.peek().map((item) => (item.id === id ? { ...item, ...changes } : item));
  }

  private pump(): void {
    for (const item of nextToSend(this.items.peek())) void this.sendOne(item);
  }

  private async sendOne({ id, name, file, documentType }: Item): Promise<void> {
    const stop = new AbortController();
    this.sending.set(id, stop);
    this.change(id, { stage: "sending" });
    try {
      const upload = await uploadFile(file, {
        documentType,
        fileName: name,
        onProgress: (share: number) => this.change(id, { share }),
        signal: stop.signal,
      });
      this.change(id, { stage: "sent", share: 1, upload });
      this.follow();
    } catch (error) {
      const tooLarge = error instanceof TooLarge;
      const problem = tooLarge ? t.upload.tooLarge(error.most) : problemOf(error);
      this.change(id, { stage: tooLarge ? "refused" : "lost", problem });
    } finally {
      this.sending.delete(id);
    }
    this.pump();
  }

  /** Asks what became of those that were sent, again and again until all is known. */
  private follow(): void {
    clearTimeout(this.timer);
    if (toFollow(this.items.peek()).length === 0) return;
    this.timer = setTimeout(() => void this.askAll().then(() => this.follow()), ASK_MS);
  }

  private async askAll(): Promise<void> {
    await Promise.all(toFollow(this.items.peek()).map((item) => this.ask(item)));
  }

  private async ask({ id, upload }: Item): Promise<void> {
    try {
      const { items } = await api.get("/documents", { query: { upload } });
      if (items[0]) this.change(id, { stage: "known", document: items[0] });
    } catch {
      // It is asked again.
    }
  }
}

export const uploads = ofSession(() => new Uploads());

function problemOf(error: unknown): string {
  if (error instanceof Unreachable) return t.upload.lost;
  const { text, detail } = wordsOf(error);
  return detail ? `${text} ${detail}` : text;
}
