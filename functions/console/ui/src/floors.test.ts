/**
 * Imports run one way: what stands further down knows nothing of what stands above it.
 *
 *     app > one folder per screen > workbench > parts > shared > texts > api
 *
 * A screen imports no other screen, only tests import testing/, and files do not import each other in a circle.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";

const SOURCE = import.meta.dirname;
const SCREENS = "a screen";
/** From the ground up. */
const FLOORS = ["api", "texts", "shared", "parts", "workbench", SCREENS, "app", "main.tsx", "testing"];

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g;

/** Every import between files of the console: who, whom. */
function importsOf(files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].flatMap(([path, text]) =>
    [...text.matchAll(IMPORT)].map(([, to = ""]): [string, string] => [
      path,
      normalize(join(dirname(path), to)),
    ]),
  );
}

function floorOf(folder: string): number {
  return FLOORS.indexOf(FLOORS.includes(folder) ? folder : SCREENS);
}

/** Imports that lead upwards, or to another folder on the same floor. */
function forbidden(imports: readonly [string, string][]): string[] {
  const folderOf = (path: string) => path.split("/")[0] ?? "";
  return imports
    .filter(([from, to]) => folderOf(from) !== folderOf(to))
    .filter(([from, to]) => floorOf(folderOf(from)) <= floorOf(folderOf(to)))
    .map(([from, to]) => `${from} imports ${to}`);
}

/** The first circle of files that is found, as a path from a file to itself; null: there is none. */
function circleIn(imports: readonly [string, string][]): string[] | null {
  const next = Map.groupBy(imports, ([from]) => from);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const [, to] of next.get(file) ?? []) {
      const found = visit(to, [...path, file]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of next.keys()) {
    const found = visit(file, []);
    if (found) return found;
  }
  return null;
}

function sources(): Map<string, string> {
  const paths = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
  const scripts = paths.filter((path) => /(?<!\.d|\.test)\.tsx?$/.test(path));
  return new Map(scripts.map((path) => [path, readFileSync(join(SOURCE, path), "utf8")]));
}

test("imports lead down, and no screen imports another", () => {
  const imports = importsOf(sources());
  assert.ok(imports.length > 500, "the imports were found");
  assert.deepEqual(forbidden(imports), []);
});

test("no files import each other in a circle", () => {
  assert.equal(circleIn(importsOf(sources())), null);
});

test("an arrow up, a screen in a screen and a circle are seen", () => {
  const files = new Map([
    [
      "parts/Button.tsx",
      'import { useKeys } from "../shared/keys.ts";\nimport { t } from "../texts/index.ts";',
    ],
    ["shared/keys.ts", 'export { caps } from "../parts/KeyCaps.tsx";'],
    ["queue/index.tsx", 'import("../review/index.tsx");\nimport { Bench } from "../workbench/Bench.tsx";'],
    ["workbench/Bench.tsx", 'import {\n  PageViewer,\n} from "./page/index.tsx";'],
    ["workbench/page/index.tsx", 'import type { Kind } from "../Bench.tsx";'],
    ["app/App.tsx", 'import { QueueScreen } from "../queue/index.tsx";'],
  ]);
  assert.deepEqual(forbidden(importsOf(files)), [
    "shared/keys.ts imports parts/KeyCaps.tsx",
    "queue/index.tsx imports review/index.tsx",
  ]);
  assert.deepEqual(circleIn(importsOf(files)), [
    "workbench/Bench.tsx",
    "workbench/page/index.tsx",
    "workbench/Bench.tsx",
  ]);
});
