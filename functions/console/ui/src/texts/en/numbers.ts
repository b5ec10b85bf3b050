/** How numbers are written in English. */
import { countingIn } from "../counting.ts";

export const locale = "en-GB";
export const counted = countingIn(locale);
export const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
