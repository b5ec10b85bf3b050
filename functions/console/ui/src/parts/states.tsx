/** What stands where something else will be, should be or cannot be. */
import type { ComponentChildren } from "preact";
import { wordsOf } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { Button } from "./Button.tsx";
import { Icon, type IconName } from "./icons.tsx";

interface EmptyProps {
  icon?: IconName;
  title: string;
  text?: string;
  /** It stands for the whole page, which has no other heading. */
  wholePage?: boolean;
  children?: ComponentChildren;
}

export function EmptyState({ icon = "empty", title, text, wholePage = false, children }: EmptyProps) {
  return (
    <div class="state">
      <Icon name={icon} />
      {wholePage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {text && <p class="muted">{text}</p>}
      {children && <div class="cluster state-ways">{children}</div>}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { text, detail } = wordsOf(error);
  return (
    <div class="state" role="alert">
      <Icon name="warning" />
      <h2>{text}</h2>
      {detail && <p class="muted">{detail}</p>}
      {onRetry && <Button onClick={onRetry}>{t.common.retry}</Button>}
    </div>
  );
}

export function Loading({ text = t.common.loading }: { text?: string }) {
  return (
    <div class="state" role="status">
      <div class="spinner" />
      <span class="visually-hidden">{text}</span>
    </div>
  );
}

/** `share` 0..1. */
export function Progress({ share, label }: { share: number; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div style={{ width: `${percent}%` }} />
    </div>
  );
}
