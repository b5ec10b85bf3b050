/** Texts of the administration, page by page. */
import type { AdministrationTexts } from "../types.ts";
import { models } from "./administration_models.ts";
import { people } from "./administration_people.ts";
import { policies } from "./administration_policies.ts";
import { stack } from "./administration_stack.ts";
import { types } from "./administration_types.ts";

export const administration: AdministrationTexts = {
  pages: "Verwaltung",
  types,
  policies,
  models,
  people,
  stack,
};
