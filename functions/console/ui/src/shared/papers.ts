/** What a kind of paper means: an invoice is to be paid, a quote is not, a credit note is owed by the supplier. */
import type { Schemas } from "../api/client.ts";
import type { DocumentType } from "./document_types.ts";
import { nameOfRole } from "./roles.ts";

type Choices = Schemas["FieldSpec"]["choices"];

export interface Option {
  readonly value: string;
  readonly title: string;
}

export interface Paper {
  readonly title: string;
  /** The kind that the type is named after. */
  readonly isPlain: boolean;
  readonly payable: boolean;
  readonly owedBy: "customer" | "supplier" | null;
  /** Fields that such a paper may lack. */
  readonly optional: readonly string[];
}

/** The values that a field lists, in its order; none of a field that lists none. */
export function optionsOf(choices: Choices): readonly Option[] {
  return Object.entries(choices ?? {}).map(([value, words]) => ({ value, title: words[0] ?? value }));
}

/** What follows from a kind of paper; null: the type does not know it, or tells none apart. */
export function paperOf(type: DocumentType | undefined, kind: string | null | undefined): Paper | null {
  const paper = kind == null ? undefined : type?.papers?.[kind];
  if (!type || !paper) return null;
  const name = nameOfRole(type.fields, "document_kind");
  const options = optionsOf(type.fields.find((each) => each.name === name)?.choices);
  return {
    title: options.find((each) => each.value === kind)?.title ?? kind!,
    isPlain: options[0]?.value === kind,
    payable: paper.payable ?? false,
    owedBy: paper.owed_by ?? null,
    optional: paper.optional ?? [],
  };
}
