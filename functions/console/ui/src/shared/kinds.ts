/** The kinds of value that a field may be of, as the API lists them. */
import { computed } from "@preact/signals";
import { type Schemas, api } from "../api/client.ts";
import { ofSession } from "../api/session.ts";
import { cached } from "./cached.ts";
import type { Role } from "./roles.ts";

export type Kind = Schemas["FieldKind"];
type KindOut = Schemas["KindOut"];

const listed = ofSession(() => cached(async () => (await api.get("/kinds")).items));
const NONE: readonly KindOut[] = [];

/** In the order in which a form offers them; empty until they are here. */
export const kinds = computed(() => listed().value.value ?? NONE);

const byName = computed(() => new Map(kinds.value.map((kind) => [kind.name, kind])));

/** Whether values of a kind are figures: they stand on the right and are typed with digits. */
export function isFigure(kind: string): boolean {
  return byName.value.get(kind)?.numeric ?? false;
}

/** Whether a field of the kind lists its values. */
export function isListed(kind: string): boolean {
  return byName.value.get(kind)?.listed ?? false;
}

/** The roles that a field of a kind, or a column of it, may have; none until the API has answered. */
export function rolesFor(kind: Kind, columns: boolean): readonly Role[] {
  const found = byName.value.get(kind);
  return (columns ? found?.column_roles : found?.roles) ?? [];
}
