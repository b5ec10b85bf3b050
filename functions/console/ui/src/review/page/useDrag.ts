/** One press of a pointer from where it began to where it is, whatever pointer it is. */
import { useRef } from "preact/hooks";
import type { Point } from "./geometry.ts";

export interface Drag {
  from: Point;
  to: Point;
  /** Farther than a hand trembles. */
  moved: boolean;
  pans: boolean;
}

interface Handlers {
  pans: (event: PointerEvent) => boolean;
  onMove: (drag: Drag, by: Point) => void;
  onEnd: (drag: Drag | null) => void;
}

const TREMBLE_PX = 4;

export function useDrag(handlers: Handlers) {
  const current = useRef<Drag | null>(null);
  const at = (event: PointerEvent): Point => {
    const frame = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button > 1 || !event.isPrimary) return;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      const from = at(event);
      current.current = { from, to: from, moved: false, pans: handlers.pans(event) };
    },
    onPointerMove: (event: PointerEvent) => {
      const drag = current.current;
      if (!drag) return;
      const to = at(event);
      const by = { x: to.x - drag.to.x, y: to.y - drag.to.y };
      const moved = drag.moved || Math.hypot(to.x - drag.from.x, to.y - drag.from.y) > TREMBLE_PX;
      current.current = { ...drag, to, moved };
      if (moved) handlers.onMove(current.current, by);
    },
    onPointerUp: () => {
      const drag = current.current;
      current.current = null;
      if (drag) handlers.onEnd(drag);
    },
    onPointerCancel: () => {
      current.current = null;
      handlers.onEnd(null);
    },
  };
}
