/** A sentence in a frame about the page as a whole, with buttons where something can be done about it. */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icons.tsx";

interface NoticeProps {
  tone: "warn" | "bad" | "plain";
  icon: IconName;
  text: string;
  children?: ComponentChildren;
}

export function Notice({ tone, icon, text, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={tone === "plain" ? "note" : "alert"}>
      <Icon name={icon} />
      <p>{text}</p>
      {children}
    </div>
  );
}
