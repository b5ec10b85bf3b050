import assert from "node:assert/strict";
import { test } from "node:test";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { sayingIn } from "./sentences.ts";

const said = de.server.said;

test("a sentence of the API is said in German, with its values", () => {
  const rows: [string, string][] = [
    ["No confidence score.", "Ohne Konfidenzwert."],
    [
      "Confidence 87.5% is below the required 90%.",
      "Die Konfidenz von 87,5\u00a0% liegt unter den geforderten 90\u00a0%.",
    ],
    [
      "100.00 + 19.00 is 119.00, but the total is 120.00.",
      "100.00 + 19.00 ergibt 119.00, der Gesamtbetrag ist aber 120.00.",
    ],
    ["This review is done.", "Diese Prüfung ist abgeschlossen."],
  ];
  for (const [english, german] of rows) assert.equal(said(english), german);
});

test("values may stand in another order", () => {
  assert.equal(
    said("Confidence is 80%; it must be at least 95% for at most 2% of such values to be wrong."),
    "Die Konfidenz beträgt 80\u00a0%; damit höchstens 2\u00a0% solcher Werte falsch sind, müssen es mindestens 95\u00a0% sein.",
  );
});

test("titles and sentences inside a sentence are said in German, too", () => {
  const titleOf = (word: string) => de.server.titles[word] ?? word;
  assert.equal(
    said("“Invoice date” is required and was not found.", titleOf),
    "„Rechnungsdatum“ ist ein Pflichtfeld und wurde nicht gefunden.",
  );
  assert.equal(said("“A & B”: No confidence score."), "„A & B“: Ohne Konfidenzwert.");
  assert.equal(
    said("Kind of document: Credit note. Do not pay it.", titleOf),
    "Belegart: Gutschrift. Nicht bezahlen.",
  );
});

test("what nobody has translated stays as it is, and is not half translated", () => {
  assert.equal(said("Look at the stamp."), "Look at the stamp.");
  assert.equal(said("Do not pay it. Ask Kim."), "Do not pay it. Ask Kim.");
  assert.equal(said(""), "");
  assert.equal(en.server.said("No confidence score."), "No confidence score.");
});

test("the sentence with the most words of its own is meant", () => {
  const say = sayingIn({ "{} is {}.": "{2} = {1}", "{} is not {}.": "{} ≠ {}" }, (word) => word);
  assert.equal(say("A is B."), "B = A");
  assert.equal(say("A is not B."), "A ≠ B");
});

test("a text as long as a page takes no time", () => {
  const long = `“${"a: b is c, but the total is ".repeat(2_000)}`;
  const begun = performance.now();
  assert.equal(said(long), long);
  assert.ok(performance.now() - begun < 50);
});
