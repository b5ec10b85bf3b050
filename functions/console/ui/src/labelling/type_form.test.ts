import assert from "node:assert/strict";
import { test } from "node:test";
import { NEW_FORM, NEW_LINE, fieldNameFrom, nameFrom, troubleWith, yamlOf } from "./type_form.ts";

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

test("a form becomes YAML in which no text is taken for anything else", () => {
  assert.equal(
    yamlOf(form),
    [
      "name: delivery_note",
      "title: Delivery note",
      "keywords: [delivery note]",
      "fields:",
      "  - name: NOTE_ID",
      "    kind: identifier",
      '    title: "Number: of note"',
      '    labels: ["no.", ref]',
      '  - name: "NO"',
      "    kind: number",
      "policy:",
      "  required: [NOTE_ID]",
      "",
    ].join("\n"),
  );
});

test("what is missing or said twice is told with its place", () => {
  assert.equal(troubleWith(form), null);
  assert.equal(troubleWith(NEW_FORM)?.place, "title");
  assert.equal(troubleWith({ ...form, name: "1" })?.place, "name");
  const twice = { ...form, fields: [form.fields[1]!, form.fields[1]!] };
  assert.deepEqual(troubleWith(twice), { place: "fields", row: 1, kind: "twice" });
});
