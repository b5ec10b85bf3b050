/** What part of the audit record is looked at. Pure. */
import type { Schemas } from "../api/client.ts";

export type Verb = Schemas["Verb"];

/** Days as in an input of type date, the first and the last; "": no bound. */
export interface Filters {
  from: string;
  to: string;
  actor: string;
  verb: string;
  subject: string;
}

const NAMES = ["from", "to", "actor", "verb", "subject"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function filtersOf(query: URLSearchParams): Filters {
  const [from = "", to = "", actor = "", verb = "", subject = ""] = NAMES.map(
    (name) => query.get(name) ?? "",
  );
  return { from: DAY.test(from) ? from : "", to: DAY.test(to) ? to : "", actor, verb, subject };
}

export function isNarrowed(filters: Filters): boolean {
  return NAMES.some((name) => filters[name] !== "");
}

/** The filters as the API takes them: moments, of which the last is not included. */
export function asked({ from, to, actor, verb, subject }: Filters): Record<string, string> {
  const given = { from: startOf(from, 0), to: startOf(to, 1), actor, verb, subject };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
}

/** Midnight here at the beginning of the day, or so many days later; "" for no day or one that does not exist. */
function startOf(day: string, later: number): string {
  const [year = NaN, month = NaN, date = NaN] = day.split("-").map(Number);
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.valueOf()) ? "" : start.toISOString();
}
