/** Hands the person a file, with its ending in `name`. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the content by then; at once it would be too early for some.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
