/** The rows of the grid and the ways to change them. Pure: every change makes new rows. */
import type { Column, Row } from "./types.ts";

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What the API takes at most. */
export const MOST_ROWS = 10_000;

export function textAt(rows: readonly Row[], columns: readonly Column[], { row, column }: Cell): string {
  return rows[row]?.[columns[column]?.name ?? ""] ?? "";
}

/** A row below the last one comes into being with its first cell. An empty cell is none. Other rows stay the same. */
export function withText(
  rows: readonly Row[],
  columns: readonly Column[],
  { row, column }: Cell,
  text: string,
): Row[] {
  const next = [...rows];
  write(next, columns, { row, column }, text);
  return next;
}

function write(rows: Row[], columns: readonly Column[], { row, column }: Cell, text: string): void {
  const name = columns[column]?.name;
  if (name === undefined || row >= MOST_ROWS) return;
  while (rows.length <= row) rows.push({});
  const { [name]: _, ...others } = rows[row] ?? {};
  const bare = text.replaceAll(/\s+/g, " ").trim();
  rows[row] = bare === "" ? others : { ...others, [name]: bare };
}

export function withRow(rows: readonly Row[], at: number): Row[] {
  return rows.length < MOST_ROWS ? rows.toSpliced(at, 0, {}) : [...rows];
}

export function withoutRow(rows: readonly Row[], at: number): Row[] {
  return rows.toSpliced(at, 1);
}

/** A block of cells with its top left corner at a cell; rows are added for it, columns are not. */
export function withBlock(
  rows: readonly Row[],
  columns: readonly Column[],
  at: Cell,
  block: readonly (readonly string[])[],
): Row[] {
  const next = [...rows];
  for (const [down, line] of block.entries()) {
    for (const [right, text] of line.entries()) {
      write(next, columns, { row: at.row + down, column: at.column + right }, text);
    }
  }
  return next;
}

/** What a spreadsheet puts on the clipboard: tabs between cells, quotes around those with tabs, breaks or quotes. */
export function blockIn(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  while (cell.lastIndex <= text.length) {
    const start = cell.lastIndex;
    const match = cell.exec(text) ?? plainFrom(text, start, cell);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "") break;
    if (match[3] !== "\t") rows.push([]);
  }
  // A spreadsheet ends its last row, too.
  const isEnded = rows.length > 1 && rows.at(-1)?.join("") === "";
  return isEnded ? rows.slice(0, -1) : rows;
}

/** A quote that nothing closes is a character like others. */
function plainFrom(text: string, start: number, cell: RegExp): RegExpExecArray {
  const plain = /()([^\t\r\n]*)(\t|\r\n|\n|\r|$)/y;
  plain.lastIndex = start;
  const match = plain.exec(text) as RegExpExecArray;
  cell.lastIndex = plain.lastIndex;
  return Object.assign(match, { 1: undefined });
}

/** The cell one step on, in bounds. */
export function beside(cell: Cell, down: number, right: number, rows: number, columns: number): Cell {
  const within = (value: number, count: number) => Math.min(Math.max(value, 0), Math.max(count - 1, 0));
  return { row: within(cell.row + down, rows), column: within(cell.column + right, columns) };
}

/** The cell after this one or before it, row by row; null: there is none, and the focus goes on. */
export function following(cell: Cell, by: 1 | -1, rows: number, columns: number): Cell | null {
  const place = cell.row * columns + cell.column + by;
  if (place < 0 || place >= rows * columns) return null;
  return { row: Math.floor(place / columns), column: place % columns };
}
