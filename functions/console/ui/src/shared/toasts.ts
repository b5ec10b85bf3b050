/** Short messages in the corner, read out by screen readers. */
import { computed, signal } from "@preact/signals";
import { Problem, Unreachable } from "../api/problem.ts";
import { ofSession } from "../api/session.ts";
import { t } from "../texts/index.ts";
import { timeOf } from "./format.ts";

export interface Toast {
  id: number;
  kind: "info" | "success" | "error";
  text: string;
  /** A second, quieter line. */
  detail?: string | undefined;
  action?: { label: string; run: () => void } | undefined;
}

const SECONDS = { info: 5, success: 4, error: 12 };

/** They go with the session: what one person was told, and offered to do, is not for the next. */
class Toasts {
  readonly shown = signal<readonly Toast[]>([]);
  private last = 0;

  add(toast: Omit<Toast, "id">): void {
    const id = ++this.last;
    this.shown.value = [...this.shown.value.slice(-3), { id, ...toast }];
    setTimeout(() => this.dismiss(id), SECONDS[toast.kind] * 1000);
  }

  dismiss(id: number): void {
    this.shown.value = this.shown.value.filter((other) => other.id !== id);
  }
}

const current = ofSession(() => new Toasts());
export const toasts = computed(() => current().shown.value);

export function toast(kind: Toast["kind"], text: string, more: Pick<Toast, "detail" | "action"> = {}): void {
  current().add({ kind, text, ...more });
}

export function dismiss(id: number): void {
  current().dismiss(id);
}

/** Takes away what was said about a page that is left. */
export function dismissHints(): void {
  for (const { id, kind } of toasts.peek()) if (kind === "info") dismiss(id);
}

/** An error in words a person can use. */
export function wordsOf(error: unknown): { text: string; detail?: string | undefined } {
  if (error instanceof Problem) {
    const { until } = error.document;
    if (error.code === "claim_conflict" && until) return { text: t.common.held(timeOf(until, Date.now())) };
    return {
      text: t.server.said(error.message) || t.common.answered(error.status),
      detail: t.server.said(error.remedy) || undefined,
    };
  }
  if (error instanceof Unreachable) return { text: t.common.unreachable };
  return { text: t.common.defect };
}

export function toastError(error: unknown): void {
  if (error instanceof DOMException && error.name === "AbortError") return;
  const { text, detail } = wordsOf(error);
  toast("error", text, { detail });
}
