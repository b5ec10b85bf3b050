/** Short messages in the corner, read out by screen readers. */
import { signal } from "@preact/signals";
import { Problem, Unreachable } from "../api/problem.ts";
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
let last = 0;
export const toasts = signal<readonly Toast[]>([]);

export function toast(kind: Toast["kind"], text: string, more: Pick<Toast, "detail" | "action"> = {}): void {
  const id = ++last;
  toasts.value = [...toasts.value.slice(-3), { id, kind, text, ...more }];
  setTimeout(() => dismiss(id), SECONDS[kind] * 1000);
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((other) => other.id !== id);
}

/** Takes away what was said about a page that is left. */
export function dismissHints(): void {
  toasts.value = toasts.value.filter(({ kind }) => kind !== "info");
}

/** An error in words a person can use. */
export function wordsOf(error: unknown): { text: string; detail?: string | undefined } {
  if (error instanceof Problem) {
    const { until } = error.document;
    if (error.code === "claim_conflict" && until) return { text: t.common.held(timeOf(until, Date.now())) };
    return { text: error.message, detail: error.remedy || undefined };
  }
  if (error instanceof Unreachable) return { text: t.common.unreachable };
  return { text: t.common.defect };
}

export function toastError(error: unknown): void {
  if (error instanceof DOMException && error.name === "AbortError") return;
  const { text, detail } = wordsOf(error);
  toast("error", text, { detail });
}
