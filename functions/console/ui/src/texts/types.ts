import type { administration } from "./en/administration.ts";
import type { en } from "./en.ts";

/** What every language provides: the keys of English, and functions that take the same values and return sentences. */
export type Texts = typeof en;
export type AdministrationTexts = typeof administration;
