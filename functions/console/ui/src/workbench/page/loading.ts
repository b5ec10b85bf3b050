/**
 * Pages and their pictures, fetched once and remembered for a while.
 *
 * A picture's link runs out; a page is asked for again then. Nothing of it outlives the session.
 */
import { type Schemas, api } from "../../api/client.ts";
import { ofSession } from "../../api/session.ts";

export type PageOut = Schemas["PageOut"];

const REMEMBERED = 24;
/** Of a long document the first pages are ready; the others come when they are turned to. */
const AHEAD = 4;
const SPARE_MS = 20_000;

interface Entry {
  page: Promise<PageOut>;
  /** Once it is there. */
  known: PageOut | null;
  /** Held on to, so that the browser keeps it decoded. */
  picture: HTMLImageElement | null;
}

/** In order of last use. */
const entries = ofSession(() => new Map<string, Entry>());

/** The page, if it is here already. */
export function pageAtHand(documentId: string, number: number): PageOut | null {
  const known = entries().get(`${documentId}/${number}`)?.known;
  return known && isFresh(known) ? known : null;
}

/** Throws Problem and Unreachable. */
export function pageOf(documentId: string, number: number): Promise<PageOut> {
  return entryOf(documentId, number).page;
}

/** The picture's link did not work; the next call asks for a new one. */
export function distrustPage(documentId: string, number: number): void {
  entries().delete(`${documentId}/${number}`);
}

/** Has the pages of a document and their pictures ready to be drawn. */
export async function prefetchPages(documentId: string, count: number): Promise<void> {
  const numbers = Array.from({ length: Math.min(count, AHEAD) }, (_, index) => index + 1);
  await Promise.all(numbers.map((number) => decoded(entryOf(documentId, number))));
}

async function decoded(entry: Entry): Promise<void> {
  const { image_url } = await entry.page;
  if (entry.picture) return;
  entry.picture = new Image();
  entry.picture.src = image_url;
  await entry.picture.decode();
}

function entryOf(documentId: string, number: number): Entry {
  const id = `${documentId}/${number}`;
  const all = entries();
  const found = all.get(id);
  all.delete(id);
  const entry = found && (!found.known || isFresh(found.known)) ? found : asked(all, documentId, number);
  all.set(id, entry);
  for (const oldest of all.keys()) {
    if (all.size <= REMEMBERED) break;
    all.delete(oldest);
  }
  return entry;
}

function asked(all: Map<string, Entry>, documentId: string, number: number): Entry {
  const path = { document_id: documentId, number };
  const page = api.get("/documents/{document_id}/pages/{number}", { path });
  const entry: Entry = { page, known: null, picture: null };
  page.then(
    (known) => (entry.known = known),
    () => {
      const id = `${documentId}/${number}`;
      if (all.get(id) === entry) all.delete(id);
    },
  );
  return entry;
}

function isFresh(page: PageOut): boolean {
  return Date.parse(page.expires_at) > Date.now() + SPARE_MS;
}
