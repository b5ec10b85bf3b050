import assert from "node:assert/strict";
import { test } from "node:test";
import { Pane } from "./pane.ts";

const PAGE = { width: 1000, height: 2000 };
const BOX = { left: 0.4, top: 0.8, right: 0.6, bottom: 0.81 };

test("a field wished for before the page is there is looked at when it comes", () => {
  const pane = new Pane();
  pane.look(BOX);
  assert.equal(pane.view.value, null);
  assert.equal(pane.sees(BOX), false);

  pane.place(PAGE, { width: 600, height: 500 });
  assert.equal(pane.sees(BOX), true);
});

test("a window of another size still shows the field; where the person went, they stay", () => {
  const pane = new Pane();
  pane.place(PAGE, { width: 600, height: 500 });
  pane.look(BOX);
  pane.place(PAGE, { width: 300, height: 200 });
  assert.equal(pane.sees(BOX), true);

  pane.zoom(2, { x: 0, y: 0 });
  const scale = pane.view.value?.scale;
  pane.place(PAGE, { width: 400, height: 200 });
  assert.equal(pane.view.value?.scale, scale);
});

test("in a phone's low window a page begins at its width, and fitting shows the whole of it", () => {
  const pane = new Pane();
  pane.place(PAGE, { width: 390, height: 240 });
  const first = pane.view.value?.scale ?? 0;
  pane.refit();
  assert.ok(first > (pane.view.value?.scale ?? 0));
  pane.refit();
  assert.equal(pane.view.value?.scale, first);
});

test("only what the console does by itself is shown as a movement", () => {
  const pane = new Pane();
  pane.place(PAGE, { width: 600, height: 500 });
  assert.equal(pane.smooth.value, false);
  pane.look(BOX);
  assert.equal(pane.smooth.value, true);
  pane.move(0, 5);
  assert.equal(pane.smooth.value, false);
});

test("four quarters are a whole turn, and fitting changes between width and page", () => {
  const pane = new Pane();
  pane.place(PAGE, { width: 600, height: 500 });
  const whole = pane.view.value;
  for (const turn of [90, 180, 270, 0]) {
    pane.rotate();
    assert.equal(pane.turn.value, turn);
  }
  assert.deepEqual(pane.view.value, whole);
  pane.refit();
  assert.ok((pane.view.value?.scale ?? 0) > (whole?.scale ?? 0));
  pane.refit();
  assert.deepEqual(pane.view.value, whole);
});
