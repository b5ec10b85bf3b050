/** Pages of documents: what is on them, and their pictures decoded ahead, so that nobody waits for them. */
import { type Schemas, api } from "../../api/client.ts";

export type Page = Schemas["PageOut"];

const KEPT = 40;
const EARLY_MS = 30_000;
const known = new Map<string, Promise<Page>>();
const pictures = new Map<string, HTMLImageElement>();

/** The page, from memory while the link to its picture is good. Throws what the client throws. */
export async function loadPage(documentId: string, number: number): Promise<Page> {
  const key = `${documentId}/${number}`;
  const before = known.get(key);
  if (before) {
    const page = await before.catch(() => null);
    if (page && Date.parse(page.expires_at) - EARLY_MS > Date.now()) return page;
  }
  const asked = api.get("/documents/{document_id}/pages/{number}", {
    path: { document_id: documentId, number },
  });
  known.set(key, asked);
  asked.catch(() => known.delete(key));
  for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old);
  return asked;
}

/** Loads the first `count` pages and decodes their pictures. Never throws: what fails is asked for again when wanted. */
export async function prefetchPages(documentId: string, count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    try {
      const page = await loadPage(documentId, number);
      const picture = new Image();
      picture.src = page.image_url;
      pictures.set(page.image_url, picture);
      for (const old of [...pictures.keys()].slice(0, -KEPT)) pictures.delete(old);
      await picture.decode();
    } catch {
      return;
    }
  }
}
