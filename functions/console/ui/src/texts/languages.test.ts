import assert from "node:assert/strict";
import { after, test } from "node:test";
import { effect } from "@preact/signals";
import { ageOf, amountOf, dateTimeOf, percentOf } from "../shared/format.ts";
import { capsOf } from "../shared/keys.ts";
import { t, showTexts } from "./index.ts";
import { languageAmong } from "./languages.ts";

after(() => showTexts("en"));

test("of the browser's languages the first that there is counts, whatever the country", () => {
  const rows: [string[], string][] = [
    [["de-AT", "en"], "de"],
    [["fr-CA", "DE", "en"], "de"],
    [["en-US", "de"], "en"],
    [["den", "pl"], "en"], // "den" is Slavey
    [[], "en"],
  ];
  for (const [wanted, expected] of rows) assert.equal(languageAmong(wanted), expected, wanted.join());
});

test("what reads a text is told when the language changes", async () => {
  const read: string[] = [];
  const stop = effect(() => void read.push(t.queue.title));
  await showTexts("de");
  stop();
  await showTexts("en");
  assert.deepEqual(read, ["Queue", "Warteschlange"]);
});

test("figures and times are written in the language in use", async () => {
  const at = "2026-11-23T13:05:00";
  await showTexts("de");
  assert.equal(amountOf("-1234567.125"), "-1.234.567,125");
  assert.equal(percentOf(0.042), "4,2\u00a0%");
  assert.equal(dateTimeOf(at), "23.11.2026, 13:05");
  assert.equal(ageOf(at, Date.parse(at) + 3 * 86_400_000), "3 Tage");
  assert.deepEqual(capsOf("mod+Delete"), ["Strg", "Entf"]);
  await showTexts("en");
  assert.equal(amountOf("1234.5"), "1,234.50");
  assert.deepEqual(capsOf("mod+Delete"), ["Ctrl", "Del"]);
});
