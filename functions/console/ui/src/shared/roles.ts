/**
 * What fields mean.
 *
 * The only place in the console that knows a field or a column by its name. The API does not answer it yet; when it
 * does, these functions read its answer, and nothing else changes.
 */
import type { Schemas } from "../api/client.ts";

type Spec = Pick<Schemas["FieldSpec"], "name" | "kind">;

/** `gross`, `net`: what a document comes to with tax and without. `price`: the amount of a line item. */
export type Role = "gross" | "net" | "price" | "supplier";

const NAMED: Readonly<Record<Exclude<Role, "supplier">, string>> = {
  gross: "TOTAL",
  net: "SUBTOTAL",
  price: "PRICE",
};

/** The name of the field, or of the column, that has a role; undefined: none has. */
export function nameOfRole(specs: readonly Spec[], role: Role): string | undefined {
  // The first name on a document is whose document it is.
  const has =
    role === "supplier" ? ({ kind }: Spec) => kind === "name" : ({ name }: Spec) => name === NAMED[role];
  return specs.find(has)?.name;
}
