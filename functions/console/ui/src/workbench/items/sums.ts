/** What the prices of the rows add up to, exactly, and whether that is what the document says. Pure. */
import type { Row } from "./types.ts";

/** What rounding each row may leave; the same as in the API's own check. */
const TOLERANCE = { units: 2n, digits: 2 };

/** units / 10^digits. */
interface Decimal {
  readonly units: bigint;
  readonly digits: number;
}

/** `missing`: prices that are no numbers. `about`: what the sum is compared with, `off` by how much, null: not at all. */
export interface Sum {
  readonly sum: string;
  readonly missing: number;
  readonly about: "total" | "subtotal" | null;
  readonly off: string | null;
}

/** null: there is nothing to add up. Rows without a price do not count. */
export function sumOf(
  rows: readonly Row[],
  column: string,
  total: string | null,
  subtotal: string | null,
): Sum | null {
  const texts = rows.map((row) => (row[column] ?? "").trim()).filter((text) => text !== "");
  if (texts.length === 0) return null;
  const prices = texts.map(decimalIn);
  const known = prices.filter((price) => price !== null);
  const sum = known.reduce(plus, { units: 0n, digits: 2 });
  const missing = prices.length - known.length;
  const written = textOf(sum);
  const goals = (["subtotal", "total"] as const).flatMap((about) => {
    const goal = decimalIn({ total, subtotal }[about] ?? "");
    return goal ? [{ about, off: plus(sum, { ...goal, units: -goal.units }) }] : [];
  });
  const met = goals.find(({ off }) => isNear(off));
  if (met) return { sum: written, missing, about: met.about, off: null };
  const nearest = goals.sort((one, other) => compare(one.off, other.off))[0];
  if (!nearest) return { sum: written, missing, about: null, off: null };
  return { sum: written, missing, about: nearest.about, off: textOf(absolute(nearest.off)) };
}

/**
 * A number as people and machines write it: 1234.5, 1,234.50, 1.234,50, 1 234,50, 12.-, (8.00), 8.00-; null: it is none.
 * Three digits behind a single mark are thousands, as in the API, unless a nought stands before it.
 */
export function decimalIn(text: string): Decimal | null {
  // A dash behind the mark stands for no cents: 12.-
  const bare = text.replaceAll(/\p{Sc}|\p{L}{1,4}\.?|\s|['’]/gu, "").replace(/[.,][-–—]{1,2}$/, "");
  const match = /^(\()?([-−–]?)(\d[\d.,]*|[.,]\d+)([-−–]?)(\))?$/.exec(bare);
  if (!match?.[3]) return null;
  const number = match[3].replace(/[.,]$/, "");
  const isNegative = match[2] !== "" || match[4] !== "" || (match[1] !== undefined && match[5] !== undefined);
  const marks = number.match(/[.,]/g) ?? [];
  const last = marks.length === 0 ? number.length : number.lastIndexOf(marks.at(-1) ?? "");
  const decimals = number.slice(last + 1);
  const single = marks.length === 1;
  const isDecimal =
    (single && (decimals.length !== 3 || /^0?$/.test(number.slice(0, last)))) ||
    (!single && (new Set(marks).size === 2 || decimals.length === 2));
  const whole = (isDecimal ? number.slice(0, last) : number).replaceAll(/[.,]/g, "");
  const units = BigInt(whole + (isDecimal ? decimals : "") || "0");
  return { units: isNegative ? -units : units, digits: isDecimal ? decimals.length : 0 };
}

function plus(one: Decimal, other: Decimal): Decimal {
  const digits = Math.max(one.digits, other.digits);
  return { units: scaled(one, digits) + scaled(other, digits), digits };
}

function scaled({ units, digits }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - digits);
}

function absolute({ units, digits }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, digits };
}

function compare(one: Decimal, other: Decimal): number {
  const { units } = plus(absolute(one), { ...absolute(other), units: -absolute(other).units });
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

function isNear(off: Decimal): boolean {
  return compare(off, TOLERANCE) <= 0;
}

/** With two decimals at least. */
function textOf(value: Decimal): string {
  const { units, digits } = absolute({
    units: scaled(value, Math.max(value.digits, 2)),
    digits: Math.max(value.digits, 2),
  });
  const figures = units.toString().padStart(digits + 1, "0");
  const text = `${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
  return value.units < 0n ? `-${text}` : text;
}
