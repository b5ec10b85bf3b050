import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface CardProps {
  title: string;
  about?: string;
  note?: string;
  level?: 2 | 3;
  /** As wide as the page. */
  wide?: boolean;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** A part of the page with a heading of its own. */
export function Card({
  title,
  about = "",
  note = "",
  level = 2,
  wide = false,
  actions,
  children,
}: CardProps) {
  const id = useId();
  return (
    <section class={wide ? "panel card wide" : "panel card"} aria-labelledby={id}>
      <div class="card-head">
        {level === 2 ? <h2 id={id}>{title}</h2> : <h3 id={id}>{title}</h3>}
        {actions && <div class="card-actions">{actions}</div>}
        {about && <p class="muted">{about}</p>}
      </div>
      {children}
      {note && <p class="card-note muted">{note}</p>}
    </section>
  );
}
