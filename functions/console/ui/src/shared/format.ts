/** How figures and times are written. */
import { t } from "../texts/index.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const { durations } = t.common;
const clock = new Intl.DateTimeFormat(t.locale, { hour: "2-digit", minute: "2-digit" });
const full = new Intl.DateTimeFormat(t.locale, { dateStyle: "medium", timeStyle: "short" });
const money = new Intl.NumberFormat(t.locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 });
const whole = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat(t.locale, { style: "percent" });
const tenthsOfPercent = new Intl.NumberFormat(t.locale, {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** "just now", "5 min", "3 h", "2 days": how long ago, at the roundest that still helps. */
export function ageOf(at: string, now: number): string {
  const passed = now - Date.parse(at);
  if (passed < MINUTE) return durations.now;
  if (passed < HOUR) return durations.minutes(whole.format(Math.floor(passed / MINUTE)));
  if (passed < 2 * DAY) return durations.hours(whole.format(Math.floor(passed / HOUR)));
  return durations.days(whole.format(Math.floor(passed / DAY)));
}

/** "14:05" today, with its date on another day. */
export function timeOf(at: string, now: number): string {
  const moment = new Date(at);
  return moment.toDateString() === new Date(now).toDateString() ? clock.format(moment) : full.format(moment);
}

export function dateTimeOf(at: string): string {
  return full.format(new Date(at));
}

/** A decimal string with its thousands set apart; never by way of a binary fraction. */
export function amountOf(decimal: string): string {
  return /^-?\d+(\.\d+)?$/.test(decimal) ? money.format(decimal as Intl.StringNumericLiteral) : decimal;
}

/** "42%" of 0.42; with a decimal below 10%: "4.2%". */
export function percentOf(share: number): string {
  return (share > 0 && share < 0.1 ? tenthsOfPercent : percent).format(share);
}

/** "42%" of 0.42, "4%" of 0.042. */
export function wholePercentOf(share: number): string {
  return percent.format(share);
}
