/**
 * Where a page stands in its window: a point of the page (0..1, upright) and a point of the window (CSS pixels).
 *
 * The picture has `width` x `height` pixels, is turned by `turn` quarters clockwise, scaled, and moved so that the corner
 * of the turned picture lies at (`x`, `y`).
 */
import type { Schemas } from "../../api/client.ts";
import type { Box } from "../answers.ts";
import type { Picked } from "./types.ts";

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface View extends Point {
  scale: number;
  /** Quarters clockwise, 0..3. */
  turn: number;
}

export const LEAST_SCALE = 0.05;
export const MOST_SCALE = 8;
/** A field is shown so large that a line of print is about so many pixels high, and not larger than that. */
const LINE_PX = 30;
const AROUND = 2.4;

export function turned(size: Size, turn: number): Size {
  return turn % 2 ? { width: size.height, height: size.width } : size;
}

export function toWindow(point: Point, page: Size, view: View): Point {
  const [px, py] = [point.x * page.width, point.y * page.height];
  const [tx, ty] = (
    [
      [px, py],
      [page.height - py, px],
      [page.width - px, page.height - py],
      [py, page.width - px],
    ] as const
  )[view.turn % 4]!;
  return { x: view.x + tx * view.scale, y: view.y + ty * view.scale };
}

export function toPage(point: Point, page: Size, view: View): Point {
  const [tx, ty] = [(point.x - view.x) / view.scale, (point.y - view.y) / view.scale];
  const [px, py] = (
    [
      [tx, ty],
      [ty, page.height - tx],
      [page.width - tx, page.height - ty],
      [page.width - ty, tx],
    ] as const
  )[view.turn % 4]!;
  return { x: clip(px / page.width), y: clip(py / page.height) };
}

/** The CSS transform of the picture, from its upper left corner. */
export function transformOf(page: Size, view: View): string {
  const offset = [
    [0, 0],
    [page.height, 0],
    [page.width, page.height],
    [0, page.width],
  ][view.turn % 4]!;
  const [ox = 0, oy = 0] = offset;
  return `translate(${view.x}px, ${view.y}px) scale(${view.scale}) translate(${ox}px, ${oy}px) rotate(${(view.turn % 4) * 90}deg)`;
}

/** The whole page, or its whole width, in the middle of the window. */
export function fitted(page: Size, frame: Size, turn: number, how: "page" | "width"): View {
  const size = turned(page, turn);
  const byWidth = (frame.width - 16) / size.width;
  const scale = bounded(how === "width" ? byWidth : Math.min(byWidth, (frame.height - 16) / size.height));
  const x = (frame.width - size.width * scale) / 2;
  const y = Math.max(8, (frame.height - size.height * scale) / 2);
  return { scale, turn, x, y };
}

/** The view moved and scaled so that `box` is read with ease and what stands around it is seen, too. */
export function focused(page: Size, frame: Size, turn: number, box: Box): View {
  const a = toWindow({ x: box.left, y: box.top }, page, { scale: 1, turn, x: 0, y: 0 });
  const b = toWindow({ x: box.right, y: box.bottom }, page, { scale: 1, turn, x: 0, y: 0 });
  const [width, height] = [Math.abs(b.x - a.x) + 1, Math.abs(b.y - a.y) + 1];
  const whole = fitted(page, frame, turn, "page").scale;
  const fits = Math.min(frame.width / (width * 1.25), frame.height / (height * AROUND));
  const scale = bounded(Math.max(whole, Math.min(fits, LINE_PX / Math.min(height, width))));
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  return settled(
    { scale, turn, x: frame.width / 2 - middle.x * scale, y: frame.height / 2 - middle.y * scale },
    page,
    frame,
  );
}

/** The view scaled by `factor` with what lies under `at` staying there. */
export function zoomed(view: View, factor: number, at: Point): View {
  const scale = bounded(view.scale * factor);
  const by = scale / view.scale;
  return { ...view, scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

/** The view moved as little as is needed to keep the page in sight. */
export function settled(view: View, page: Size, frame: Size): View {
  const size = turned(page, view.turn);
  const along = (at: number, length: number, room: number) => {
    const [low, high] = length <= room ? [0, room - length] : [room - length, 0];
    const slack = length <= room ? 0 : room * 0.1;
    return Math.min(high + slack, Math.max(low - slack, at));
  };
  return {
    ...view,
    x: along(view.x, size.width * view.scale, frame.width),
    y: along(view.y, size.height * view.scale, frame.height),
  };
}

type Line = Schemas["Line"];

/** The words whose middle lies in the box, line by line; with none the word that lies under its middle. */
export function wordsIn(lines: readonly Line[], page: number, box: Box): Picked | null {
  const words = lines.map((line) => line.words.filter((word) => holds(box, middleOf(word.box))));
  const under = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const kept = words.some((line) => line.length)
    ? words
    : lines.map((line) => line.words.filter((word) => holds(word.box, under)));
  const found = kept.flat();
  if (!found.length) return null;
  const text = kept
    .filter((line) => line.length)
    .map((line) => line.map((word) => word.text).join(" "))
    .join(" ");
  return { text, page, box: around(found.map((word) => word.box)) };
}

export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

export function boxBetween(a: Point, b: Point): Box {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}

function middleOf(box: Box): Point {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

function holds(box: Box, point: Point): boolean {
  return point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
}

function bounded(scale: number): number {
  return Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));
}

function clip(share: number): number {
  return Math.min(1, Math.max(0, share));
}
