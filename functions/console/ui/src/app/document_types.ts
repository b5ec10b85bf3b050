/** The document types that there are, asked for once and again after refreshTypes(). */
import { computed, signal } from "@preact/signals";
import { type Schemas, api } from "../api/client.ts";

export type DocumentType = Schemas["DocumentType"];

const loaded = signal<readonly DocumentType[] | null>(null);
let loading: Promise<void> | null = null;

/** Empty until they are here; whoever reads this is drawn again then. */
export const documentTypes = computed<readonly DocumentType[]>(() => {
  if (loaded.value === null) void refreshTypes();
  return loaded.value ?? [];
});

const byName = computed(() => new Map(documentTypes.value.map((type) => [type.name, type])));

/** Asks again; without an answer what is known stays. */
export function refreshTypes(): Promise<void> {
  loading ??= api
    .get("/document-types")
    .then(({ items }) => void (loaded.value = items))
    .catch(() => undefined)
    .finally(() => (loading = null));
  return loading;
}

/** Ends when they are here or cannot be had: what is drawn with their titles from the start need not change places. */
export async function typesReady(): Promise<void> {
  if (loaded.peek() === null) await refreshTypes();
}

/** The title of a type; its name where it has none. */
export function titleOfType(name: string): string {
  return byName.value.get(name)?.title || name;
}

/** The title of a field of a type; its name where it has none. */
export function titleOfField(type: string, field: string): string {
  return byName.value.get(type)?.fields.find((each) => each.name === field)?.title || field;
}
