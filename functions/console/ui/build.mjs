/**
 * Builds the console into a folder: `node build.mjs <folder>`.
 *
 * Names of assets carry a hash of their content, so they may be cached for ever; index.html names them and may not.
 * What compresses is stored compressed as well. manifest.json says of every file what it is; nothing else is served.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const BASE = "/console/";
const MAIN = "src/main.tsx";
const BOOT = "src/app/boot.ts";
const TEXTS = /^src\/texts\/([a-z]{2})\.ts$/;
const STYLE = "src/style/main.css";
const MEDIA_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};
const NOTICES = "THIRD_PARTY_NOTICES.txt";
const NOT_SHIPPED = /(^|[^A-Za-z])A?GPL/;

function bundle(entryPoints, options) {
  return build({
    absWorkingDir: HERE,
    entryPoints,
    ...options,
    outdir: join(HERE, "out"),
    bundle: true,
    target: ["es2022"],
    jsx: "automatic",
    jsxImportSource: "preact",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    entryNames: "assets/[name]-[hash]",
    chunkNames: "assets/[name]-[hash]",
    assetNames: "assets/[name]-[hash]",
    publicPath: BASE,
    metafile: true,
    write: false,
    logLevel: "warning",
  });
}

/** Output paths of an entry: its own file and, for scripts, what it imports before it can run. */
function outputsOf(metafile, entry) {
  const name = Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === entry);
  const found = new Set();
  const walk = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const used of metafile.outputs[path].imports) {
      if (used.kind === "import-statement" && !used.external) walk(used.path);
    }
  };
  walk(name);
  return [...found].map((path) => path.replace(/^out\//, ""));
}

/** By language: the scripts that hold its texts, without those that every page loads anyway. */
function languageScripts(metafile) {
  const always = outputsOf(metafile, MAIN);
  const entries = Object.values(metafile.outputs).map(({ entryPoint }) => entryPoint);
  const scripts = (entry) => outputsOf(metafile, entry).filter((path) => !always.includes(path));
  return Object.fromEntries(
    entries
      .filter((entry) => TEXTS.test(entry))
      .map((entry) => [TEXTS.exec(entry)[1], scripts(entry).map((path) => BASE + path)]),
  );
}

async function page(metafile, icon) {
  const [main, ...needed] = outputsOf(metafile, MAIN);
  const [boot] = outputsOf(metafile, BOOT);
  const [style] = outputsOf(metafile, STYLE);
  const preload = needed.map((path) => `<link rel="modulepreload" href="${BASE}${path}" />`).join("\n    ");
  const template = await readFile(join(HERE, "src/index.html"), "utf8");
  return template
    .replace("%ICON%", BASE + icon)
    .replace("%STYLE%", BASE + style)
    .replace("%BOOT%", BASE + boot)
    .replace("%PRELOAD%", preload)
    .replace("%MAIN%", BASE + main);
}

async function store(folder, path, content) {
  const type = MEDIA_TYPES[extname(path)];
  if (!type) throw new Error(`${path}: there is no media type for this`);
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  await writeFile(`${target}.br`, await promisify(brotliCompress)(content, options));
  await writeFile(`${target}.gz`, await promisify(gzip)(content, { level: 9 }));
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 32);
  return { type, digest, immutable: path.startsWith("assets/") };
}

/** What of other people's packages went into the bundles, with their licence texts. */
async function notices(inputs) {
  const folders = Object.keys(inputs).map((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const works = [];
  for (const folder of [...new Set(folders)].filter(Boolean).sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(HERE, folder, "package.json"), "utf8"));
    const file = (await readdir(join(HERE, folder))).find((each) => /^licen[cs]e/i.test(each));
    if (!license || !file) throw new Error(`${name}: it brings no licence text`);
    if (NOT_SHIPPED.test(license)) throw new Error(`${name} is under ${license}, which is not shipped`);
    const text = (await readFile(join(HERE, folder, file), "utf8")).trim();
    works.push({ title: `${name} ${version} - ${license}`, name, text });
  }
  const line = "=".repeat(80);
  const parts = works.map(({ name, text }) => [line, name, line, "", text, ""].join("\n"));
  const head = "The review console of docloop holds the following works of others.";
  return [head, "", ...works.map(({ title }) => title), "", ...parts].join("\n");
}

async function main(folder) {
  const app = await bundle({ main: MAIN, style: STYLE }, { splitting: true, format: "esm" });
  // A plain script of its own: it has to run before the page is drawn, which modules do not.
  const define = { LANGUAGE_SCRIPTS: JSON.stringify(languageScripts(app.metafile)) };
  const boot = await bundle({ boot: BOOT }, { format: "iife", define });
  const metafile = { outputs: { ...app.metafile.outputs, ...boot.metafile.outputs } };
  const fresh = `${folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  const files = {};
  for (const output of [...app.outputFiles, ...boot.outputFiles]) {
    const path = output.path.slice(join(HERE, "out").length + 1);
    files[path] = await store(fresh, path, Buffer.from(output.contents));
  }
  const icon = await readFile(join(HERE, "src/icon.svg"));
  const iconPath = `assets/icon-${createHash("sha256").update(icon).digest("hex").slice(0, 8)}.svg`;
  files[iconPath] = await store(fresh, iconPath, icon);
  const inputs = { ...app.metafile.inputs, ...boot.metafile.inputs };
  files[NOTICES] = await store(fresh, NOTICES, Buffer.from(await notices(inputs)));
  files["index.html"] = await store(fresh, "index.html", Buffer.from(await page(metafile, iconPath)));
  await writeFile(join(fresh, "manifest.json"), JSON.stringify(files, null, 1));
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
}

await main(resolve(process.argv[2] ?? join(HERE, "../static")));
