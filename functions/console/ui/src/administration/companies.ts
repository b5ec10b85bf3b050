/** Own companies as they are edited. Pure. */
import type { Schemas } from "../api/client.ts";

export type Company = Schemas["OwnCompanyIn"];

export interface CompanyForm {
  names: string;
  taxIds: string;
  ibans: string;
}

export const NEW_COMPANY: CompanyForm = { names: "", taxIds: "", ibans: "" };

export function formOf({ names, tax_ids = [], ibans = [] }: Company): CompanyForm {
  return { names: names.join("\n"), taxIds: tax_ids.join("\n"), ibans: ibans.join("\n") };
}

export function companyOf(form: CompanyForm): Company {
  return { names: linesOf(form.names), tax_ids: linesOf(form.taxIds), ibans: linesOf(form.ibans) };
}

/** The companies with one changed, added (`at` null) or taken away (`company` null). */
export function withChange(all: readonly Company[], at: number | null, company: Company | null): Company[] {
  if (at === null) return company ? [...all, company] : [...all];
  return all.flatMap((each, index) => (index === at ? (company ? [company] : []) : [each]));
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
