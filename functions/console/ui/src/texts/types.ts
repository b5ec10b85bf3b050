import type { en } from "./en.ts";

/** What every language provides: the keys of English, and functions that take the same values and return sentences. */
export type Texts = typeof en;
