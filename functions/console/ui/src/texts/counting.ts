/** How a language writes counts: numbers with its separators, and sentences in its plural forms. */

/** A sentence for each plural form of the language; "#" stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The function that writes counts in a language, such as "1 review" and "2,000 reviews". */
export function countingIn(locale: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replaceAll("#", () => numbers.format(count));
}
