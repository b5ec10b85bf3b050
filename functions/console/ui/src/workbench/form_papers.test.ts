import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentType } from "../shared/document_types.ts";
import { NOTHING, withAnswer } from "./answers.ts";
import { type Subject, formOf, wordsFor } from "./form.ts";

/** A receipt of which the machine read this kind of paper, and nothing else. */
function readAs(kind: string): Subject {
  return {
    id: "rev_a_1",
    documentId: "doc_a",
    documentType: "receipt",
    questions: [],
    audit: false,
    draft: null,
    pages: 1,
    prediction: {
      document_type: "receipt",
      type_confidence: 1,
      fields: [{ name: "DOCUMENT_KIND", value: kind }],
    },
  };
}

const KINDS = [
  {
    name: "receipt",
    title: "Receipt",
    fields: [
      {
        name: "DOCUMENT_KIND",
        kind: "choice",
        role: "document_kind" as const,
        title: "Kind of paper",
        choices: { receipt: ["Receipt"], refund: ["Refund"], card_slip: ["Card slip"] },
      },
      { name: "TOTAL", kind: "money", title: "Total" },
    ],
    papers: {
      receipt: { payable: true },
      refund: { owed_by: "supplier" },
      card_slip: { optional: ["TOTAL"] },
    },
    policy: { required: ["DOCUMENT_KIND", "TOTAL"] },
  },
] as unknown as DocumentType[];

function kindSaid(value: string) {
  return withAnswer(NOTHING, { field: "DOCUMENT_KIND", verdict: "corrected", value });
}

test("the kind of paper says what is owed, as it was read and as it is answered", () => {
  const read = readAs("refund");
  assert.equal(formOf(read, KINDS, NOTHING).paper?.owedBy, "supplier");
  assert.equal(formOf(read, KINDS, kindSaid("receipt")).paper?.payable, true);
  assert.equal(formOf(readAs("letter"), KINDS, NOTHING).paper, null);
  const [item] = formOf(read, KINDS, NOTHING).items;
  assert.equal(item && wordsFor(item, "card_slip"), "Card slip");
});

test("another kind of paper asks for what it requires", () => {
  const read = readAs("card_slip");
  const asked = (form: ReturnType<typeof formOf>) =>
    form.items.filter((item) => item.asked).map((item) => item.name);
  assert.deepEqual(asked(formOf(read, KINDS, NOTHING)), []);
  assert.deepEqual(asked(formOf(read, KINDS, kindSaid("receipt"))), ["TOTAL"]);
  assert.deepEqual(asked(formOf(read, KINDS, kindSaid("card_slip"))), []);
});
