/** Labels as files: out for other programs, in from Label Studio. */
import { type Schemas, api, newKey } from "../api/client.ts";
import { saveFile } from "../shared/save_file.ts";

export type Shape = "docset" | "label_studio";
export type Imported = Schemas["LabelImport"];
type Tasks = Schemas["Tasks"]["tasks"];

/** As many as one request takes. */
const PART = 50;

/** Saves all labels of a type as a file; returns how many there were. */
export async function exportLabels(type: string, shape: Shape): Promise<number> {
  const found: unknown[] = [];
  let cursor: string | null = null;
  do {
    const query = { type, format: shape, limit: PART, ...(cursor ? { cursor } : {}) } as const;
    const part: Schemas["LabelExport"] = await api.get("/labels/export", { query });
    found.push(...(part.lines ?? part.tasks ?? []));
    cursor = part.cursor ?? null;
  } while (cursor);
  if (found.length === 0) return 0;
  if (shape === "docset") {
    const lines = found.map((line) => JSON.stringify(line)).join("\n");
    saveFile(`${type}-labels.jsonl`, `${lines}\n`, "application/jsonl");
  } else saveFile(`${type}-label-studio.json`, JSON.stringify(found, null, 1), "application/json");
  return found.length;
}

/** Saves the labelling interface that Label Studio needs for tasks of this type. */
export async function exportInterface(type: string): Promise<void> {
  const { config } = await api.get("/labels/export", { query: { type, format: "label_studio", limit: 1 } });
  if (config) saveFile(`${type}-label-studio.xml`, config, "application/xml");
}

/** Throws SyntaxError where the file is no list of tasks, Problem where the API refuses it. */
export async function importTasks(file: File): Promise<Imported> {
  const tasks: unknown = JSON.parse(await file.text());
  if (!Array.isArray(tasks) || tasks.length === 0) throw new SyntaxError();
  const done = { labels: [] as string[], skipped: [] as string[], refused: [] as Imported["refused"] };
  for (let at = 0; at < tasks.length; at += PART) {
    const part = await api.post("/labels/import", {
      body: { tasks: tasks.slice(at, at + PART) as Tasks },
      key: newKey(),
    });
    done.labels.push(...part.labels);
    done.skipped.push(...part.skipped);
    done.refused.push(...part.refused.map((each) => ({ ...each, index: each.index + at })));
  }
  return done;
}
