/** The texts of the console in the language in use; en.ts says which there are. */
import { en } from "./en.ts";

/** What a translation has to hold: the same keys, and functions that take the same values. */
export type Texts = typeof en;
export const t: Texts = en;

const plural = new Intl.PluralRules("en");

/** "1 review", "2 reviews". */
export function counted(count: number, one: string, other: string): string {
  return `${count.toLocaleString("en")} ${plural.select(count) === "one" ? one : other}`;
}
