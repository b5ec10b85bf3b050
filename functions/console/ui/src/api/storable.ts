/** Without what no text may hold and a clipboard may bring all the same: NUL, and half of a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
