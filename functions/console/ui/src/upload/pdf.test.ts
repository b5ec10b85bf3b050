import assert from "node:assert/strict";
import { test } from "node:test";
import { type JpegPage, pdfOf } from "./pdf.ts";

const JPEG: JpegPage = { data: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), width: 200, height: 400 };

async function textOf(pages: readonly JpegPage[]): Promise<string> {
  return Buffer.from(await pdfOf(pages).arrayBuffer()).toString("latin1");
}

test("every object lies where the table says", async () => {
  const text = await textOf([JPEG, { ...JPEG, width: 300 }]);
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  assert.ok(text.startsWith("xref", start));
  const entries = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((entry) => Number(entry[1]));
  assert.equal(entries.length, 2 + 3 * 2);
  entries.forEach((offset, index) => assert.ok(text.startsWith(`${index + 1} 0 obj`, offset)));
});

test("pages are as large as their pictures at 200 dots an inch, and hold them as they are", async () => {
  const text = await textOf([JPEG, { ...JPEG, width: 300 }]);
  assert.match(text, /\/Count 2/);
  assert.deepEqual(
    [...text.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) => [box[1], box[2]]),
    [
      ["72.00", "144.00"],
      ["108.00", "144.00"],
    ],
  );
  assert.equal(text.split("/Length 4 >>\nstream\n\xff\xd8\xff\xd9\nendstream").length, 3);
});

test("a document without pages is none", () => {
  assert.throws(() => pdfOf([]), RangeError);
});
