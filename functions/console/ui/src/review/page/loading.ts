import { type Schemas, api } from "../../api/client.ts";
const kept = new Map<string, Promise<Schemas["PageOut"]>>();
export function pageOf(documentId: string, page: number): Promise<Schemas["PageOut"]> {
  const id = `${documentId}/${page}`;
  const found =
    kept.get(id) ??
    api.get("/documents/{document_id}/pages/{number}", {
      path: { document_id: documentId, number: page },
    } as never);
  kept.set(id, found as never);
  return found as never;
}
export async function prefetchPages(documentId: string, count: number): Promise<void> {
  for (let page = 1; page <= count; page++) {
    const image = new Image();
    image.src = (await pageOf(documentId, page)).image_url;
    await image.decode();
  }
}
