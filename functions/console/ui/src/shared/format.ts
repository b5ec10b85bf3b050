/** How figures and times are written. */
import { inLocale, t } from "../texts/index.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const formats = inLocale((locale) => ({
  clock: new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }),
  full: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }),
  money: new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 }),
  whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
  percent: new Intl.NumberFormat(locale, { style: "percent" }),
  tenthsOfPercent: new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }),
}));

/** "just now", "5 min", "3 h", "2 days": how long ago, at the roundest that still helps. */
export function ageOf(at: string, now: number): string {
  const passed = now - Date.parse(at);
  const { whole } = formats();
  const { durations } = t.common;
  if (passed < MINUTE) return durations.now;
  if (passed < HOUR) return durations.minutes(whole.format(Math.floor(passed / MINUTE)));
  if (passed < 2 * DAY) return durations.hours(whole.format(Math.floor(passed / HOUR)));
  return durations.days(whole.format(Math.floor(passed / DAY)));
}

/** "14:05" today, with its date on another day. */
export function timeOf(at: string, now: number): string {
  const moment = new Date(at);
  const { clock, full } = formats();
  return moment.toDateString() === new Date(now).toDateString() ? clock.format(moment) : full.format(moment);
}

export function dateTimeOf(at: string): string {
  return formats().full.format(new Date(at));
}

/** A decimal string with its thousands set apart; never by way of a binary fraction. */
export function amountOf(decimal: string): string {
  return /^-?\d+(\.\d+)?$/.test(decimal)
    ? formats().money.format(decimal as Intl.StringNumericLiteral)
    : decimal;
}

/** "42%" of 0.42; with a decimal below 10%: "4.2%". */
export function percentOf(share: number): string {
  const { percent, tenthsOfPercent } = formats();
  return (share > 0 && share < 0.1 ? tenthsOfPercent : percent).format(share);
}

/** "42%" of 0.42, "4%" of 0.042. */
export function wholePercentOf(share: number): string {
  return formats().percent.format(share);
}
