import assert from "node:assert/strict";
import { test } from "node:test";
import { NEW_FORM, NEW_LINE, fieldNameFrom, formOf, nameFrom, troubleWith, sourceOf } from "./type_form.ts";

const form = {
  name: "delivery_note",
  title: "Delivery note",
  fields: [
    {
      ...NEW_LINE,
      name: "NOTE_ID",
      title: "Number: of note",
      kind: "identifier" as const,
      required: true,
      hints: "no., ref",
    },
    { ...NEW_LINE, name: "NO", kind: "number" as const },
  ],
  items: [],
};

test("names come from titles", () => {
  assert.equal(nameFrom("Délivery note (2)"), "delivery_note_2");
  assert.equal(nameFrom("2nd note!"), "nd_note");
  assert.equal(fieldNameFrom("Order number"), "ORDER_NUMBER");
});

const described = (of: Parameters<typeof sourceOf>[0]) => JSON.parse(sourceOf(of)) as Record<string, unknown>;

test("a form becomes a description that says nothing it was not told", () => {
  assert.deepEqual(described(form), {
    name: "delivery_note",
    title: "Delivery note",
    keywords: ["delivery note"],
    fields: [
      { name: "NOTE_ID", kind: "identifier", title: "Number: of note", labels: ["no.", "ref"] },
      { name: "NO", kind: "number" },
    ],
    policy: { required: ["NOTE_ID"] },
  });
});

test("what YAML takes for a line break or refuses is escaped", () => {
  assert.match(sourceOf({ ...form, title: "a\u2028b\u0085c" }), /"a\\u2028b\\u0085c"/);
});

test("a field whose words nobody names is left to be looked for beside its title", () => {
  const line = { ...NEW_LINE, name: "DRIVER", title: " Driver ", kind: "name" as const };
  assert.deepEqual(described({ ...form, fields: [line] })["fields"], [
    { name: "DRIVER", kind: "name", title: "Driver" },
  ]);
});

test("a field whose words are taken away has nothing beside it from then on", () => {
  const type = {
    name: "tour",
    title: "Tour",
    fields: [{ name: "DRIVER", kind: "name" as const, labels: ["driver"] }],
  };
  const before = formOf(type);
  const after = { ...before, fields: [{ ...before.fields[0]!, hints: "" }] };
  const labels = (of: typeof before) => (described(of)["fields"] as { labels?: string[] }[])[0]?.labels;
  assert.deepEqual([labels(before), labels(after)], [["driver"], []]);
});

test("what the form does not show of a type stays as it was described", () => {
  const type: Parameters<typeof formOf>[0] = {
    name: "bill",
    title: "Bill",
    fields: [
      {
        name: "TOTAL",
        kind: "money",
        title: "Total",
        labels: ["total, with tax", "sum: all"],
        not_labels: ["subtotal"],
        place: "bottom",
        description: "",
      },
      { name: "ID", kind: "identifier" },
    ],
    line_items: [{ name: "PRICE", kind: "money", labels: ["each"] }],
    keywords: ["bill", "yes"],
    checks: ["sums"],
    day_first: false,
    policy: {
      version: 1,
      mode: "expected_cost",
      thresholds: { TOTAL: 0.9 },
      budget: { error: 0.01, delta: 0.05 },
      error_costs: { TOTAL: { fixed: "2", share: 0.05, of: null } },
      required: ["TOTAL", "ID"],
    },
  };
  const form = formOf(type);
  const [total, id] = [form.fields[0]!, form.fields[1]!];
  const changed = {
    ...form,
    fields: [
      { ...total, required: false },
      { ...id, hints: "no., ref" },
    ],
  };
  assert.deepEqual(described(changed), {
    name: "bill",
    title: "Bill",
    keywords: ["bill", "yes"],
    checks: ["sums"],
    day_first: false,
    fields: [
      {
        name: "TOTAL",
        kind: "money",
        title: "Total",
        labels: ["total, with tax", "sum: all"],
        not_labels: ["subtotal"],
        place: "bottom",
      },
      { name: "ID", kind: "identifier", labels: ["no.", "ref"] },
    ],
    line_items: [{ name: "PRICE", kind: "money", labels: ["each"] }],
    policy: {
      mode: "expected_cost",
      thresholds: { TOTAL: 0.9 },
      budget: { error: 0.01, delta: 0.05 },
      error_costs: { TOTAL: { fixed: "2", share: 0.05, of: null } },
      required: ["ID"],
    },
  });
});

test("what a field means is written, and that it means nothing where its name would say something", () => {
  const gross = { name: "TOTAL", kind: "money" as const, role: "gross" as const };
  const none = { name: "TAX", kind: "money" as const, role: "none" as const };
  const own = { name: "NOTE", kind: "money" as const, role: null };
  const before = formOf({ name: "bill", title: "Bill", fields: [gross, none, own], supplier_field: "SHOP" });
  assert.deepEqual(
    before.fields.map(({ role }) => role),
    ["gross", null, null],
  );
  const rolesOf = (of: typeof before) =>
    (described(of)["fields"] as { role?: string }[]).map(({ role }) => role);
  assert.deepEqual(rolesOf(before), ["gross", "none", undefined]);
  const taken = before.fields.map((line, row) => ({ ...line, role: row === 2 ? ("net" as const) : null }));
  assert.deepEqual(rolesOf({ ...before, fields: taken }), ["none", "none", "net"]);
  assert.equal(described(before)["supplier_field"], undefined);
});

test("what is missing or said twice is told with its place", () => {
  assert.equal(troubleWith(form), null);
  assert.equal(troubleWith(NEW_FORM)?.place, "title");
  assert.equal(troubleWith({ ...form, name: "1" })?.place, "name");
  const twice = { ...form, fields: [form.fields[1]!, form.fields[1]!] };
  assert.deepEqual(troubleWith(twice), { place: "fields", row: 1, kind: "twice" });
  const same = form.fields.map((line) => ({ ...line, role: "number" as const }));
  assert.deepEqual(troubleWith({ ...form, fields: same }), { place: "fields", row: 1, kind: "role" });
  const nameless = { ...form, items: [form.fields[0]!, NEW_LINE] };
  assert.deepEqual(troubleWith(nameless), { place: "items", row: 1, kind: "name" });
});

test("values that a kind lists are written with their words", () => {
  const line = {
    ...NEW_LINE,
    name: "TERMS",
    kind: "choice" as const,
    choices: "net30 = 30 days net | net 30, prepaid,",
  };
  const [field] = described({ ...form, fields: [line] })["fields"] as object[];
  assert.deepEqual(field, {
    name: "TERMS",
    kind: "choice",
    choices: { net30: ["30 days net", "net 30"], prepaid: [] },
  });
  // Opened again they read the same.
  const again = formOf({ name: "tour", title: "Tour", fields: [field] } as never);
  assert.equal(again.fields[0]?.choices, "net30 = 30 days net | net 30, prepaid");
});

test("a field with several values says so", () => {
  const line = { ...NEW_LINE, name: "PARTY", kind: "name" as const, many: true };
  assert.deepEqual(described({ ...form, fields: [line] })["fields"], [
    { name: "PARTY", kind: "name", many: true },
  ]);
  const once = formOf({
    name: "tour",
    title: "Tour",
    fields: [{ name: "PARTY", kind: "name", many: true }],
  } as never);
  const changed = { ...once, fields: once.fields.map((each) => ({ ...each, many: false })) };
  assert.deepEqual(described(changed)["fields"], [{ name: "PARTY", kind: "name", labels: [] }]);
});
