/** How the figures of the overview are written. */
import { inLocale, t } from "../texts/index.ts";

export type Kind = "count" | "share" | "seconds" | "hours";

const formats = inLocale((locale) => ({
  day: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }),
  whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
  tenths: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
  percent: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }),
  finer: new Intl.NumberFormat(locale, { style: "percent", maximumSignificantDigits: 2 }),
}));

/** "23 Nov" of "2026-11-23". */
export function dayOf(date: string): string {
  return formats().day.format(new Date(`${date}T00:00:00Z`));
}

export function countOf(count: number): string {
  return formats().whole.format(count);
}

/** "4.2%" of 0.042; what is small keeps two digits. */
export function shareOf(share: number): string {
  const { finer, percent } = formats();
  return (share > 0 && share < 0.01 ? finer : percent).format(share);
}

/** "4.2 s", "45 s", "3.5 min", "2 h". */
export function secondsOf(seconds: number): string {
  const { tenths, whole } = formats();
  const { durations } = t.common;
  if (seconds < 10) return durations.seconds(tenths.format(seconds));
  if (seconds < 120) return durations.seconds(whole.format(seconds));
  return hoursOf(seconds / 3600);
}

/** "20 min", "3.5 h", "2.5 days". */
export function hoursOf(hours: number): string {
  const { tenths, whole } = formats();
  const { durations } = t.common;
  if (hours < 1) return durations.minutes((hours * 60 < 10 ? tenths : whole).format(hours * 60));
  if (hours < 48) return durations.hours(tenths.format(hours));
  return durations.days(tenths.format(hours / 24));
}

const WRITTEN = { count: countOf, share: shareOf, seconds: secondsOf, hours: hoursOf };

/** "–" of null. */
export function written(value: number | null | undefined, kind: Kind): string {
  return value === null || value === undefined ? t.common.none : WRITTEN[kind](value);
}

/** Without its ending; `days` from the first to the last. */
export function nameOfFile(what: string, days: readonly string[]): string {
  return `docloop-${what}-${days[0]}-${days.at(-1)}`;
}
