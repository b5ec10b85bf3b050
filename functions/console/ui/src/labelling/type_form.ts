/** A document type as one describes it in the form, and the YAML that it comes to. Pure. */
import type { Schemas } from "../api/client.ts";

export type Kind = Schemas["FieldKind"];

export const KINDS: readonly Kind[] = [
  "text", "name", "identifier", "date", "money", "number", "currency", "address", "phone", "iban", "vat_number",
]; // prettier-ignore

export interface FieldLine {
  name: string;
  title: string;
  kind: Kind;
  required: boolean;
  /** Words printed beside the value, by comma. */
  hints: string;
}

export interface TypeForm {
  name: string;
  title: string;
  fields: readonly FieldLine[];
  items: readonly FieldLine[];
}

export const NEW_LINE: FieldLine = { name: "", title: "", kind: "text", required: false, hints: "" };
export const NEW_FORM: TypeForm = { name: "", title: "", fields: [NEW_LINE], items: [] };

/** "Délivery note" is "delivery_note". */
export function nameFrom(title: string): string {
  const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[\d_]+|_+$/g, "")
    .slice(0, 63);
}

/** "Order number" is "ORDER_NUMBER". */
export function fieldNameFrom(title: string): string {
  return nameFrom(title).toUpperCase();
}

export type Trouble = {
  place: "name" | "title" | "fields";
  row: number | null;
  kind: "empty" | "name" | "twice";
};

/** What keeps the form from being a document type; the API has the last word. */
export function troubleWith(form: TypeForm): Trouble | null {
  if (form.title.trim() === "") return { place: "title", row: null, kind: "empty" };
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(form.name)) return { place: "name", row: null, kind: "name" };
  const seen = new Set<string>();
  for (const [row, { name }] of form.fields.entries()) {
    if (!/^[A-Z][A-Z0-9_]{0,62}$/.test(name)) return { place: "fields", row, kind: "name" };
    if (seen.has(name)) return { place: "fields", row, kind: "twice" };
    seen.add(name);
  }
  return form.fields.length === 0 ? { place: "fields", row: null, kind: "empty" } : null;
}

export function yamlOf(form: TypeForm): string {
  const required = form.fields.filter((line) => line.required).map((line) => line.name);
  return [
    `name: ${quoted(form.name)}`,
    `title: ${quoted(form.title)}`,
    ...(form.title.trim() ? [`keywords: [${quoted(form.title.trim().toLowerCase())}]`] : []),
    "fields:",
    ...form.fields.flatMap(linesOf),
    ...(form.items.length ? ["line_items:", ...form.items.flatMap(linesOf)] : []),
    ...(required.length ? ["policy:", `  required: [${required.map(quoted).join(", ")}]`] : []),
    "",
  ].join("\n");
}

function linesOf({ name, title, kind, hints }: FieldLine): string[] {
  const words = hints
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
  return [
    `  - name: ${quoted(name)}`,
    `    kind: ${kind}`,
    ...(title.trim() ? [`    title: ${quoted(title.trim())}`] : []),
    ...(words.length ? [`    labels: [${words.map(quoted).join(", ")}]`] : []),
  ];
}

/** Plain where YAML takes it for a text and nothing else; a JSON string is one in YAML, too. */
function quoted(text: string): string {
  const plain =
    /^[A-Za-z][A-Za-z0-9_ ]*$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
  return plain && !text.endsWith(" ") ? text : JSON.stringify(text);
}
