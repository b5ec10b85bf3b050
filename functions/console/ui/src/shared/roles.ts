/**
 * What fields mean.
 *
 * No module of the console knows a field by its name: the API answers the role of each, standard names included.
 */
import type { Schemas } from "../api/client.ts";

export type Role = Schemas["FieldRole"];
type Spec = Pick<Schemas["FieldSpec"], "name" | "role">;

/** The name of the field, or of the column, that has a role; undefined: none has. */
export function nameOfRole(specs: readonly Spec[], role: Role): string | undefined {
  return specs.find((spec) => spec.role === role)?.name;
}
