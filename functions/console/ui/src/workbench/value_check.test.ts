import assert from "node:assert/strict";
import { test } from "node:test";
import { complaintAbout } from "./value_check.ts";

test("what is typed is checked by its kind", () => {
  const table: [Parameters<typeof complaintAbout>[0], string, ReturnType<typeof complaintAbout>][] = [
    ["date", "2024-02-29", null],
    ["date", "2023-02-29", "day"],
    ["date", "31.12.2024", null],
    ["date", "12/31/2024", null],
    ["date", "31.02.2024", "day"],
    ["date", "03/31/2062", null],
    ["date", "31.12.2162", "year"],
    ["date", "0224-12-31", "year"],
    ["date", "3 March 2024", null],
    ["date", "tomorrow", "date"],
    ["money", "1.234,50", null],
    ["money", "€ 12.00", null],
    ["money", "-5", null],
    ["money", "12 apples and 3", "money"],
    ["money", "x", "money"],
    ["iban", "DE89 3704 0044 0532 0130 00", null],
    ["iban", "DE88 3704 0044 0532 0130 00", "ibanDigits"],
    ["iban", "hello", "iban"],
    ["currency", "EUR", null],
    ["currency", "€", null],
    ["currency", "12", "currency"],
    ["name", " ", "empty"],
    ["name", "<script>", null],
    ["identifier", "RE 2024-17", null],
    ["identifier", "–", "code"],
    ["vat_number", "001-234567-X", null],
    ["vat_number", "none", "digits"],
    ["phone", "03-1234 5678 ext 12", null],
    ["phone", "unknown", "digits"],
  ];
  for (const [kind, text, complaint] of table)
    assert.equal(complaintAbout(kind, text), complaint, `${kind} ${text}`);
});
