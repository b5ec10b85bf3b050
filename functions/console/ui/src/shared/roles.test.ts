import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { nameOfRole } from "./roles.ts";

test("fields are found by what they mean", () => {
  const specs = [
    { name: "INVOICE_RECEIPT_ID", kind: "identifier" as const },
    { name: "VENDOR_NAME", kind: "name" as const },
    { name: "RECEIVER_NAME", kind: "name" as const },
    { name: "TOTAL", kind: "money" as const },
  ];
  assert.equal(nameOfRole(specs, "gross"), "TOTAL");
  assert.equal(nameOfRole(specs, "supplier"), "VENDOR_NAME");
  assert.equal(nameOfRole(specs, "net"), undefined);
});

/** What looks like the name of a field and is none. */
const NO_FIELDS = new Set(["GET", "POST", "PUT", "DELETE", "HEAD", "NFKD", "UTC"]);

test("no other module of the console knows a field by its name", () => {
  const source = join(import.meta.dirname, "..");
  // Texts are what people read, whatever it looks like.
  const paths = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      /(?<!\.d|\.test)\.tsx?$/.test(path) && !/^(?:testing|texts)\//.test(path) && path !== "shared/roles.ts",
  );
  const found = paths.flatMap((path) =>
    [...readFileSync(join(source, path), "utf8").matchAll(/(?<!\/\*\*.*)"([A-Z][A-Z0-9_]{2,})"/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !NO_FIELDS.has(name))
      .map((name) => `${path}: ${name}`),
  );
  assert.deepEqual(found, []);
});
