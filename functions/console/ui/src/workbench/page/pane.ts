/** One window onto a page: what is in it, how it is turned and where one looks. */
import { signal } from "@preact/signals";
import {
  type Point,
  type Size,
  type Turn,
  type View,
  between,
  fit,
  inWindow,
  lookAt,
  settled,
  zoomed,
} from "./geometry.ts";
import type { Box } from "./types.ts";

/** What the window is to show, whatever its size becomes; start: what suits it; free: where the person left it. */
type Aim = { kind: "start" | "page" | "width" } | { kind: "box"; box: Box } | { kind: "free" };

const STEP = 1.25;
/** A window as wide as a phone's, in CSS pixels. */
const NARROW = 480;
const NOTHING: Size = { width: 0, height: 0 };

export class Pane {
  /** null: there is nothing to look at yet. */
  readonly view = signal<View | null>(null);
  readonly turn = signal<Turn>(0);
  readonly page = signal<Size | null>(null);
  /** The way to the view is shown, where the person has nothing against it. */
  readonly smooth = signal(false);
  private port = NOTHING;
  private aim: Aim = { kind: "start" };

  /** Another page, another window, or the first of both. */
  place(page: Size | null, port: Size): void {
    const same = isSame(page, this.page.peek()) && isSame(port, this.port);
    if (same && this.view.peek()) return;
    this.page.value = page;
    this.port = port;
    this.smooth.value = false;
    this.take();
  }

  show(how: "start" | "page" | "width"): void {
    this.go({ kind: how });
  }

  look(box: Box): void {
    this.go({ kind: "box", box });
  }

  /** Whether a box can be seen as a whole now. */
  sees(box: Box): boolean {
    const [view, page] = [this.view.peek(), this.page.peek()];
    if (!view || !page) return false;
    const { x, y, width, height } = inWindow(box, view, page, this.turn.peek());
    return x >= 0 && y >= 0 && x + width <= this.port.width && y + height <= this.port.height;
  }

  /** What fits now is the other way to fit next. */
  refit(): void {
    this.show(this.isByWidth() ? "page" : "width");
  }

  rotate(): void {
    this.turn.value = ((this.turn.peek() + 90) % 360) as Turn;
    this.smooth.value = false;
    if (this.aim.kind === "free") this.aim = { kind: "page" };
    this.take();
  }

  step(by: 1 | -1): void {
    this.zoom(by > 0 ? STEP : 1 / STEP, { x: this.port.width / 2, y: this.port.height / 2 }, true);
  }

  zoom(factor: number, at: Point, smooth = false): void {
    const view = this.view.peek();
    if (view) this.free(zoomed(view, factor, at), smooth);
  }

  move(x: number, y: number, smooth = false): void {
    const view = this.view.peek();
    if (view) this.free({ ...view, x: view.x + x, y: view.y + y }, smooth);
  }

  /** How far one key press moves. */
  get stride(): number {
    return between(this.port.height / 6, 40, 160);
  }

  private go(aim: Aim): void {
    this.aim = aim;
    this.smooth.value = this.view.peek() !== null;
    this.take();
  }

  private free(view: View, smooth: boolean): void {
    const page = this.page.peek();
    if (!page) return;
    this.aim = { kind: "free" };
    this.smooth.value = smooth;
    this.view.value = settled(view, page, this.turn.peek(), this.port);
  }

  private take(): void {
    const page = this.page.peek();
    if (!page || this.port.width === 0 || this.port.height === 0) {
      this.view.value = null;
      return;
    }
    const turn = this.turn.peek();
    const before = this.view.peek();
    if (this.aim.kind === "free" && before) this.view.value = settled(before, page, turn, this.port);
    else if (this.aim.kind === "box") this.view.value = lookAt(this.aim.box, page, turn, this.port);
    else this.view.value = fit(this.isByWidth() ? "width" : "page", page, turn, this.port);
  }

  /** By itself a page is shown whole, but not so small in a narrow window that nothing could be read of it. */
  private isByWidth(): boolean {
    const page = this.page.peek();
    if (this.aim.kind !== "start" || !page || this.port.width >= NARROW) return this.aim.kind === "width";
    const turn = this.turn.peek();
    const across = turn % 180 === 0 ? page.width : page.height;
    return across * fit("page", page, turn, this.port).scale < this.port.width / 2;
  }
}

function isSame(one: Size | null, other: Size | null): boolean {
  return one?.width === other?.width && one?.height === other?.height;
}
