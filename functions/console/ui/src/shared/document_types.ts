/** The document types that there are, asked for once and again after refreshTypes(). */
import { computed } from "@preact/signals";
import { type Schemas, api } from "../api/client.ts";
import { ofSession } from "../api/session.ts";
import { cached } from "./cached.ts";

export type DocumentType = Schemas["TypeOut"];

const types = ofSession(() => cached(async () => (await api.get("/document-types")).items));
const NONE: readonly DocumentType[] = [];

/** Empty until they are here; whoever reads this is drawn again then. */
export const documentTypes = computed(() => types().value.value ?? NONE);

/** Those that new documents may be of. */
export const typesInUse = computed(() => documentTypes.value.filter((type) => type.state !== "retired"));

const byName = computed(() => new Map(documentTypes.value.map((type) => [type.name, type])));

export const refreshTypes = () => types().refresh();
export const typesReady = () => types().ready();

/** The title of a type; its name where it has none. */
export function titleOfType(name: string): string {
  return byName.value.get(name)?.title || name;
}

/** A sentence of the API with titles in place of the names of fields. */
export function inWords(type: string, sentence: string): string {
  const known = byName.value.get(type);
  if (!known) return sentence;
  const titles = new Map(
    [...known.fields, ...(known.line_items ?? [])].map(({ name, title }) => [name, title]),
  );
  return sentence.replaceAll(/\b[A-Z][A-Z0-9_]+\b/g, (name) => titles.get(name) || name);
}

/** The title of a column of its line items; its name where it has none. */
export function titleOfColumn(type: string, column: string): string {
  return byName.value.get(type)?.line_items?.find((each) => each.name === column)?.title || column;
}

/** A value in people's words, where the field lists its values. */
export function titleOfValue(type: string, field: string, value: string): string {
  return byName.value.get(type)?.fields.find((each) => each.name === field)?.choices?.[value]?.[0] ?? value;
}

/** The title of a field of a type; its name where it has none. */
export function titleOfField(type: string, field: string): string {
  return byName.value.get(type)?.fields.find((each) => each.name === field)?.title || field;
}
