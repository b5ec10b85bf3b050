/** The description of a document type as text. */
import { type Schemas, api } from "../api/client.ts";

/** Without a version: the newest. */
export function sourceOf(name: string, version?: number): Promise<Schemas["TypeSourceOut"]> {
  const asked = { path: { document_type: name }, query: version ? { version } : {} };
  return api.get("/document-types/{document_type}/source", asked);
}
