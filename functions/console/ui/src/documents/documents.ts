/** Documents as the API lists and shows them. */
import { t } from "../texts/index.ts";
import { type Schemas, api } from "../api/client.ts";
import { documentTypes, titleOfField, typesReady } from "../shared/document_types.ts";
import { useListing } from "../parts/use_listing.ts";
import type { Tone } from "../parts/Badge.tsx";
import type { Mark } from "../workbench/page/types.ts";

export type Document = Schemas["DocumentOut"];
export type State = Document["state"];
export type Field = Schemas["Field"];

export const STATES: readonly State[] = [
  "in_review",
  "accepted",
  "completed",
  "failed",
  "extracting",
  "received",
  "rejected",
  "duplicate",
  "split",
  "superseded",
  "erased",
];

export interface Filters {
  state: State | null;
  type: string;
  text: string;
}

export function filtersOf(query: URLSearchParams): Filters {
  return {
    state: STATES.find((state) => state === query.get("state")) ?? null,
    type: query.get("type") ?? "",
    text: query.get("text") ?? "",
  };
}

export function isNarrowed({ state, type, text }: Filters): boolean {
  return state !== null || type !== "" || text !== "";
}

export function toneOf(state: State): Tone {
  if (state === "accepted" || state === "completed") return "good";
  if (state === "failed" || state === "rejected") return "bad";
  return state === "in_review" ? "accent" : "plain";
}

/** Whether it will become something else by itself. */
export function isUnderWay(state: State): boolean {
  return state === "received" || state === "extracting";
}

/** The last part of its key: the name it was dropped under. */
export function nameOf({ key }: Pick<Document, "key">): string {
  return key.split("/").pop() || key || t.documents.nameless;
}

/** Where the fields stand on the pages; `active` is the one that is looked at. */
export function marksOf(
  fields: readonly Field[],
  titleOf: (name: string) => string,
  active: string | null,
): Mark[] {
  return fields.flatMap(({ name, page, box }) =>
    page && box
      ? [{ id: name, page, box, kind: "accepted" as const, label: titleOf(name), active: name === active }]
      : [],
  );
}

/** Who sent it, as it was read; null: not known. */
export function supplierIn(type: string, fields: readonly Field[]): string | null {
  const spec = documentTypes.value.find((each) => each.name === type);
  return fields.find(({ name }) => name === spec?.supplier_field)?.value ?? null;
}

/**
 * The fields as a table with their heads, whether the paper may be paid and who owes it, where its result says so, and
 * below them the line items with their heads, if there are any.
 */
export function tableOf(
  type: string,
  fields: readonly Field[],
  lineItems: readonly Schemas["LineItem"][],
  result: Schemas["Result"] | null,
): string[][] {
  const heads = ["field", "title", "value"];
  const rows = fields.map(({ name, value }) => [name, titleOfField(type, name), value ?? ""]);
  if (result?.payable != null) {
    rows.push(["payable", t.documents.payable, result.payable ? "yes" : "no"]);
    rows.push(["owed_by", t.documents.owedBy, result.owed_by ?? ""]);
  }
  const columns = columnsOf(lineItems);
  const items = lineItems.map((item) => columns.map((name) => cellOf(item, name)));
  return [heads, ...rows, ...(items.length > 0 ? [[], columns, ...items] : [])];
}

/** The columns that any of the rows has. */
export function columnsOf(lineItems: readonly Schemas["LineItem"][]): string[] {
  return [...new Set(lineItems.flatMap((item) => item.fields.map(({ name }) => name)))];
}

export function cellOf(item: Schemas["LineItem"], column: string): string {
  return item.fields.find(({ name }) => name === column)?.value ?? "";
}

const REFRESH_MS = 5_000;

/** Newest first; fresh as long as only the first part is shown. */
export function useDocuments(filters: Filters) {
  return useListing(JSON.stringify(filters), (cursor) => partOf(filters, cursor), { every: REFRESH_MS });
}

const PART = 50;
const PARTS_AT_ONCE = 5;

/** A filtered part may be empty and go on; some of those are asked for in one go. */
async function partOf(
  { state, type, text }: Filters,
  cursor: string | null,
): Promise<Schemas["DocumentList"]> {
  const wanted = {
    ...(state ? { state } : {}),
    ...(type ? { type } : {}),
    ...(text ? { text } : {}),
    limit: PART,
  };
  const items: Document[] = [];
  let next = cursor;
  for (let part = 0; part < PARTS_AT_ONCE; part++) {
    const asked = api.get("/documents", { query: { ...wanted, ...(next ? { cursor: next } : {}) } });
    const [page] = await Promise.all([asked, typesReady()]);
    items.push(...page.items);
    next = page.cursor ?? null;
    if (next === null || items.length >= PART) break;
  }
  return { items, cursor: next };
}
