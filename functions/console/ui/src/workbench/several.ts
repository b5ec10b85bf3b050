/** Several values of one field: one a line, each with the place where it stands. Pure. */
import type { Schemas } from "../api/client.ts";
import type { Answer, Box } from "./answers.ts";
import type { Field } from "./choices.ts";

export type Said = Schemas["Said"];

/** A value and where it stands. */
export interface Placed {
  readonly value: string;
  readonly page: number;
  readonly box: Box;
}

/** What was read of a field, and what was answered. */
interface Read {
  readonly answer: Answer | undefined;
  readonly field: Field | undefined;
}

/** The values, each once, without what is empty. */
export function valuesIn(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);
}

/** The text with a value more; the same text if it has it already. */
export function withValue(text: string, value: string): string {
  return [...new Set([...valuesIn(text), value.trim()])].filter(Boolean).join("\n");
}

/** Whether two texts hold the same values, in whatever order. */
export function hasSameValues(one: string, other: string): boolean {
  const [these, those] = [new Set(valuesIn(one)), new Set(valuesIn(other))];
  return these.size === those.size && [...these].every((value) => those.has(value));
}

/** The values as the API takes them, each with its place where that is known. */
export function saidIn(text: string, places: readonly Placed[]): Said[] {
  return valuesIn(text).map((value) => {
    const place = places.find((each) => each.value === value);
    return place ? { value, page: place.page, box: place.box } : { value };
  });
}

/** Where the values of a field stand: those that a person gave, else those that the machine read. */
export function placesOf({ answer, field }: Read): Placed[] {
  const given = answer?.values?.length ? answer.values : [];
  return [...given, ...(field?.values ?? [])].flatMap(({ value, page, box }) =>
    page && box ? [{ value, page, box }] : [],
  );
}
