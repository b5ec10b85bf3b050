import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, focused, settled, toPage, toWindow, wordsIn, zoomed } from "./geometry.ts";

const page = { width: 1000, height: 1400 };
const room = { width: 800, height: 600 };
const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6, `${a} is not ${b}`);

test("a point goes to the window and back, however the page is turned", () => {
  for (const turn of [0, 1, 2, 3]) {
    const view = { scale: 0.7, turn, x: -30, y: 55 };
    const there = toWindow({ x: 0.2, y: 0.9 }, page, view);
    const back = toPage(there, page, view);
    near(back.x, 0.2);
    near(back.y, 0.9);
  }
});

test("a page turned right has its upper left corner at the upper right", () => {
  const corner = toWindow({ x: 0, y: 0 }, page, { scale: 1, turn: 1, x: 0, y: 0 });
  assert.deepEqual(corner, { x: 1400, y: 0 });
});

test("the whole page is seen, its whole width too", () => {
  const whole = fitted(page, room, 0, "page");
  assert.ok(page.height * whole.scale <= room.height);
  near(fitted(page, room, 0, "width").scale * page.width, room.width - 16);
});

test("a field that is looked at is in the window, larger than on the whole page", () => {
  for (const turn of [0, 1, 2, 3]) {
    for (const field of [box(0.1, 0.02, 0.3, 0.04), box(0.8, 0.97, 0.99, 0.99)]) {
      const view = focused(page, room, turn, field);
      assert.ok(view.scale > fitted(page, room, turn, "page").scale);
      const middle = toWindow(
        { x: (field.left + field.right) / 2, y: (field.top + field.bottom) / 2 },
        page,
        view,
      );
      assert.ok(middle.x > 0 && middle.x < room.width && middle.y > 0 && middle.y < room.height);
    }
  }
});

test("what lies under the pointer stays there", () => {
  const view = { scale: 1, turn: 0, x: 10, y: 20 };
  const at = { x: 300, y: 200 };
  const before = toPage(at, page, view);
  const after = toPage(at, page, zoomed(view, 2, at));
  near(after.x, before.x);
  near(after.y, before.y);
});

test("a page is never pushed out of sight", () => {
  const view = settled({ scale: 1, turn: 0, x: 9_999, y: -9_999 }, page, room);
  assert.ok(view.x < room.width && view.y + page.height > 0);
});

test("words under a box are read line by line; a click takes the word under it", () => {
  const word = (text: string, left: number, top: number) => ({
    text,
    box: box(left, top, left + 0.1, top + 0.02),
    confidence: null,
  });
  const lines = [
    { words: [word("Oak", 0.1, 0.1), word("Trading", 0.25, 0.1)] },
    { words: [word("Ltd", 0.1, 0.14), word("far", 0.8, 0.14)] },
  ];
  assert.equal(wordsIn(lines, 1, box(0.05, 0.05, 0.5, 0.2))?.text, "Oak Trading Ltd");
  const clicked = wordsIn(lines, 2, box(0.26, 0.105, 0.26, 0.105));
  assert.deepEqual([clicked?.text, clicked?.page], ["Trading", 2]);
  assert.equal(wordsIn(lines, 1, box(0.5, 0.5, 0.5, 0.5)), null);
});
