/**
 * What fields mean, and which kinds of value there are.
 *
 * The only place in the console that knows a field or a column by its name, or lists the kinds. The API does not answer
 * either yet; when it does, these functions read its answer, and nothing else changes.
 */
import type { Schemas } from "../api/client.ts";

export type Kind = Schemas["FieldKind"];
type Spec = Pick<Schemas["FieldSpec"], "name" | "kind">;

/** `gross`, `net`: what a document comes to with tax and without. `price`: the amount of a line item.
 * `paper`: which kind of paper it is. */
export type Role = "gross" | "net" | "price" | "supplier" | "paper";

/** In the order in which the form for types offers them. A choice needs its list, which the text of a type alone has. */
export const KINDS: readonly Kind[] = [
  "text", "name", "identifier", "date", "money", "number", "currency", "address", "phone", "iban", "vat_number",
  "duration", "email", "url",
]; // prettier-ignore

const NAMED: Readonly<Record<Exclude<Role, "supplier">, string>> = {
  gross: "TOTAL",
  net: "SUBTOTAL",
  price: "PRICE",
  paper: "DOCUMENT_KIND",
};

/** The name of the field, or of the column, that has a role; undefined: none has. */
export function nameOfRole(specs: readonly Spec[], role: Role): string | undefined {
  // The first name on a document is whose document it is.
  const has =
    role === "supplier" ? ({ kind }: Spec) => kind === "name" : ({ name }: Spec) => name === NAMED[role];
  return specs.find(has)?.name;
}

/** Whether values of a kind are figures: they stand on the right and are typed with digits. */
export function isFigure(kind: string): boolean {
  return kind === "money" || kind === "number";
}
