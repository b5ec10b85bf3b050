/** How figures and times are written. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const money = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 6 });

/** "just now", "5 min", "3 h", "2 days": how long ago, at the roundest that still helps. */
export function ageOf(at: string, now: number): string {
  const passed = now - Date.parse(at);
  if (passed < MINUTE) return "just now";
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min`;
  if (passed < 2 * DAY) return `${Math.floor(passed / HOUR)} h`;
  return `${Math.floor(passed / DAY)} days`;
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
