import { counted } from "./numbers.ts";

/** Texts of the page viewer. */
export const page = {
  tools: "Page",
  window: (page: number, pages: number) => `Page ${page} of ${pages}; use the arrow keys to move it`,
  picture: (page: number, pages: number) => `Image of page ${page} of ${pages}`,
  place: (page: number, pages: number) => `${page} / ${pages}`,
  thumbnails: "Pages",
  thumbnail: (page: number) => `Page ${page}`,
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit to width or page",
  rotate: "Rotate by 90°",
  pair: "Two pages side by side",
  move: "Drag to move the page",
  next: "Next page",
  before: "Previous page",
  space: "Hold and drag to move the page",
  notRead: "No page of this document has been read.",
};

/** Texts of the grid of line items. */
export const items = {
  grid: "Line items",
  row: (row: number) => `Row ${row}`,
  cell: (title: string, row: number) => `${title}, row ${row}`,
  insertRow: "Add a row below",
  removeRow: "Delete the row",
  removeThis: (row: number) => `Delete row ${row}`,
  none: "There are no line items.",
  newRow: "New row",
  actions: "Actions",
  hint: "Type, or paste from a spreadsheet.",
  sum: "Sum",
  partial: (count: number) =>
    counted(count, { one: "one price is not a number", other: "# prices are not numbers" }),
  matches: { total: "matches the total", subtotal: "matches the subtotal" },
  off: {
    total: (by: string) => `differs from the total by ${by}`,
    subtotal: (by: string) => `differs from the subtotal by ${by}`,
  },
  keys: {
    move: "Move between cells",
    edit: "Edit the cell; typing replaces its content",
    cancel: "Discard the change to the cell",
    clear: "Clear the cell",
    paste: "Paste rows and columns",
    copy: "Copy the cell",
  },
};
