import assert from "node:assert/strict";
import { test } from "node:test";
import { BLURRED_UNDER, type Gray, SMALL_UNDER, doubtsAbout, grayOf, sharpness } from "./sharpness.ts";

/** Black strokes, two pixels wide and eight apart, on white. */
function strokes(side: number): Gray {
  const data = new Float32Array(side * side);
  for (let at = 0; at < data.length; at++) data[at] = (at % side) % 8 < 2 ? 0 : 255;
  return { data, width: side, height: side };
}

/** Each pixel becomes the mean of those up to `reach` away in its row. */
function smeared({ data, width, height }: Gray, reach: number): Gray {
  const out = new Float32Array(data.length);
  for (let at = 0; at < data.length; at++) {
    let sum = 0;
    for (let step = -reach; step <= reach; step++)
      sum += data[at - (at % width) + ((at + step + width) % width)] ?? 0;
    out[at] = sum / (2 * reach + 1);
  }
  return { data: out, width, height };
}

test("a smear makes a picture less sharp", () => {
  const sharp = strokes(200);
  assert.ok(sharpness(sharp) > 100 * BLURRED_UNDER);
  assert.ok(sharpness(smeared(sharp, 12)) < BLURRED_UNDER);
});

test("a plain surface, and a picture without an inside, have no sharpness", () => {
  assert.equal(sharpness({ data: new Float32Array(100).fill(90), width: 10, height: 10 }), 0);
  assert.equal(sharpness({ data: [1, 2], width: 2, height: 1 }), 0);
});

test("what speaks against a picture is said, each by itself", () => {
  const sharp = strokes(200);
  assert.deepEqual(doubtsAbout(SMALL_UNDER, 3000, sharp), []);
  assert.deepEqual(doubtsAbout(SMALL_UNDER - 1, 3000, sharp), ["small"]);
  assert.deepEqual(doubtsAbout(2000, 3000, smeared(sharp, 12)), ["blurred"]);
});

test("brightness weighs green most", () => {
  const pixels = [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255];
  const [red = 0, green = 0, blue = 0, white = 0] = Array.from(
    grayOf({ data: pixels, width: 4, height: 1 }).data,
  );
  assert.ok(blue < red && red < green && green < white);
  assert.equal(Math.round(white), 255);
});
