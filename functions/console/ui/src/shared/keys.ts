/**
 * Keyboard shortcuts, in one place: what is registered works, and stands in the help.
 *
 * A shortcut is a key as in KeyboardEvent.key ("j", "Enter", "?"), with "mod+" for Ctrl or Command, "shift+", "alt+".
 * While a dialog is open only its own shortcuts work. While typing none do that do not say so, and on a focused
 * button or link Enter and Space stay what they are there.
 */
import { useEffect, useRef } from "preact/hooks";
import { t } from "../texts/index.ts";

export interface Binding {
  keys: string | readonly string[];
  /** What it does, for the help. */
  label: string;
  /** The heading it stands under in the help. */
  group: string;
  run: (event: KeyboardEvent) => void;
  /** Works while a text is being typed, too. */
  whileTyping?: boolean;
  /** Goes before what a focused button or link would do with Enter or Space. */
  overButtons?: boolean;
  /** Asked when the key is pressed; false leaves the key to others. */
  enabled?: () => boolean;
}

interface Layer {
  modal: boolean;
  bindings: () => readonly Binding[];
}

let layers: readonly Layer[] = [];

/** What works now, topmost layer first; without what lies under a dialog. Asked anew each time, as bindings change. */
export function activeBindings(): Binding[] {
  const found: Binding[] = [];
  for (const layer of [...layers].reverse()) {
    found.push(...layer.bindings());
    if (layer.modal) break;
  }
  return found;
}

/** Adds bindings until the returned function is called. `modal`: nothing under them works meanwhile. */
export function addKeys(bindings: () => readonly Binding[], modal = false): () => void {
  const layer = { modal, bindings };
  layers = [...layers, layer];
  return () => {
    layers = layers.filter((other) => other !== layer);
  };
}

/** The same while a component is there; always calls the bindings of its last rendering. */
export function useKeys(bindings: readonly Binding[], modal = false): void {
  const current = useRef(bindings);
  current.current = bindings;
  useEffect(() => addKeys(() => current.current, modal), [modal]);
}

/** The name of the keys that an event presses, as in Binding.keys. */
export function nameOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): string {
  const plain = event.key.length === 1;
  const key = event.key === " " ? "Space" : plain ? event.key.toLowerCase() : event.key;
  // Shift is part of what a character is ("?"), but for letters, whose case does not count.
  const shift = event.shiftKey && (!plain || /[a-z]/.test(key));
  const mod = event.ctrlKey || event.metaKey;
  return `${mod ? "mod+" : ""}${event.altKey ? "alt+" : ""}${shift ? "shift+" : ""}${key}`;
}

const TYPING =
  "input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]), textarea, select";
const PRESSED = "button, a[href], summary, [role=button], [role=menuitem], [role=tab], [role=option]";

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const typing = target !== null && (target.matches(TYPING) || target.isContentEditable);
  const name = nameOf(event);
  const pressing = (name === "Enter" || name === "Space") && target?.closest(PRESSED) != null;
  for (const binding of activeBindings()) {
    if (![binding.keys].flat().includes(name)) continue;
    if ((typing && !binding.whileTyping) || (pressing && !binding.overButtons)) continue;
    if (binding.enabled && !binding.enabled()) continue;
    event.preventDefault();
    binding.run(event);
    return;
  }
}

/** Called once, at boot. */
export function listenForKeys(): void {
  document.addEventListener("keydown", onKeyDown);
}

const MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
const SIGNS: Record<string, string> = {
  ...(MAC ? { mod: "⌘", alt: "⌥" } : {}),
  shift: "⇧",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "↵",
};

/** The caps to draw for a shortcut, as keyboards of the language have them: "mod+z" is ["Ctrl", "Z"]. */
export function capsOf(keys: string): string[] {
  const parts =
    keys === "+" ? ["+"] : keys.endsWith("++") ? [...keys.slice(0, -2).split("+"), "+"] : keys.split("+");
  return parts.map(
    (part) => SIGNS[part] ?? t.keys.caps[part] ?? (part.length === 1 ? part.toUpperCase() : part),
  );
}
