/** Puts a file into the inbox: the API says where, and it goes to the bucket without this person's token. */
import { type Schemas, api, newKey } from "./client.ts";
import { Unreachable } from "./problem.ts";

export type Grant = Schemas["Upload"];

/** The file is larger than this stack takes. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
  readonly most: number;

  constructor(most: number) {
    super();
    this.most = most;
  }
}

interface Sending {
  /** Absent: docloop finds out what it is. */
  documentType?: string | undefined;
  /** What it is called on this person's device. */
  fileName?: string;
  /** Told the share that was sent, 0..1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** The handle by which `GET /documents?upload=` finds it. Throws Problem, TooLarge, Unreachable, AbortError. */
export async function uploadFile(
  file: Blob,
  { documentType, fileName, onProgress, signal }: Sending = {},
): Promise<string> {
  const grant = await api.post("/documents", {
    body: { document_type: documentType ?? null, file_name: fileName?.slice(-1000) ?? null },
    key: newKey(),
  });
  if (file.size > grant.max_bytes) throw new TooLarge(grant.max_bytes);
  await toBucket(grant, file, onProgress, signal);
  return grant.upload;
}

/** By XMLHttpRequest: fetch does not tell how far an upload has come. */
function toBucket(
  grant: Grant,
  file: Blob,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(grant.fields)) form.append(name, value);
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", grant.url);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? resolve() : reject(new Unreachable()));
    request.onerror = () => reject(new Unreachable());
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    signal?.addEventListener("abort", abort);
    request.send(form);
  });
}
