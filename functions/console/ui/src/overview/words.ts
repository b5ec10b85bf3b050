/** How the figures of the overview are written. */
import { t } from "../texts/index.ts";

export type Kind = "count" | "share" | "seconds" | "hours";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const finer = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });

/** "23 Nov" of "2026-11-23". */
export function dayOf(date: string): string {
  return day.format(new Date(`${date}T00:00:00Z`));
}

export function countOf(count: number): string {
  return whole.format(count);
}

/** "4.2%" of 0.042; what is small keeps two digits. */
export function shareOf(share: number): string {
  const percent = share * 100;
  return `${(percent > 0 && percent < 1 ? finer : tenths).format(percent)}%`;
}

/** "4.2 s", "45 s", "3.5 min", "2 h". */
export function secondsOf(seconds: number): string {
  if (seconds < 10) return `${tenths.format(seconds)} s`;
  if (seconds < 120) return `${whole.format(seconds)} s`;
  return hoursOf(seconds / 3600);
}

/** "20 min", "3.5 h", "2.5 days". */
export function hoursOf(hours: number): string {
  if (hours < 1) return `${(hours * 60 < 10 ? tenths : whole).format(hours * 60)} min`;
  if (hours < 48) return `${tenths.format(hours)} h`;
  return `${tenths.format(hours / 24)} days`;
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
