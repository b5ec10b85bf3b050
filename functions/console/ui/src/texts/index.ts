/** The texts of the console in the language in use. */
import { en } from "./en.ts";

/** What every language provides: the same keys, and functions that take the same values and return sentences. */
export type Texts = typeof en;
export const t: Texts = en;
