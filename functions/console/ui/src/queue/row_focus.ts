/** Keeps the focus in the table when the row that had it goes, because its review was decided or given back. */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

const ROWS = "tr[data-review]";

export function useRowFocus(table: RefObject<HTMLTableElement | null>, items: unknown): void {
  const last = useRef<number | null>(null);

  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target.closest("dialog")) return;
      const row = target.closest(ROWS);
      last.current = row && table.current?.contains(row) ? rowsOf(table.current).indexOf(row) : null;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, [table]);

  useEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return;
    const rows = rowsOf(table.current);
    const row = rows[Math.min(last.current, rows.length - 1)];
    const target = row?.querySelector<HTMLElement>("a.row-link") ?? document.getElementById("content");
    target?.focus();
  }, [table, items]);
}

/** Moves the focus to the next or previous row; to the first one when none has it. */
export function stepRow(table: HTMLTableElement | null, by: 1 | -1): void {
  const rows = rowsOf(table);
  const row = document.activeElement?.closest(ROWS);
  const at = row ? rows.indexOf(row) : -1;
  const target = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  target?.querySelector<HTMLElement>("a.row-link")?.focus();
  target?.scrollIntoView({ block: "nearest" });
}

function rowsOf(table: HTMLTableElement | null): Element[] {
  return [...(table?.querySelectorAll(ROWS) ?? [])];
}
