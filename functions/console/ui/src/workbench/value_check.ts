/**
 * Whether a text is a value of its kind, as one types. Rough on purpose: it refuses only what the API refuses, too, and
 * leaves it to the API to have the last word and to write the value as it is kept.
 */
import type { Kind } from "../shared/kinds.ts";
import { valuesIn } from "./several.ts";

/** Names a sentence among the texts. */
export type Complaint =
  | "empty"
  | "date"
  | "day"
  | "year"
  | "money"
  | "number"
  | "iban"
  | "ibanDigits"
  | "currency"
  | "code"
  | "digits";

const DIGITS = /\d/;
const AMOUNT = /^[^\d+-]{0,5}[+-]?[^\d+-]{0,5}\d{1,3}(?:[\d.,' ]*\d)?-?\s*[^\d]{0,5}$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** Day and month in either order. */
const NUMERIC = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;
/** Those that the API's parser knows. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;
const MONTH_WORD = /\p{L}{3,}/u;
const DATE_PARTS = /^\d{1,4}[./\- ]+(?:\d{1,2}|\p{L}{3,}\.?)[./\- ,]+\d{1,4}(?:[ T,]+\d{1,2}[:.]\d{2}.*)?$/u;

/** null: nothing speaks against it. `many`: it is a value a line. */
export function complaintAbout(kind: Kind, typed: string, many = false): Complaint | null {
  if (!many) return complaintAboutOne(kind, typed);
  const values = valuesIn(typed);
  if (values.length === 0) return "empty";
  return values.map((value) => complaintAboutOne(kind, value)).find((each) => each !== null) ?? null;
}

function complaintAboutOne(kind: Kind, typed: string): Complaint | null {
  const text = typed.trim();
  if (text === "") return "empty";
  switch (kind) {
    case "date":
      return complaintAboutDate(text);
    case "money":
      return AMOUNT.test(text) ? null : "money";
    case "number":
      return AMOUNT.test(text) ? null : "number";
    case "iban":
      return complaintAboutIban(text);
    case "currency":
      return /^(?:\p{L}{1,12}|\p{Sc}|[A-Z]{1,2}\p{Sc})$/u.test(text) ? null : "currency";
    case "identifier":
      return /[\p{L}\p{Nd}]/u.test(text) ? null : "code";
    case "phone":
    case "vat_number":
      return DIGITS.test(text) ? null : "digits";
    default:
      return null;
  }
}

function complaintAboutDate(text: string): Complaint | null {
  const iso = ISO.exec(text);
  const numeric = NUMERIC.exec(text);
  const [year, one, other] = (iso ?? [0, numeric?.[3], numeric?.[1], numeric?.[2]]).slice(1).map(Number);
  if (iso || numeric) {
    if (year! < FIRST_YEAR || year! > LAST_YEAR) return "year";
    return exists(year!, one!, other!) || (numeric && exists(year!, other!, one!)) ? null : "day";
  }
  const isDate =
    DATE_PARTS.test(text) ||
    (MONTH_WORD.test(text) && /\d{1,2}\D+\d{2,4}/.test(text)) ||
    /^\d{6,8}$/.test(text);
  return isDate ? null : "date";
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function complaintAboutIban(text: string): Complaint | null {
  const compact = text.replaceAll(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return "iban";
  return mod97(compact) === 1 ? null : "ibanDigits";
}

/** ISO 7064 MOD 97-10 over the rearranged IBAN, letters as 10..35; 1 where the check digits are right. */
function mod97(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of moved) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
