/** Documents to label, one after the other: the most useful first, the next one ready while this one is worked on. */
import { type Signal, effect, signal } from "@preact/signals";
import { api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { has, ofSession } from "../api/session.ts";
import { documentTypes, refreshTypes } from "../shared/document_types.ts";
import { type DraftIn, NOTHING, draftOf, isSame } from "../workbench/answers.ts";
import { Editor } from "../workbench/editor.ts";
import type { Subject } from "../workbench/form.ts";
import { prefetchPages } from "../workbench/page/loading.ts";
import { suggestionsFor } from "../workbench/proposals.ts";
import { backUp, backupOf, forgetBackup, forgetBackups } from "../workbench/session_backup.ts";
import { labelled, subjectOf } from "./label.ts";

/** A document that is labelled. `open` false: its label is being saved. */
export interface LabelTask {
  editor: Editor;
  open: Signal<boolean>;
}

export type Shown =
  | { kind: "loading" }
  | { kind: "task"; task: LabelTask }
  | { kind: "nothing"; passedOver: number }
  | { kind: "error"; error: unknown };

const MOST_PASSED_OVER = 49;

export class LabelStore {
  readonly shown = signal<Shown>({ kind: "loading" });
  private type = "";
  private passedOver: string[] = [];
  /** The reviews that wait for documents that were shown, by document. */
  private readonly reviews = new Map<string, string>();
  private ready: Promise<Subject | null> | null = null;
  /** Grows with everything that is to be shown; an answer to an older request shows nothing. */
  private turn = 0;

  end(): void {
    this.turn++;
    forgetBackups();
  }

  /** Begins with a document type; what was passed over before comes again. */
  begin(documentType: string): Promise<void> {
    this.type = documentType;
    this.passedOver = [];
    this.ready = null;
    return this.show(null);
  }

  /** Leaves the document as it is and goes on to the next. */
  skip({ documentId }: Editor): Promise<void> {
    if (this.passedOver.length < MOST_PASSED_OVER) this.passedOver.push(documentId);
    return this.show(this.ready);
  }

  /** Keeps the label and goes on. Throws what the API says against it, and stays. */
  async save(editor: Editor, key: string): Promise<void> {
    const fields = new Set(editor.form.peek().items.map((item) => item.name));
    const draft = labelled(draftOf(editor.answers.peek(), fields), this.type);
    const review = this.reviewOf(editor);
    if (!review || !(await decide(review, draft, key)))
      await api.post("/labels", { body: { document_id: editor.documentId, draft }, key });
    forgetBackup(editor.id);
    await this.show(this.ready);
  }

  /** The review that waits for the document; null where none does, or where the person may not decide it. */
  reviewOf({ documentId }: Editor): string | null {
    return this.reviews.get(documentId) ?? null;
  }

  /** A new model reads differently: what is ready, or shown and untouched, was read by the one before. */
  readAnew(): void {
    this.ready = null;
    const now = this.shown.peek();
    if (now.kind === "task" && isUntouched(now.task)) void this.show(null);
  }

  private async show(coming: Promise<Subject | null> | null): Promise<void> {
    const mine = ++this.turn;
    const of = this.type;
    this.ready = null;
    if (!coming) this.shown.value = { kind: "loading" };
    try {
      const subject = await (coming ?? this.find(of, []));
      if (mine !== this.turn) return;
      if (!subject) {
        this.shown.value = { kind: "nothing", passedOver: this.passedOver.length };
        return;
      }
      const open = signal(true);
      const editor = new Editor(subject, open);
      const backup = backupOf(editor.id);
      if (backup) editor.restart(backup.answers);
      this.shown.value = { kind: "task", task: { editor, open } };
      this.ready = this.find(of, [subject.documentId]);
      // Its failure shows when it is wanted.
      this.ready.catch(() => undefined);
    } catch (error) {
      if (mine === this.turn) this.shown.value = { kind: "error", error };
    }
  }

  private async find(of: string, besides: readonly string[]): Promise<Subject | null> {
    if (!documentTypes.peek().some((each) => each.name === of)) await refreshTypes();
    const skip = [...this.passedOver, ...besides].join(",");
    const { document } = await api.get("/labels/next", { query: { type: of, ...(skip ? { skip } : {}) } });
    if (!document) return null;
    if (document.state === "in_review" && document.review_id && has("senior", "admin"))
      this.reviews.set(document.id, document.review_id);
    else this.reviews.delete(document.id);
    void prefetchPages(document.id, document.pages ?? 0).catch(() => undefined);
    return subjectOf(await suggestionsFor(document.id, of), of, documentTypes.peek());
  }
}

export const labelStore = ofSession(() => new LabelStore());

/** Backs the answers up in this tab until they are saved, for a page that is left or loaded again. Returns how to stop. */
export function keepBackedUp({ editor, open }: LabelTask): () => void {
  return effect(() => {
    const answers = editor.answers.value;
    if (open.value && !isSame(answers, NOTHING)) backUp(editor.id, { fence: 0, answers, typed: null });
  });
}

function isUntouched({ editor, open }: LabelTask): boolean {
  return open.peek() && editor.editing.peek() === null && isSame(editor.answers.peek(), NOTHING);
}

/** Whoever has answered everything need not be asked again. False: somebody else is at it, or has ended it. */
async function decide(review: string, draft: DraftIn, key: string): Promise<boolean> {
  const path = { review_id: review };
  try {
    const { claim } = (await api.post("/reviews/{review_id}/claim", { path })).review;
    if (!claim) return false;
    const { fence } = claim;
    try {
      await api.post("/reviews/{review_id}/submit", { path, body: { fence, draft }, key });
    } catch (error) {
      await api.post("/reviews/{review_id}/release", { path, body: { fence } }).catch(() => undefined);
      throw error;
    }
    return true;
  } catch (error) {
    if (error instanceof Problem && error.isConflict) return false;
    throw error;
  }
}
