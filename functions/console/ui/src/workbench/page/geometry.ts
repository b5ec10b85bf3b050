/**
 * Where a page lies in its window. Pure.
 *
 * Three planes: the page in its pixels, as read; the same turned by quarters; the window, in CSS pixels. A view says
 * how the turned page is scaled and where its top left corner is in the window.
 */
import type { Box } from "./types.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
/** Degrees clockwise. */
export type Turn = 0 | 90 | 180 | 270;
export interface View extends Point {
  readonly scale: number;
}

export const SCALES = { least: 0.05, most: 8 } as const;
const MARGIN = 12;
/** How high a line of text is to be when a field is looked at, and how much more than fitting is done for it. */
const LINE = 26;
const CLOSEST = 3;
const CLOSEST_NATURAL = 2.5;

export function isSideways(turn: Turn): boolean {
  return turn === 90 || turn === 270;
}

export function turned(page: Size, turn: Turn): Size {
  return isSideways(turn) ? { width: page.height, height: page.width } : page;
}

/** From the page to the turned page, both in pixels. */
export function toTurned({ x, y }: Point, page: Size, turn: Turn): Point {
  switch (turn) {
    case 0:
      return { x, y };
    case 90:
      return { x: page.height - y, y: x };
    case 180:
      return { x: page.width - x, y: page.height - y };
    case 270:
      return { x: y, y: page.width - x };
  }
}

export function fromTurned({ x, y }: Point, page: Size, turn: Turn): Point {
  switch (turn) {
    case 0:
      return { x, y };
    case 90:
      return { x: y, y: page.height - x };
    case 180:
      return { x: page.width - x, y: page.height - y };
    case 270:
      return { x: page.width - y, y: x };
  }
}

/** A point of the window as fractions of the page, cut off at its edges. */
export function onPage(point: Point, view: View, page: Size, turn: Turn): Point {
  const there = fromTurned(
    { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale },
    page,
    turn,
  );
  return { x: between(there.x / page.width, 0, 1), y: between(there.y / page.height, 0, 1) };
}

/** The box between two corners, in whatever order they come. */
export function boxOf(one: Point, other: Point): Box {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    right: Math.max(one.x, other.x),
    bottom: Math.max(one.y, other.y),
  };
}

/** A box of the page as it lies in the window, as a corner and a size. */
export function inWindow(box: Box, view: View, page: Size, turn: Turn): Point & Size {
  const corner = (x: number, y: number) => toTurned({ x: x * page.width, y: y * page.height }, page, turn);
  const { left, top, right, bottom } = boxOf(corner(box.left, box.top), corner(box.right, box.bottom));
  return {
    x: view.x + left * view.scale,
    y: view.y + top * view.scale,
    width: (right - left) * view.scale,
    height: (bottom - top) * view.scale,
  };
}

export function fit(how: "page" | "width", page: Size, turn: Turn, port: Size): View {
  const size = turned(page, turn);
  const wide = (port.width - 2 * MARGIN) / size.width;
  const high = (port.height - 2 * MARGIN) / size.height;
  const scale = between(how === "width" ? wide : Math.min(wide, high), SCALES.least, SCALES.most);
  return settled({ scale, x: MARGIN, y: MARGIN }, page, turn, port);
}

/** Looks at a box: its lines large enough to read, all of it in the window, with what stands around it. */
export function lookAt(box: Box, page: Size, turn: Turn, port: Size): View {
  const flat = inWindow(box, { scale: 1, x: 0, y: 0 }, page, turn);
  const whole = Math.min((0.86 * port.width) / flat.width, (0.6 * port.height) / flat.height);
  const fitting = fit("width", page, turn, port).scale;
  const readable = between(LINE / flat.height, fitting, Math.min(CLOSEST * fitting, CLOSEST_NATURAL));
  const scale = between(Math.min(whole, Math.max(readable, fitting)), SCALES.least, SCALES.most);
  const x = port.width / 2 - (flat.x + flat.width / 2) * scale;
  const y = port.height / 2 - (flat.y + flat.height / 2) * scale;
  return settled({ scale, x, y }, page, turn, port);
}

/** What is under `at` stays there. */
export function zoomed(view: View, factor: number, at: Point): View {
  const scale = between(view.scale * factor, SCALES.least, SCALES.most);
  const real = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * real, y: at.y - (at.y - view.y) * real };
}

/** No emptier than it has to be: a page smaller than the window is in its middle, a larger one covers it. */
export function settled(view: View, page: Size, turn: Turn, port: Size): View {
  const size = turned(page, turn);
  return {
    scale: view.scale,
    x: along(view.x, size.width * view.scale, port.width),
    y: along(view.y, size.height * view.scale, port.height),
  };
}

function along(start: number, length: number, room: number): number {
  if (length + 2 * MARGIN <= room) return (room - length) / 2;
  return between(start, room - length - MARGIN, MARGIN);
}

/** As a CSS transform of an element with the page's size in pixels and its origin at the top left. */
export function transformOf(view: View, page: Size, turn: Turn): string {
  const corner = toTurned({ x: 0, y: 0 }, page, turn);
  const x = view.x + corner.x * view.scale;
  const y = view.y + corner.y * view.scale;
  return `translate(${x}px, ${y}px) rotate(${turn}deg) scale(${view.scale})`;
}

export function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
