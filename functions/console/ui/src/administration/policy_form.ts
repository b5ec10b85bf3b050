/** A policy as it is edited, and what it comes to. Pure. */
import type { Schemas } from "../api/client.ts";
import { words } from "../texts/administration.ts";

export type Policy = Omit<Schemas["PolicyOut"], "outlook" | "version">;
export type Need = "optional" | "required" | "dispensable";
export type Mode = NonNullable<Policy["mode"]>;
export const MODES: readonly Mode[] = ["error_budget", "expected_cost", "threshold", "review_all"];
export const NEEDS: readonly Need[] = ["optional", "required", "dispensable"];

/** Shares are percentages as they are typed; a threshold "" is that of the whole type. */
export interface PolicyForm {
  mode: Mode;
  error: string;
  certainty: string;
  threshold: string;
  minuteCost: string;
  seconds: string;
  audits: string;
  fields: Readonly<Record<string, { need: Need; threshold: string }>>;
  kinds: readonly string[];
}

export function formOf(policy: Policy, names: readonly string[]): PolicyForm {
  const { thresholds = {}, required = [], dispensable = [], budget } = policy;
  const needOf = (name: string): Need =>
    required.includes(name) ? "required" : dispensable.includes(name) ? "dispensable" : "optional";
  return {
    mode: policy.mode ?? "error_budget",
    error: percentage(budget?.error ?? 0.02),
    certainty: percentage(1 - (budget?.delta ?? 0.05)),
    threshold: percentage(policy.threshold ?? 0.7),
    minuteCost: policy.cost_per_minute ?? "0.75",
    seconds: String(policy.review_seconds ?? 20),
    audits: percentage(policy.audit_rate ?? 0.02),
    fields: Object.fromEntries(
      names.map((name) => {
        const own = thresholds[name];
        return [name, { need: needOf(name), threshold: own === undefined ? "" : percentage(own) }];
      }),
    ),
    kinds: policy.kinds ?? [],
  };
}

/** What is wrong, by place: the name of an entry, or "fields." and that of a field; empty: nothing. */
export function troublesWith(form: PolicyForm): Record<string, string> {
  const { wrong } = words.shown.policies;
  const found: Record<string, string> = {};
  for (const name of ["error", "certainty", "threshold", "audits"] as const)
    if (shareOf(form[name]) === null) found[name] = wrong.percent;
  for (const [name, { threshold }] of Object.entries(form.fields))
    if (threshold.trim() !== "" && shareOf(threshold) === null) found[`fields.${name}`] = wrong.percent;
  if (numberIn(form.minuteCost, 1_000_000) === null) found.minuteCost = wrong.number;
  if (numberIn(form.seconds, 3_600) === null) found.seconds = wrong.seconds;
  return found;
}

/** The policy that a form without troubles says; what it does not show stays as it is in force. */
export function policyOf(form: PolicyForm): Policy {
  const fields = Object.entries(form.fields);
  const needing = (need: Need) => fields.filter(([, each]) => each.need === need).map(([name]) => name);
  const own = fields.filter(([, each]) => each.threshold.trim() !== "");
  return {
    mode: form.mode,
    budget: { error: shareOf(form.error) ?? 0, delta: rounded(1 - (shareOf(form.certainty) ?? 1)) },
    threshold: shareOf(form.threshold) ?? 1,
    thresholds: Object.fromEntries(own.map(([name, each]) => [name, shareOf(each.threshold) ?? 1])),
    cost_per_minute: String(numberIn(form.minuteCost, 1_000_000) ?? 0),
    review_seconds: numberIn(form.seconds, 3_600) ?? 0,
    audit_rate: shareOf(form.audits) ?? 1,
    required: needing("required"),
    dispensable: needing("dispensable"),
    kinds: [...form.kinds],
  };
}

export interface Change {
  what: string;
  before: string;
  after: string;
}

/** How two policies differ, in words; what counts in another mode only is told as well. */
export function changesIn(before: Policy, after: Policy, titleOf: (field: string) => string): Change[] {
  const names = [...new Set([...fieldsOf(before), ...fieldsOf(after)])];
  const [old, fresh] = [formOf(before, names), formOf(after, names)];
  const { settings, needs, modes, usual } = words.shown.policies;
  const percent = (text: string) => `${text}%`;
  const told: Change[] = [
    { what: settings.mode, before: modes[old.mode], after: modes[fresh.mode] },
    { what: settings.error, before: percent(old.error), after: percent(fresh.error) },
    { what: settings.certainty, before: percent(old.certainty), after: percent(fresh.certainty) },
    { what: settings.threshold, before: percent(old.threshold), after: percent(fresh.threshold) },
    { what: settings.minuteCost, before: plain(old.minuteCost), after: plain(fresh.minuteCost) },
    { what: settings.seconds, before: old.seconds, after: fresh.seconds },
    { what: settings.audits, before: percent(old.audits), after: percent(fresh.audits) },
    { what: settings.kinds, before: old.kinds.join(", "), after: fresh.kinds.join(", ") },
    { what: settings.lease, before: String(before.lease_seconds), after: String(after.lease_seconds) },
    { what: settings.errorCosts, before: written(before.error_costs), after: written(after.error_costs) },
    ...names.flatMap((name) => {
      const [was, is] = [old.fields[name], fresh.fields[name]];
      if (!was || !is) return [];
      const threshold = (own: string) => (own === "" ? usual : percent(own));
      return [
        { what: settings.need(titleOf(name)), before: needs[was.need], after: needs[is.need] },
        {
          what: settings.thresholdOf(titleOf(name)),
          before: threshold(was.threshold),
          after: threshold(is.threshold),
        },
      ];
    }),
  ];
  return told.filter((each) => each.before !== each.after);
}

function fieldsOf({ thresholds = {}, required = [], dispensable = [] }: Policy): string[] {
  return [...required, ...dispensable, ...Object.keys(thresholds)];
}

/** A share as a percentage: "2" of 0.02, "99.5" of 0.995. */
export function percentage(share: number): string {
  return String(rounded(share * 100));
}

/** The share that a typed percentage says; null: it says none. */
export function shareOf(text: string): number | null {
  const number = numberIn(text, 100);
  return number === null ? null : rounded(number / 100);
}

function numberIn(text: string, most: number): number | null {
  const number = /^\s*\d+([.,]\d+)?\s*$/.test(text) ? Number(text.replace(",", ".")) : NaN;
  return number >= 0 && number <= most ? number : null;
}

/** Without the dust of binary fractions. */
function rounded(number: number): number {
  return Number(number.toFixed(8));
}

function plain(text: string): string {
  return String(Number(text.replace(",", ".")));
}

function written(costs: Policy["error_costs"]): string {
  return Object.entries(costs ?? {})
    .map(([field, { fixed, share, of }]) =>
      `${field}: ${fixed} + ${percentage(share ?? 0)}% ${of ?? ""}`.trim(),
    )
    .join(", ");
}
