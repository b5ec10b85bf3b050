import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { countingIn } from "./counting.ts";
import { de } from "./de.ts";
import { administration as administrationDe } from "./de/administration.ts";
import { administration as administrationEn } from "./en/administration.ts";
import { en } from "./en.ts";

/** The texts of the first page, and those that come with an area. */
const EN = { ...en, administration: administrationEn };
const DE = { ...de, administration: administrationDe };
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

/** What German writes as English does. */
const THE_SAME = [
  ".shell.product",
  ".shell.themes.system",
  ".keys.caps.alt",
  ".keys.caps.Escape",
  ".keys.caps.Tab",
  ".signIn.code",
  ".common.none",
  ".common.durations.seconds",
  ".common.durations.minutes",
  ".common.durations.hours",
  ".documents.columns.name",
  ".overview.csv",
  ".flags.by",
  ".page.place",
  ".labelling.exports.label_studio",
  ".labelling.form.name",
  ".labelling.form.fieldName",
  ".documents.history.changed",
  ".administration.types.columns.version",
  ".administration.types.versions.version",
  ".administration.policies.columns.version",
  ".administration.policies.needs.optional",
  ".administration.policies.versions.version",
  ".administration.models.automatic.docloop",
  ".administration.people.columns.name",
  ".administration.people.form.name",
  ".administration.stack.companies.columns.name",
  ".administration.stack.companies.columns.ibans",
  ".administration.stack.companies.ibans",
  ".administration.stack.settings.columns.name",
];

test("every text of English is there in German, and no other", () => {
  const paths = (texts: typeof EN) => [...leavesOf(texts, "")].map(([path]) => path).filter(isListed);
  assert.deepEqual(paths(DE).sort(), paths(EN).sort());
});

test("a German text is not the English one", () => {
  const english = new Map([...leavesOf(EN, "")].map(([path, text]) => [path, shownBy(text)]));
  const same = [...leavesOf(DE, "")]
    .filter(([path, text]) => text !== "" && english.get(path) === shownBy(text))
    .map(([path]) => path);
  assert.deepEqual(
    same.filter((path) => !THE_SAME.includes(path)),
    [],
  );
  assert.deepEqual(
    THE_SAME.filter((path) => !same.includes(path)),
    [],
    "they are listed for nothing",
  );
});

test("German counts in its own plural forms", () => {
  assert.equal(de.upload.pages(1), "1 Seite");
  assert.equal(de.upload.pages(2000), "2.000 Seiten");
  assert.equal(de.overview.range(1), "Heute");
  assert.equal(de.queue.held(1), "Ihre Prüfung fortsetzen");
  assert.equal(de.queue.held(2), "Eine Ihrer 2 Prüfungen fortsetzen");
  assert.equal(de.upload.size(1_500_000), "1,5 MB");
});

test("texts are read when they are shown, never when a module is loaded", () => {
  const found = sources(/\.tsx?$/).flatMap(([path, code]) => readTooEarly(path, code));
  assert.deepEqual(found, []);
});

test("a text that is read at once is seen, one that waits in a function is not", () => {
  const code =
    "const words = t.queue;\nconst later = () => t.queue.title;\nclass Held { said = t.queue.held; }";
  assert.deepEqual(readTooEarly("x.ts", code), ["x.ts: t.queue"]);
});

test("every text says something, and no label is missing", () => {
  // A dialog that asks for nothing has no label.
  for (const texts of [EN, DE]) {
    const empty = [...leavesOf(texts, "")].filter(([path, text]) => text === "" && !path.endsWith(".label"));
    assert.deepEqual(empty, []);
  }
});

test("no component has a text of its own", () => {
  const found = sources(/\.tsx$/).flatMap(([path, text]) =>
    textsIn(path, text).map((each) => `${path}: ${each}`),
  );
  assert.deepEqual(found, []);
});

test("a text between tags, in an attribute and in an expression is seen", () => {
  const code = `const x = <p title="Why" class="a b">Some words {n} {on ? "Yes" : "No"} · {t.common.none}</p>;`;
  assert.deepEqual(textsIn("x.tsx", code), ["Why", "Some words", "Yes", "No"]);
});

function sources(names: RegExp): [string, string][] {
  const paths = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
  return paths
    .filter((path) => names.test(path) && !/(\.test|\.d)\.ts$/.test(path))
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

/** Reads of `t` that happen when the module is loaded. A member of a class waits until one is made. */
function readTooEarly(path: string, code: string): string[] {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (
      ts.isPropertyAccessExpression(node) &&
      ["t", "words.shown", "text()"].includes(node.expression.getText(file))
    )
      found.push(`${path}: ${node.getText(file)}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Titles of the API are a table that English needs none of. */
function isListed(path: string): boolean {
  return !path.startsWith(".server.titles.");
}

/** A text, or what a function of texts makes of values. */
function shownBy(text: unknown): string {
  if (typeof text !== "function") return String(text);
  const make = text as (...values: unknown[]) => string;
  try {
    return [1, 7].map((count) => make(count, 3, 5)).join("|");
  } catch {
    return make("X", "Y", "Z");
  }
}

function* leavesOf(texts: Record<string, unknown>, path: string): Generator<[string, unknown]> {
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value === "object" && value !== null)
      yield* leavesOf(value as Record<string, unknown>, `${path}.${name}`);
    else yield [`${path}.${name}`, value];
  }
}
