/** Texts of uploading. */
const MEGABYTE = 1_000_000;

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < MEGABYTE ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

export const upload = {
  title: "Upload",
  drop: "Drop files anywhere on this page",
  choose: "Choose files",
  photograph: "Take photographs",
  formats: "PDF, PNG, JPEG, TIFF, WEBP and XML invoices; each file is a document.",
  type: "What they are",
  anyType: "docloop finds out",
  noPicture: (name: string) => `${name} is no picture that this browser can open.`,
  refusals: {
    empty: "The file is empty. Nothing was sent.",
    format: "docloop reads PDF, PNG, JPEG, TIFF, WEBP and XML. Nothing was sent.",
  },
  tooLarge: (most: number) => `The file is too large: at most ${sizeOf(most)} are taken. Nothing was kept.`,
  lost: "It did not get through. Nothing was kept; try again.",
  doubts: {
    blurred: "It looks blurred; small print may be misread. Better take it again.",
    small: "It has few pixels; small print may be misread. Go nearer.",
  },
  list: "Your uploads",
  size: sizeOf,
  pages: (count: number) => (count === 1 ? "1 page" : `${count} pages`),
  photoName: (pages: number) => (pages === 1 ? "Photograph" : `Photographs, ${pages} pages`),
  dismiss: (name: string) => `Take ${name} off the list`,
  open: "Open the review",
  stages: {
    refused: "not sent",
    waiting: "waits to be sent",
    sending: "being sent",
    sent: "arrived",
    lost: "not sent",
    known: "known",
  },
  states: {
    received: "waits to be read",
    extracting: "being read",
    accepted: "accepted, nobody has to look",
    in_review: "waits for a person",
    completed: "done",
    rejected: "rejected",
    failed: "failed",
    superseded: "replaced by a newer one",
    duplicate: "known already",
    erased: "erased",
  },
  tray: {
    title: "Photographs of one document",
    page: (number: number) => `Page ${number}`,
    earlier: (number: number) => `Page ${number} one place earlier`,
    later: (number: number) => `Page ${number} one place later`,
    turn: (number: number) => `Turn page ${number} by a quarter`,
    remove: (number: number) => `Remove page ${number}`,
    another: "Add a page",
    send: (pages: number) => (pages === 1 ? "Send" : `Send as one document of ${pages} pages`),
  },
};
