import { counted, tenths } from "./numbers.ts";

/** Texts of uploading. */
const MEGABYTE = 1_000_000;

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, { one: "# byte", other: "# bytes" });
  return bytes < MEGABYTE
    ? counted(Math.round(bytes / 1_000), { other: "# kB" })
    : `${tenths.format(bytes / MEGABYTE)} MB`;
}

export const upload = {
  title: "Upload",
  drop: "Drop files anywhere on this page",
  choose: "Choose files",
  photograph: "Take photos",
  formats: "PDF, PNG, JPEG, TIFF, WEBP, HEIC and XML invoices. Each file is one document.",
  type: "Document type",
  anyType: "Detect automatically",
  noPicture: (name: string) => `This browser cannot open ${name} as an image.`,
  refusals: {
    empty: "The file is empty. Nothing was sent.",
    format: "This format is not supported. Use PDF, PNG, JPEG, TIFF, WEBP, HEIC or XML. Nothing was sent.",
  },
  tooLarge: (most: number) => `The file is too large; the limit is ${sizeOf(most)}. Nothing was kept.`,
  lost: "The upload failed. Nothing was kept; try again.",
  doubts: {
    blurred: "The photo looks blurred, so small print may be misread. Consider taking it again.",
    small: "The resolution is low, so small print may be misread. Move closer.",
  },
  list: "Your uploads",
  size: sizeOf,
  pages: (count: number) => counted(count, { one: "# page", other: "# pages" }),
  photoName: (pages: number) => counted(pages, { one: "Photo", other: "Photos, # pages" }),
  dismiss: (name: string) => `Remove ${name} from the list`,
  open: "Open the review",
  stages: {
    refused: "not sent",
    waiting: "waiting to upload",
    sending: "uploading",
    sent: "uploaded",
    lost: "not sent",
    known: "already known",
  },
  states: {
    received: "waiting to be processed",
    extracting: "processing",
    accepted: "accepted without review",
    in_review: "waiting for review",
    completed: "completed",
    rejected: "rejected",
    failed: "failed",
    superseded: "replaced by a newer version",
    duplicate: "duplicate",
    split: "split into several papers",
    erased: "erased",
  },
  tray: {
    title: "Photos of one document",
    page: (number: number) => `Page ${number}`,
    earlier: (number: number) => `Move page ${number} up`,
    later: (number: number) => `Move page ${number} down`,
    turn: (number: number) => `Rotate page ${number} by 90°`,
    remove: (number: number) => `Remove page ${number}`,
    another: "Add a page",
    send: (pages: number) => counted(pages, { one: "Send", other: "Send as one document of # pages" }),
  },
};
