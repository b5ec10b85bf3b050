/** Texts of the administration, page by page. */
import { types } from "./administration_types.ts";

export const administration = {
  pages: "Administration",
  types,
};
