import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { KeyCaps } from "./KeyCaps.tsx";

interface ButtonProps extends Omit<ButtonHTMLAttributes, "class" | "icon" | "size" | "type"> {
  class?: string | undefined;
  kind?: "plain" | "primary" | "danger" | "dangerPrimary" | "quiet";
  size?: "normal" | "small";
  /** Only a pictogram inside; then aria-label says what it does. */
  icon?: boolean;
  wide?: boolean;
  type?: "button" | "submit";
  disabled?: boolean;
  form?: string;
  /** The shortcut that does the same, shown on the button. */
  keys?: string;
  children?: ComponentChildren;
}

const CLASSES = {
  plain: "",
  primary: " primary",
  danger: " danger",
  dangerPrimary: " danger primary",
  quiet: " quiet",
};

export function Button(props: ButtonProps) {
  const {
    kind = "plain",
    size = "normal",
    icon,
    wide,
    type = "button",
    keys,
    children,
    class: more,
    ...rest
  } = props;
  const small = size === "small" ? " small" : "";
  const classes = `button${CLASSES[kind]}${small}${icon ? " icon" : ""}${wide ? " wide" : ""}`;
  return (
    <button type={type} class={more ? `${classes} ${more}` : classes} {...rest}>
      {children}
      {keys !== undefined && <KeyCaps keys={keys} />}
    </button>
  );
}
