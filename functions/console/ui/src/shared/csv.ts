/** Tables as files (RFC 4180). */
import { saveFile } from "./save_file.ts";

/** Cells are set in quotes where they need it; null is an empty cell. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** What a spreadsheet would work out instead of showing it; a number or a telephone number is none. */
const FORMULA = /^[=@\t\r\n\uff1d\uff20]|^[+\uff0b\u2212\uff0d-](?![\d\s().,/-]*$)/;

function cell(value: string | number | null): string {
  const written = value === null ? "" : String(value);
  const text = typeof value === "string" && FORMULA.test(written) ? `'${written}` : written;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function saveCsv(name: string, text: string): void {
  saveFile(`${name}.csv`, text, "text/csv");
}
