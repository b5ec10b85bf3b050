/** What pointers do on a page: a click takes a word, a drag draws a box or moves the page, two fingers zoom. */
import { signal } from "@preact/signals";
import { type Point, boxOf, inWindow, onPage } from "./geometry.ts";
import type { PageOut } from "./loading.ts";
import type { Pane } from "./pane.ts";
import type { Box, Mark, Picked } from "./types.ts";
import { type Word, pickedBetween, pickedIn, wordAt } from "./words.ts";

/** What a drag does. */
export type Tool = "select" | "move";

/** As things are when a pointer does something. */
export interface Scene {
  page: PageOut | null;
  marks: readonly Mark[];
  tool: Tool;
  onPick?: ((picked: Picked) => void) | undefined;
  onMark?: ((id: string) => void) | undefined;
}

/** Below it a press is a click, in CSS pixels. */
const STILL = 4;
/** The frame of a mark is clicked a little outside of its words. */
const FRAME = 6;

export class Hand {
  /** The word that a click would take. */
  readonly word = signal<Word | null>(null);
  /** The mark whose frame is under the pointer. */
  readonly mark = signal<Mark | null>(null);
  readonly box = signal<Box | null>(null);
  readonly moving = signal(false);
  private readonly down = new Map<number, Point>();
  private start: Point = { x: 0, y: 0 };
  private doing: "nothing" | "click" | "draw" | "move" | "pinch" = "nothing";
  private last: Word | null = null;
  private readonly pane: Pane;
  private readonly scene: () => Scene;

  constructor(pane: Pane, scene: () => Scene) {
    this.pane = pane;
    this.scene = scene;
  }

  press(event: PointerEvent): void {
    if (event.button > 1) return;
    const at = pointOf(event);
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.down.set(event.pointerId, at);
    if (this.down.size > 1) {
      this.stop();
      this.doing = "pinch";
      return;
    }
    const { tool, onPick } = this.scene();
    this.start = at;
    this.doing = "click";
    this.moving.value = event.button === 1 || tool === "move" || !onPick;
  }

  drag(event: PointerEvent): void {
    const at = pointOf(event);
    const before = this.down.get(event.pointerId);
    if (!before) return this.hover(at);
    if (this.doing === "pinch") this.pinch(event.pointerId, at);
    const far = Math.hypot(at.x - this.start.x, at.y - this.start.y) > STILL;
    if (this.doing === "click" && far) this.doing = this.moving.peek() ? "move" : "draw";
    if (this.doing === "move") this.pane.move(at.x - before.x, at.y - before.y);
    if (this.doing === "draw") {
      this.word.value = null;
      const corners = [this.spot(this.start), this.spot(at)] as const;
      this.box.value = corners[0] && corners[1] ? boxOf(corners[0], corners[1]) : null;
    }
    this.down.set(event.pointerId, at);
  }

  release(event: PointerEvent): void {
    if (!this.down.delete(event.pointerId)) return;
    const box = this.box.peek();
    const { page, onPick } = this.scene();
    if (this.doing === "click") this.click(pointOf(event), event);
    else if (this.doing === "draw" && page && box) {
      this.last = null;
      onPick?.(pickedIn(page, box));
    }
    if (this.down.size === 0) this.stop();
  }

  /** The pointer was taken away, or is elsewhere now. */
  cancel(event: PointerEvent): void {
    this.down.delete(event.pointerId);
    if (this.down.size > 0) return;
    this.stop();
    this.word.value = this.mark.value = null;
  }

  private stop(): void {
    this.doing = "nothing";
    this.box.value = null;
    this.moving.value = false;
  }

  private click(at: Point, { shiftKey, button }: PointerEvent): void {
    const { page, onPick, onMark } = this.scene();
    if (button !== 0 || !page) return;
    this.hover(at);
    const word = this.word.peek();
    if (word && onPick) {
      const picked = shiftKey && this.last ? pickedBetween(page, this.last, word) : null;
      if (!picked) this.last = word;
      onPick(picked ?? { text: word.text, page: page.number, box: word.box });
      return;
    }
    const mark = this.mark.peek();
    if (mark) onMark?.(mark.id);
  }

  private hover(at: Point): void {
    const { page, onPick } = this.scene();
    const spot = this.spot(at);
    this.word.value = onPick && page && spot ? wordAt(page, spot) : null;
    this.mark.value = this.markAt(at);
  }

  private markAt(at: Point): Mark | null {
    const [view, size] = [this.pane.view.peek(), this.pane.page.peek()];
    const { page, marks } = this.scene();
    if (!view || !size || !page) return null;
    const hit = (mark: Mark) => {
      const { x, y, width, height } = inWindow(mark.box, view, size, this.pane.turn.peek());
      const inside = at.x >= x - FRAME && at.x <= x + width + FRAME;
      return inside && at.y >= y - FRAME && at.y <= y + height + FRAME;
    };
    return marks.findLast((mark) => mark.page === page.number && hit(mark)) ?? null;
  }

  private spot(at: Point): Point | null {
    const [view, page] = [this.pane.view.peek(), this.pane.page.peek()];
    return view && page ? onPage(at, view, page, this.pane.turn.peek()) : null;
  }

  private pinch(id: number, at: Point): void {
    const before = this.down.get(id);
    const other = [...this.down].find(([each]) => each !== id)?.[1];
    if (!before || !other) return;
    const apart = (one: Point) => Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1);
    this.pane.zoom(apart(at) / apart(before), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
    this.pane.move((at.x - before.x) / 2, (at.y - before.y) / 2);
  }
}

/** In CSS pixels from the top left of the window onto the page. */
export function pointOf(event: MouseEvent): Point {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
