/**
 * What fields mean, and which kinds of value there are.
 *
 * No module of the console knows a field by its name: the API answers the role of each, standard names included.
 */
import { type Schemas, api } from "../api/client.ts";
import { ofSession } from "../api/session.ts";
import { cached } from "./cached.ts";

export type Kind = Schemas["FieldKind"];
export type Role = Schemas["FieldRole"];
type Spec = Pick<Schemas["FieldSpec"], "name" | "role">;

/** In the order in which the form for types offers them. A choice needs its list, which the text of a type alone has. */
export const KINDS: readonly Kind[] = [
  "text", "name", "identifier", "date", "money", "number", "currency", "address", "phone", "iban", "vat_number",
  "duration", "email", "url",
]; // prettier-ignore

const kinds = ofSession(() => cached(async () => (await api.get("/kinds")).items));

/** The roles that a field of a kind, or a column of it, may have; none until the API has answered. */
export function rolesFor(kind: Kind, columns: boolean): readonly Role[] {
  const found = kinds().value.value?.find(({ name }) => name === kind);
  return (columns ? found?.column_roles : found?.roles) ?? [];
}

/** The name of the field, or of the column, that has a role; undefined: none has. */
export function nameOfRole(specs: readonly Spec[], role: Role): string | undefined {
  return specs.find((spec) => spec.role === role)?.name;
}

/** Whether values of a kind are figures: they stand on the right and are typed with digits. */
export function isFigure(kind: string): boolean {
  return kind === "money" || kind === "number";
}
