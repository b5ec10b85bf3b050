/** Figures by day as columns: what is drawn, what the table shows and what the CSV holds are the same numbers. */
import type { Schemas } from "../api/client.ts";
import { t } from "../texts/index.ts";
import type { Kind } from "./words.ts";

export type History = Schemas["History"];
type Day = Schemas["DayFigures"];

export const RANGES = [1, 7, 28, 90] as const;
export const USUAL_RANGE = 7;

export interface Chosen {
  days: number;
  /** "" is all. */
  type: string;
}

export function chosenOf(query: URLSearchParams): Chosen {
  const days = RANGES.find((each) => String(each) === query.get("days")) ?? USUAL_RANGE;
  return { days, type: query.get("type") ?? "" };
}

/** States of documents, put together to what became of them. Every other state is set aside. */
const OUTCOME_OF: Record<string, Outcome> = {
  accepted: "accepted",
  completed: "completed",
  in_review: "waiting",
  received: "running",
  extracting: "running",
  failed: "failed",
};
export const OUTCOMES = ["accepted", "completed", "waiting", "running", "failed", "aside"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function outcomesOf(states: Record<string, number>): Record<Outcome, number> {
  const found = { accepted: 0, completed: 0, waiting: 0, running: 0, failed: 0, aside: 0 };
  for (const [state, count] of Object.entries(states)) found[OUTCOME_OF[state] ?? "aside"] += count;
  return found;
}

export interface Column {
  /** Its name in the CSV. */
  name: string;
  title: string;
  kind: Kind;
  /** One for each day; null: there is nothing to measure. */
  values: readonly (number | null)[];
  /** Absent: it stands in the table only. The bounds of a band are drawn as one. */
  as?: "bar" | "line" | "low" | "high";
  /** Of tokens.css and overview.css, without the dashes. */
  colour?: string;
  dash?: readonly number[];
}

export interface Chart {
  id: keyof typeof t.overview.charts;
  days: readonly string[];
  columns: readonly Column[];
  /** Where the scale ends at least. */
  top?: number;
  /** Where it ends, whatever is beyond. */
  end?: number;
}

export function chartsOf(history: History): Chart[] {
  const days = history.days.map((each) => each.day);
  const titles = t.overview.columns;
  const of = (pick: (day: Day) => number | null | undefined) => history.days.map((day) => pick(day) ?? null);
  const outcomes = history.days.map((day) => outcomesOf(day.states ?? {}));
  return [
    {
      id: "documents",
      days,
      top: 4,
      columns: OUTCOMES.map((name) => ({
        name,
        title: t.overview.outcomes[name],
        kind: "count",
        values: outcomes.map((each) => each[name]),
        as: "bar",
        colour: `plot-${name}`,
      })),
    },
    {
      id: "shares",
      days,
      top: 1,
      columns: [
        line(
          "untouched",
          titles.untouched,
          "share",
          of((day) => day.untouched),
          1,
        ),
        line(
          "accuracy",
          titles.accuracy,
          "share",
          of((day) => day.accuracy),
          2,
        ),
      ],
    },
    {
      id: "audits",
      days,
      end: endOfAudits(history),
      columns: [
        line("wrong_share", titles.wrongShare, "share", of(wrongShare), 4),
        bound(
          "low",
          titles.low,
          of((day) => day.audits_so_far?.low),
        ),
        bound(
          "high",
          titles.high,
          of((day) => day.audits_so_far?.high),
        ),
        {
          name: "audited",
          title: titles.audited,
          kind: "count",
          values: of((day) => day.audits_so_far?.audited),
        },
        { name: "wrong", title: titles.wrong, kind: "count", values: of((day) => day.audits_so_far?.wrong) },
      ],
    },
    {
      id: "waiting",
      days,
      columns: [
        line(
          "hours_waited",
          titles.hoursWaited,
          "hours",
          of((day) => day.hours_waited),
          3,
        ),
      ],
    },
    {
      id: "seconds",
      days,
      columns: [
        line(
          "seconds_per_document",
          titles.perDocument,
          "seconds",
          of((day) => day.seconds_per_document),
          1,
        ),
        line(
          "seconds_per_field",
          titles.perField,
          "seconds",
          of((day) => day.seconds_per_field),
          2,
        ),
        line(
          "machine_seconds",
          titles.machine,
          "seconds",
          of((day) => day.machine_seconds),
          5,
        ),
      ],
    },
  ];
}

/** The first days have few audits and an interval that is next to everything; the scale is for those after them. */
function endOfAudits(history: History): number {
  const { low = null, high = null } = history.total.audits ?? {};
  return high === null || low === null ? 1 : Math.min(1, Math.max(0.02, 3 * high));
}

/** Lines differ by their dashes too, for those who do not tell the colours apart. */
const DASHES: readonly (readonly number[])[] = [[], [6, 4], [], [], [2, 3]];

function line(name: string, title: string, kind: Kind, values: Column["values"], number: number): Column {
  return { name, title, kind, values, as: "line", colour: `plot-${number}`, dash: DASHES[number - 1] ?? [] };
}

function bound(name: "low" | "high", title: string, values: Column["values"]): Column {
  return { name, title, kind: "share", values, as: name, colour: "plot-band" };
}

function wrongShare(day: Day): number | null {
  const { audited = 0, wrong = 0 } = day.audits_so_far ?? {};
  return audited > 0 ? wrong / audited : null;
}

/** Whether there is any number to draw, other than nothing at all. */
export function isDrawable(chart: Chart): boolean {
  return chart.columns.some(({ as, values }) =>
    values.some((value) => value !== null && (as === "line" || (as === "bar" && value > 0))),
  );
}

/** Where bars end that stand upon each other, from the lowest up. */
export function stacked(columns: readonly (readonly (number | null)[])[]): number[][] {
  const sums: number[][] = [];
  for (const values of columns) {
    const below = sums.at(-1);
    sums.push(values.map((value, day) => (value ?? 0) + (below?.[day] ?? 0)));
  }
  return sums;
}

/** The table of a chart, its heads first: numbers as they are, and empty where there is none. */
export function rowsOf(chart: Chart): (string | number | null)[][] {
  const heads = ["day", ...chart.columns.map((column) => column.name)];
  return [
    heads,
    ...chart.days.map((day, at) => [day, ...chart.columns.map((each) => each.values[at] ?? null)]),
  ];
}

/** Whether nothing at all is known: no document in these days or before, and no review. */
export function isEmpty(history: History, metrics: Schemas["Metrics"]): boolean {
  const known = [...Object.values(metrics.documents), ...Object.values(metrics.reviews)];
  return (
    history.looked_at === 0 && (history.total.reviews ?? 0) === 0 && known.every((each) => each.count === 0)
  );
}

export interface Age {
  /** Hours; the last age has no end. */
  from: number;
  to: number | null;
  reviews: number;
}

export function agesOf(history: History): Age[] {
  const limits = (history.waiting ?? []).map((each) => each.under_hours);
  return (history.waiting ?? []).map(({ under_hours: to, reviews }, at) => ({
    from: limits[at - 1] ?? 0,
    to,
    reviews,
  }));
}
