import assert from "node:assert/strict";
import { test } from "node:test";
import { labelled } from "./label.ts";

test("a confirmed suggestion is said as a value, and what has none stays", () => {
  const answers = [
    { field: "TOTAL", verdict: "confirmed" as const, value: "9.00" },
    { field: "DATE", verdict: "absent" as const },
  ];
  assert.deepEqual(labelled({ answers, line_items: null, document_type: null }, "note"), {
    answers: [
      { field: "TOTAL", verdict: "corrected", value: "9.00" },
      { field: "DATE", verdict: "absent" },
    ],
    line_items: null,
    document_type: "note",
  });
});
