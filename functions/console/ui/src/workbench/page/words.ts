/** The words that were read on a page, found by place. Pure. */
import type { Schemas } from "../../api/client.ts";
import { type Point, boxOf } from "./geometry.ts";
import type { Box, Picked } from "./types.ts";

export type Page = Pick<Schemas["PageOut"], "number" | "lines">;
export type Word = Schemas["Word"];

/** A click a little beside a word means it. */
const NEAR = 0.004;

/** A word that goes on in the next line, and how its second part begins. */
const CUT = /\p{L}[-\u00ad\u2010]$/u;
const SMALL = /^\p{Ll}/u;

/** The word at a point; of several the smallest, which is the one that was meant. */
export function wordAt(page: Page, { x, y }: Point): Word | null {
  let found: Word | null = null;
  for (const word of wordsOf(page)) {
    const { left, top, right, bottom } = word.box;
    const hit = x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR;
    if (hit && (!found || area(word.box) < area(found.box))) found = word;
  }
  return found;
}

/**
 * What a box holds: the words whose middle is in it. A box too thin for that, as one that strikes words through, means
 * those that its own middle runs through. Where there is no word, the box itself without text.
 */
export function pickedIn(page: Page, box: Box): Picked {
  const holds = ({ box: { left, top, right, bottom } }: Word) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  };
  const [middle, level] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const lies = box.right - box.left >= box.bottom - box.top;
  const struck = ({ box: { left, top, right, bottom } }: Word) =>
    lies
      ? left <= box.right && right >= box.left && top <= level && bottom >= level
      : top <= box.bottom && bottom >= box.top && left <= middle && right >= middle;
  return pickedOf(page, holds) ?? pickedOf(page, struck) ?? { text: "", page: page.number, box };
}

/** From one word to another in reading order, whichever comes first. */
export function pickedBetween(page: Page, one: Word, other: Word): Picked | null {
  const words = wordsOf(page);
  const places = [words.indexOf(one), words.indexOf(other)];
  if (places.includes(-1)) return null;
  const wanted = new Set(words.slice(Math.min(...places), Math.max(...places) + 1));
  return pickedOf(page, (word) => wanted.has(word));
}

export function around(boxes: readonly Box[]): Box {
  return boxes.reduce((one, other) =>
    boxOf(
      { x: Math.min(one.left, other.left), y: Math.min(one.top, other.top) },
      { x: Math.max(one.right, other.right), y: Math.max(one.bottom, other.bottom) },
    ),
  );
}

function pickedOf(page: Page, isWanted: (word: Word) => boolean): Picked | null {
  const words = wordsOf(page).filter(isWanted);
  if (words.length === 0) return null;
  const ends = new Set((page.lines ?? []).map((line) => line.words.at(-1)));
  const text = words.reduce((said, word, at) => {
    const before = words[at - 1];
    const cut = before && ends.has(before) && CUT.test(before.text) && SMALL.test(word.text);
    return cut ? said.slice(0, -1) + word.text : at ? `${said} ${word.text}` : word.text;
  }, "");
  return { text, page: page.number, box: around(words.map((word) => word.box)) };
}

function wordsOf(page: Page): Word[] {
  return (page.lines ?? []).flatMap((line) => line.words);
}

function area(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top);
}
