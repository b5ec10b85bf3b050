/** The document types that there are, asked for once and again after refreshTypes(). */
import { computed } from "@preact/signals";
import { type Schemas, api } from "../api/client.ts";
import { ofSession } from "../api/session.ts";
import { t } from "../texts/index.ts";
import { cached } from "./cached.ts";

export type DocumentType = Schemas["TypeOut"];
type Choices = NonNullable<Schemas["FieldSpec"]["choices"]>;

/** The type of a document that is of none. */
export const UNKNOWN = "unknown";

const types = ofSession(() => cached(async () => (await api.get("/document-types")).items));
const NONE: readonly DocumentType[] = [];

/** As they are described, whatever the language; empty until they are here. For what changes a description. */
export const describedTypes = computed(() => types().value.value ?? NONE);

/** The same in the language in use; whoever reads this is drawn again when they come. */
export const documentTypes = computed(() => describedTypes.value.map(inLanguage));

/** Those that new documents may be of. */
export const typesInUse = computed(() => documentTypes.value.filter((type) => type.state !== "retired"));

const byName = computed(() => new Map(documentTypes.value.map((type) => [type.name, type])));

export const refreshTypes = () => types().refresh();
export const typesReady = () => types().ready();

/** The title of a type; its name where it has none. */
export function titleOfType(name: string): string {
  return byName.value.get(name)?.title || (name === UNKNOWN ? t.documents.noType : name);
}

/** A type that comes with docloop, with the titles of the language; what people have described stays as it is. */
function inLanguage(type: DocumentType): DocumentType {
  if (!type.shipped) return type;
  return {
    ...type,
    title: titled(type.title),
    fields: type.fields.map(fieldInLanguage),
    line_items: (type.line_items ?? []).map(fieldInLanguage),
  };
}

function fieldInLanguage(field: Schemas["FieldSpec"]): Schemas["FieldSpec"] {
  const choices = Object.entries(field.choices ?? {}).map(([value, [title = value, ...words]]) => [
    value,
    [titled(title), ...words],
  ]);
  return { ...field, title: titled(field.title ?? ""), choices: Object.fromEntries(choices) as Choices };
}

function titled(title: string): string {
  return t.server.titles[title] ?? title;
}

/** A sentence of the API in the language in use, with titles in place of the names of fields. */
export function inWords(type: string, sentence: string): string {
  const known = byName.value.get(type);
  if (!known) return t.server.said(sentence);
  const titles = new Map(
    [...known.fields, ...(known.line_items ?? [])].map(({ name, title }) => [name, title]),
  );
  return t.server
    .said(sentence, known.shipped ? titled : undefined)
    .replaceAll(/\b[A-Z][A-Z0-9_]+\b/g, (name) => titles.get(name) || name);
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
