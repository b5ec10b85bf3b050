import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FakeApi, settled, signInAs } from "../testing/fake_api.ts";
import { rolesFor } from "./kinds.ts";
import { nameOfRole } from "./roles.ts";

test("fields are found by what they mean", () => {
  const specs = [
    { name: "BELEGNUMMER", role: "number" as const },
    { name: "TOTAL", role: "none" as const },
    { name: "RECHNUNGSBETRAG", role: "gross" as const },
    { name: "NOTE", role: null },
  ];
  assert.equal(nameOfRole(specs, "gross"), "RECHNUNGSBETRAG");
  assert.equal(nameOfRole(specs, "net"), undefined);
});

test("the API says which roles go with a kind", async () => {
  const money = { name: "money", roles: ["gross", "net"], column_roles: ["amount"] };
  const server = new FakeApi().on("GET /kinds", () => ({ items: [money] }));
  signInAs("ann", "annotator");
  assert.deepEqual(rolesFor("money", false), [], "not yet answered");
  await settled();
  assert.deepEqual(rolesFor("money", false), ["gross", "net"]);
  assert.deepEqual(rolesFor("money", true), ["amount"]);
  assert.deepEqual(rolesFor("url", false), []);
  assert.equal(server.asked.length, 1);
});

/** What looks like the name of a field and is none. */
const NO_FIELDS = new Set(["GET", "POST", "PUT", "DELETE", "HEAD", "NFKD", "UTC"]);

test("no module of the console knows a field by its name", () => {
  const source = join(import.meta.dirname, "..");
  // Texts are what people read, whatever it looks like.
  const paths = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (path) => /(?<!\.d|\.test)\.tsx?$/.test(path) && !/^(?:testing|texts)\//.test(path),
  );
  const found = paths.flatMap((path) =>
    [...readFileSync(join(source, path), "utf8").matchAll(/(?<!\/\*\*.*)"([A-Z][A-Z0-9_]{2,})"/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !NO_FIELDS.has(name))
      .map((name) => `${path}: ${name}`),
  );
  assert.deepEqual(found, []);
});
