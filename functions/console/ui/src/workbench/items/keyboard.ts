/** What a key press in the grid means. Pure: the same keys as in a spreadsheet. */

/** `by` is rows and columns to go; `text` what an edit begins with, null: with what stands there. */
export type Command =
  | { kind: "go"; down: number; right: number }
  | { kind: "follow"; by: 1 | -1 }
  | { kind: "edge"; row: "first" | "last" | null; column: "first" | "last" }
  | { kind: "edit"; text: string | null }
  | { kind: "commit"; down: number }
  | { kind: "cancel" }
  | { kind: "clear" }
  | { kind: "add" }
  | { kind: "remove" };

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const FAR = 10;
const GOES: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-FAR, 0],
  PageDown: [FAR, 0],
};

/** On a cell that is not being edited; null: the key is not the grid's. */
export function commandOn(press: Press, readOnly: boolean): Command | null {
  const { key, shiftKey } = press;
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey) return null;
  if (mod) {
    if (key === "Home") return { kind: "edge", row: "first", column: "first" };
    if (key === "End") return { kind: "edge", row: "last", column: "last" };
    if (readOnly || shiftKey) return null;
    return key === "Delete" || key === "Backspace" ? { kind: "remove" } : null;
  }
  const go = GOES[key];
  if (go) return { kind: "go", down: go[0], right: go[1] };
  if (key === "Tab") return { kind: "follow", by: shiftKey ? -1 : 1 };
  if (key === "Home" || key === "End")
    return { kind: "edge", row: null, column: key === "Home" ? "first" : "last" };
  if (readOnly) return null;
  if (key === "Enter" || key === "F2") return { kind: "edit", text: null };
  if (key === "Insert") return { kind: "add" };
  if (key === "Delete" || key === "Backspace") return { kind: "clear" };
  return key.length === 1 ? { kind: "edit", text: key } : null;
}

/** While a cell is edited; null: the key is the text's. */
export function commandIn({ key, ctrlKey, metaKey, shiftKey }: Press): Command | null {
  if (key === "Escape") return { kind: "cancel" };
  if (key === "Enter" && !ctrlKey && !metaKey) return { kind: "commit", down: shiftKey ? -1 : 1 };
  if (key === "Tab") return { kind: "follow", by: shiftKey ? -1 : 1 };
  return null;
}
