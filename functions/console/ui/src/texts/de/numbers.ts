/** How numbers are written in German. */
import { countingIn } from "../counting.ts";

export const locale = "de-DE";
export const counted = countingIn(locale);
export const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
