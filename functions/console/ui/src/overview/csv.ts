/** Tables as files (RFC 4180). */

/** Cells are set in quotes where they need it; null is an empty cell. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without its ending; `days` from the first to the last. */
export function nameOfFile(what: string, days: readonly string[]): string {
  return `docloop-${what}-${days[0]}-${days.at(-1)}`;
}

/** Hands the person a file. */
export function saveCsv(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.csv`;
  link.click();
  // The browser has taken the content by then; at once it would be too early for some.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
