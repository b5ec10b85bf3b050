/** The cell in use, what is being typed in it, and what keys and the clipboard do to the rows. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  type Cell,
  MOST_ROWS,
  beside,
  blockIn,
  following,
  textAt,
  withBlock,
  withRow,
  withText,
  withoutRow,
} from "./grid.ts";
import { type Command, commandIn, commandOn } from "./keyboard.ts";
import type { LineItemGridProps } from "./types.ts";

/** `shown` counts the empty row below the last one, in which a new one begins. */
export function useGrid({ columns, rows, readOnly, onChange }: LineItemGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  const [typed, setShownText] = useState<string | null>(null);
  // What a handler of an older drawing must see, too: a field that goes is left a last time.
  const draft = useRef<string | null>(null);
  const wantsFocus = useRef(false);
  const shown = readOnly ? rows.length : Math.min(rows.length + 1, MOST_ROWS);
  const cell = beside(at, 0, 0, shown, columns.length);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const element = table.current?.querySelector<HTMLElement>("[data-cell][tabindex='0']");
    (element?.querySelector("input") ?? element)?.focus();
  });

  const setTyped = (text: string | null) => setShownText((draft.current = text));
  const go = (to: Cell) => {
    wantsFocus.current = true;
    setTyped(null);
    setAt(to);
  };
  const commit = () => {
    const text = draft.current;
    draft.current = null;
    if (text !== null && text !== textAt(rows, columns, cell)) onChange(withText(rows, columns, cell, text));
  };
  /** One row more by now, where the last one has just been written. */
  const reach = typed !== null && !readOnly ? Math.min(Math.max(shown, cell.row + 2), MOST_ROWS) : shown;

  const run = (command: Command): boolean => {
    switch (command.kind) {
      case "go":
        go(beside(cell, command.down, command.right, shown, columns.length));
        return true;
      case "follow": {
        const next = following(cell, command.by, reach, columns.length);
        commit();
        // At either end the key goes on to what is before or behind the grid.
        if (next) go(next);
        else setTyped(null);
        return next !== null;
      }
      case "edge": {
        const column = command.column === "first" ? 0 : columns.length - 1;
        go({ row: command.row === null ? cell.row : command.row === "first" ? 0 : shown - 1, column });
        return true;
      }
      case "edit":
        wantsFocus.current = true;
        setTyped(command.text ?? textAt(rows, columns, cell));
        return true;
      case "commit":
        commit();
        go(beside(cell, command.down, 0, reach, columns.length));
        return true;
      case "cancel":
        go(cell);
        return true;
      case "clear":
        if (textAt(rows, columns, cell) !== "") onChange(withText(rows, columns, cell, ""));
        return true;
      case "add":
        insertRow(cell.row + 1);
        return true;
      case "remove":
        removeRow(cell.row);
        return true;
    }
  };
  const insertRow = (row: number) => {
    onChange(withRow(rows, Math.min(row, rows.length)));
    go({ row: Math.min(row, rows.length), column: 0 });
  };
  const removeRow = (row: number) => {
    if (row < rows.length) onChange(withoutRow(rows, row));
    go({ row: Math.max(Math.min(row, shown - 2), 0), column: cell.column });
  };

  return {
    table,
    cell,
    typed,
    shown,
    removeRow,
    setTyped,
    select: (to: Cell) => {
      if (to.row === cell.row && to.column === cell.column && typed !== null) return;
      commit();
      go(to);
    },
    edit: () => void (readOnly || run({ kind: "edit", text: null })),
    /** The focus went elsewhere: what was typed is kept. */
    leave: () => {
      commit();
      setTyped(null);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.isComposing || !(event.target as Element).closest("[data-cell]")) return;
      // The page is about to take the answers as they are.
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) commit();
      const command = typed === null ? commandOn(event, readOnly) : commandIn(event);
      if (command && run(command)) event.preventDefault();
      // What is typed here is no shortcut of the page, and Escape closes nothing around.
      if (command) event.stopPropagation();
    },
    onCopy: (event: ClipboardEvent) => {
      if (typed !== null || !event.clipboardData) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", textAt(rows, columns, cell));
    },
    onPaste: (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (readOnly || text === "" || (typed !== null && !/[\t\r\n]/.test(text.trimEnd()))) return;
      event.preventDefault();
      onChange(withBlock(rows, columns, cell, blockIn(text)));
      go(cell);
    },
  };
}
