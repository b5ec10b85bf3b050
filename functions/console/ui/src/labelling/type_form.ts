/** A document type as one describes or changes it in the form, and the JSON that it comes to. Pure. */
import type { Schemas } from "../api/client.ts";
import type { Kind } from "../shared/kinds.ts";
import type { Role } from "../shared/roles.ts";

type DocumentType = Schemas["TypeOut"];
type Spec = Schemas["FieldSpec"];
export interface FieldLine {
  name: string;
  title: string;
  kind: Kind;
  /** What the field means; null: nothing that docloop knows, or what its name says. */
  role: Role | null;
  required: boolean;
  /** Words printed beside the value, by comma. */
  hints: string;
  /** It may have several values. */
  many: boolean;
  /** The values of a kind that lists them, as `value = word | word, value`. */
  choices: string;
  /** As it was described before; what the form does not show of it stays. */
  spec?: Spec;
}

export interface TypeForm {
  name: string;
  title: string;
  fields: readonly FieldLine[];
  items: readonly FieldLine[];
  /** The type as it was described before, likewise. */
  type?: DocumentType;
}

export const NEW_LINE: FieldLine = {
  name: "",
  title: "",
  kind: "text",
  role: null,
  required: false,
  hints: "",
  many: false,
  choices: "",
};
export const NEW_FORM: TypeForm = { name: "", title: "", fields: [NEW_LINE], items: [] };

export function formOf(type: DocumentType): TypeForm {
  const required = new Set(type.policy?.required);
  const lineOf = (spec: Spec): FieldLine => ({
    name: spec.name,
    title: spec.title ?? "",
    kind: spec.kind,
    role: spec.role === "none" ? null : (spec.role ?? null),
    required: required.has(spec.name),
    hints: hintsOf(spec),
    many: spec.many ?? false,
    choices: choicesOf(spec),
    spec,
  });
  const { name, title, fields, line_items = [] } = type;
  return { name, title, fields: fields.map(lineOf), items: line_items.map(lineOf), type };
}

function hintsOf({ labels = [] }: Spec): string {
  return labels.join(", ");
}

/** `net30 = 30 days net | net 30, prepaid`. */
function choicesOf({ choices = {} }: Spec): string {
  return Object.entries(choices)
    .map(([value, words]) => (words.length > 0 ? `${value} = ${words.join(" | ")}` : value))
    .join(", ");
}

/** The values that such a text lists, each with its words. */
export function choicesIn(text: string): Record<string, string[]> {
  const listed = text.split(",").map((part) => part.split("=").map((side) => side.trim()));
  return Object.fromEntries(
    listed.flatMap(([value = "", words = ""]) =>
      value === ""
        ? []
        : [
            [
              value,
              words
                .split("|")
                .map((word) => word.trim())
                .filter(Boolean),
            ],
          ],
    ),
  );
}

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
  place: "name" | "title" | "fields" | "items";
  row: number | null;
  kind: "empty" | "name" | "twice" | "role";
};

/** What keeps the form from being a document type; the API has the last word. */
export function troubleWith(form: TypeForm): Trouble | null {
  if (form.title.trim() === "") return { place: "title", row: null, kind: "empty" };
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(form.name)) return { place: "name", row: null, kind: "name" };
  if (form.fields.length === 0) return { place: "fields", row: null, kind: "empty" };
  return troubleIn("fields", form.fields) ?? troubleIn("items", form.items);
}

function troubleIn(place: "fields" | "items", lines: readonly FieldLine[]): Trouble | null {
  const seen = new Set<string>();
  const roles = new Set<Role>();
  for (const [row, { name, role }] of lines.entries()) {
    if (!/^[A-Z][A-Z0-9_]{0,62}$/.test(name)) return { place, row, kind: "name" };
    if (seen.has(name)) return { place, row, kind: "twice" };
    if (role && roles.has(role)) return { place, row, kind: "role" };
    seen.add(name);
    if (role) roles.add(role);
  }
  return null;
}

const WRITTEN = ["name", "title", "fields", "line_items", "policy"];
/** What the API says of how it is stored. */
const STORED = ["version", "by", "at", "shipped", "state", "supplier_field"];
/** YAML takes them for line breaks, or not at all. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

/** The type as JSON, which every reader of YAML reads. */
export function sourceOf(form: TypeForm): string {
  return JSON.stringify(describedBy(form), null, 2).replaceAll(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** What the form says, and of what it does not show, what was described before. */
function describedBy(form: TypeForm): object {
  const title = form.title.trim();
  const before = form.type;
  const keywords = before?.keywords ?? (title ? [title.toLowerCase()] : []);
  const required = form.fields.filter((line) => line.required).map((line) => line.name);
  return told({
    name: form.name,
    title,
    ...without(before, ...WRITTEN, ...STORED),
    keywords,
    fields: form.fields.map(fieldBy),
    line_items: form.items.map(fieldBy),
    policy: told({ ...without(before?.policy, "version"), required }),
  });
}

function fieldBy({ name, title, kind, role, hints, many, choices, spec }: FieldLine): object {
  const words = hints.split(",").map((word) => word.trim());
  // A word with a comma in it stays one as long as nobody changes them.
  const labels = spec && hintsOf(spec) === hints ? (spec.labels ?? []) : words.filter(Boolean);
  const listed = spec && choicesOf(spec) === choices ? spec.choices : choicesIn(choices);
  // A standard name would give a role back that was taken away.
  const meaning = role ?? (spec?.role ? "none" : null);
  const others = without(spec, "name", "title", "kind", "role", "labels", "many", "choices");
  const several = many ? { many } : {};
  const rest = told({ title: title.trim(), role: meaning, ...several, choices: listed, ...others });
  // Where none are named, the title is looked for; a field that had some may be left without.
  return { name, kind, ...rest, ...(spec || labels.length > 0 ? { labels } : {}) };
}

function without(from: object | undefined, ...names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from ?? {}).filter(([name]) => !names.includes(name)));
}

/** Without what says nothing. */
function told(described: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(described).filter(([, value]) => !isNothing(value)));
}

function isNothing(value: unknown): boolean {
  return value == null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}
