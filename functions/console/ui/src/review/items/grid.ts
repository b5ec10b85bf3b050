/** A table of line items as a spreadsheet sees it: cells by row and column, pasted blocks, sums in whole cents. Pure. */
import type { Row } from "../answers.ts";

export interface Column {
  name: string;
  title: string;
  kind: string;
}

export interface Cell {
  row: number;
  column: number;
}

export function withCell(rows: readonly Row[], at: Cell, columns: readonly Column[], value: string): Row[] {
  const name = columns[at.column]?.name;
  if (name === undefined) return [...rows];
  const next = [...rows];
  while (next.length <= at.row) next.push({});
  next[at.row] = { ...next[at.row], [name]: value };
  return next;
}

export function withRow(rows: readonly Row[], at: number): Row[] {
  return [...rows.slice(0, at), {}, ...rows.slice(at)];
}

export function withoutRow(rows: readonly Row[], at: number): Row[] {
  return rows.filter((_, index) => index !== at);
}

/** What a spreadsheet puts on the clipboard: lines of cells with tabs between them, quoted where they hold either. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < plain.length; at++) {
    const char = plain[at]!;
    if (quoted) {
      if (char === '"' && plain[at + 1] === '"') cell += plain[++at];
      else if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"' && cell === "") quoted = true;
    else if (char === "\t" || char === "\n") {
      rows.at(-1)!.push(cell);
      cell = "";
      if (char === "\n") rows.push([]);
    } else cell += char;
  }
  rows.at(-1)!.push(cell);
  return rows;
}

/** The rows with a block of cells written over them from `at` on; what goes beyond the last column is left out. */
export function pasted(rows: readonly Row[], at: Cell, columns: readonly Column[], block: string[][]): Row[] {
  let next = [...rows];
  for (const [down, line] of block.entries()) {
    for (const [along, value] of line.entries()) {
      const place = { row: at.row + down, column: at.column + along };
      if (place.column < columns.length)
        next = withCell(next, place, columns, value.trim().replace(/\s+/g, " "));
    }
  }
  return next;
}

/** The sum of a column in units of 10^-6, null when a cell that is not empty is no decimal number. */
export function sumOf(rows: readonly Row[], name: string): bigint | null {
  let sum = 0n;
  for (const row of rows) {
    const text = (row[name] ?? "").trim();
    if (text === "") continue;
    const value = millionths(text);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** A decimal string as whole millionths; never by way of a binary fraction. */
export function millionths(text: string): bigint | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return null;
  const whole = BigInt(match[2]! + (match[3] ?? "").padEnd(6, "0"));
  return match[1] ? -whole : whole;
}

/** Whole millionths as a decimal string with at least two places. */
export function decimalOf(value: bigint): string {
  const sign = value < 0n ? "-" : "";
  const digits = (value < 0n ? -value : value).toString().padStart(7, "0");
  const places = digits.slice(-6).replace(/0{1,4}$/, "");
  return `${sign}${digits.slice(0, -6)}.${places}`;
}
