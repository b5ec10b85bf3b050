/** The texts of the administration in the language in use. They come with its screens, not with the first page. */
import { administration } from "./en/administration.ts";

export type AdministrationTexts = typeof administration;
export const words: AdministrationTexts = administration;
