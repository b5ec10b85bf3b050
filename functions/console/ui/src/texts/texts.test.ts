import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { countingIn } from "./counting.ts";
import { administration } from "./en/administration.ts";
import { en } from "./en.ts";

const SOURCE = join(import.meta.dirname, "..");
/** Attributes whose values people see or hear. */
const SHOWN = ["about", "alt", "aria-label", "hint", "label", "placeholder", "text", "title"];

test("a count is written in the plural form and with the separators of its language", () => {
  const forms = { one: "# review", other: "# reviews" };
  assert.equal(countingIn("en")(1, forms), "1 review");
  assert.equal(countingIn("en")(0, forms), "0 reviews");
  assert.equal(countingIn("en")(12345, forms), "12,345 reviews");
  assert.equal(countingIn("de")(12345, { one: "# Prüfung", other: "# Prüfungen" }), "12.345 Prüfungen");
  assert.equal(countingIn("pl")(3, { one: "# strona", few: "# strony", other: "# stron" }), "3 strony");
  assert.equal(countingIn("en")(1, { other: "# more" }), "1 more");
});

test("a translation has texts of its own, and no value keeps a text from being translated", () => {
  const german: typeof en = {
    ...en,
    locale: "de",
    overview: {
      ...en.overview,
      title: "Überblick",
      range: (days) => (days === 1 ? "Heute" : `${days} Tage`),
    },
  };
  assert.equal(german.overview.range(7), "7 Tage");
});

test("every text says something, and no label is missing", () => {
  // A dialog that asks for nothing has no label.
  const empty = [...leavesOf({ ...en, administration }, "")].filter(
    ([path, text]) => text === "" && !path.endsWith(".label"),
  );
  assert.deepEqual(empty, []);
});

test("no component has a text of its own", () => {
  const found = sources().flatMap(([path, text]) => textsIn(path, text).map((each) => `${path}: ${each}`));
  assert.deepEqual(found, []);
});

test("a text between tags, in an attribute and in an expression is seen", () => {
  const code = `const x = <p title="Why" class="a b">Some words {n} {on ? "Yes" : "No"} · {t.common.none}</p>;`;
  assert.deepEqual(textsIn("x.tsx", code), ["Why", "Some words", "Yes", "No"]);
});

function sources(): [string, string][] {
  const paths = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
  return paths
    .filter((path) => path.endsWith(".tsx"))
    .map((path) => [path, readFileSync(join(SOURCE, path), "utf8")]);
}

/** The texts that JSX shows and that are written there. */
function textsIn(path: string, code: string): string[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const add = (text: string) => {
    if (/\p{L}/u.test(text.replaceAll("&nbsp;", ""))) found.push(text.trim());
  };
  const shown = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) add(node.text);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(shown);
    else if (ts.isBinaryExpression(node)) shown(node.right);
    else if (ts.isTemplateExpression(node)) node.templateSpans.forEach((span) => add(span.literal.text));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) add(node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      shown(node.expression);
    if (ts.isJsxAttribute(node) && SHOWN.includes(node.name.getText(file)) && node.initializer) {
      shown(ts.isJsxExpression(node.initializer) ? node.initializer.expression! : node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function* leavesOf(texts: Record<string, unknown>, path: string): Generator<[string, unknown]> {
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value === "object" && value !== null)
      yield* leavesOf(value as Record<string, unknown>, `${path}.${name}`);
    else yield [`${path}.${name}`, value];
  }
}
