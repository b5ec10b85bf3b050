import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Turn,
  boxOf,
  fit,
  fromTurned,
  inWindow,
  lookAt,
  onPage,
  settled,
  toTurned,
  zoomed,
} from "./geometry.ts";

const PAGE = { width: 1000, height: 2000 };
const PORT = { width: 600, height: 500 };
const TURNS: Turn[] = [0, 90, 180, 270];

function close(one: { x: number; y: number }, other: { x: number; y: number }, why: string): void {
  assert.ok(Math.hypot(one.x - other.x, one.y - other.y) < 1e-6, `${why}: ${JSON.stringify([one, other])}`);
}

test("a point of the page is found again, however the page is turned and zoomed", () => {
  for (const turn of TURNS) {
    const point = { x: 100, y: 300 };
    close(fromTurned(toTurned(point, PAGE, turn), PAGE, turn), point, `turn ${turn}`);
    const view = { scale: 0.7, x: 12, y: -40 };
    const there = inWindow({ left: 0.1, top: 0.15, right: 0.1, bottom: 0.15 }, view, PAGE, turn);
    close(onPage(there, view, PAGE, turn), { x: 0.1, y: 0.15 }, `window ${turn}`);
  }
});

test("clockwise is clockwise", () => {
  // The top left corner of the page goes to the top right, the bottom right, the bottom left.
  const corner = { x: 0, y: 0 };
  assert.deepEqual(toTurned(corner, PAGE, 90), { x: 2000, y: 0 });
  assert.deepEqual(toTurned(corner, PAGE, 180), { x: 1000, y: 2000 });
  assert.deepEqual(toTurned(corner, PAGE, 270), { x: 0, y: 1000 });
});

test("a point beside the page is its edge", () => {
  assert.deepEqual(onPage({ x: -50, y: 9999 }, { scale: 1, x: 0, y: 0 }, PAGE, 0), { x: 0, y: 1 });
});

test("a box drawn from any corner is the same", () => {
  const box = { left: 0.1, top: 0.2, right: 0.3, bottom: 0.4 };
  const corners = [
    [0.1, 0.2, 0.3, 0.4],
    [0.3, 0.4, 0.1, 0.2],
    [0.1, 0.4, 0.3, 0.2],
  ] as const;
  for (const [ax, ay, bx, by] of corners) assert.deepEqual(boxOf({ x: ax, y: ay }, { x: bx, y: by }), box);
});

test("what fits is whole and in the middle; a width that fits begins at the top", () => {
  for (const turn of TURNS) {
    const all = inWindow({ left: 0, top: 0, right: 1, bottom: 1 }, fit("page", PAGE, turn, PORT), PAGE, turn);
    assert.ok(all.x >= 0 && all.y >= 0 && all.x + all.width <= 600 && all.y + all.height <= 500, `${turn}`);
    assert.ok(Math.abs(all.x + all.width / 2 - 300) < 1e-6 && Math.abs(all.y + all.height / 2 - 250) < 1e-6);
  }
  const wide = inWindow({ left: 0, top: 0, right: 1, bottom: 1 }, fit("width", PAGE, 0, PORT), PAGE, 0);
  assert.ok(wide.width > 570 && wide.y > 0 && wide.y < 20);
});

test("a field is looked at whole and readable, wherever it stands", () => {
  const boxes = [
    { left: 0.45, top: 0.5, right: 0.55, bottom: 0.51 },
    { left: 0, top: 0, right: 0.1, bottom: 0.01 },
    { left: 0.9, top: 0.99, right: 1, bottom: 1 },
    { left: 0, top: 0.3, right: 1, bottom: 0.6 },
    { left: 0.5, top: 0.5, right: 0.5, bottom: 0.5 },
  ];
  for (const turn of TURNS) {
    for (const box of boxes) {
      const seen = inWindow(box, lookAt(box, PAGE, turn, PORT), PAGE, turn);
      assert.ok(seen.x >= 0 && seen.x + seen.width <= PORT.width, `${turn} ${JSON.stringify([box, seen])}`);
      assert.ok(seen.y >= 0 && seen.y + seen.height <= PORT.height, `${turn} ${JSON.stringify([box, seen])}`);
    }
  }
  const line = boxes[0] as (typeof boxes)[0];
  const { height } = inWindow(line, lookAt(line, PAGE, 0, PORT), PAGE, 0);
  assert.ok(height >= 20 && height <= 40, `a line is ${height} high`);
});

test("zooming leaves what is under the pointer where it is", () => {
  const at = { x: 123, y: 45 };
  const before = { scale: 0.5, x: -10, y: -20 };
  const after = zoomed(before, 2, at);
  assert.equal(after.scale, 1);
  close(onPage(at, after, PAGE, 0), onPage(at, before, PAGE, 0), "under the pointer");
  assert.equal(zoomed(before, 1000, at).scale, 8);
});

test("a page cannot be pushed out of its window", () => {
  const far = settled({ scale: 1, x: 5000, y: -9000 }, PAGE, 0, PORT);
  assert.deepEqual(far, { scale: 1, x: 12, y: 500 - 2000 - 12 });
});
