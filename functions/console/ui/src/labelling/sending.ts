/** Sends a file to the inbox, and says when it has been read. */
import { type Schemas, api, newKey } from "../api/client.ts";

export type Sent = { kind: "sending"; share: number } | { kind: "reading" } | { kind: "done"; state: string };

const ASK_MS = 700;
const UNDER_WAY: ReadonlySet<string> = new Set(["received", "extracting"]);

/** Throws Problem and Unreachable; Error where the store refuses the file. */
export async function send(file: File, type: string, onChange: (sent: Sent) => void): Promise<void> {
  onChange({ kind: "sending", share: 0 });
  const upload = await api.post("/documents", { body: { document_type: type }, key: newKey() });
  await post(upload, file, (share) => onChange({ kind: "sending", share }));
  onChange({ kind: "reading" });
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    const { items } = await api.get("/documents", { query: { upload: upload.upload } });
    const state = items[0]?.state;
    if (state && !UNDER_WAY.has(state)) return onChange({ kind: "done", state });
  }
}

/** fetch() does not tell how far an upload has come. */
function post(
  { url, fields }: Schemas["Upload"],
  file: File,
  onShare: (share: number) => void,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(String(request.status))));
    request.onerror = () => reject(new Error("0"));
    request.open("POST", url);
    request.send(form);
  });
}
