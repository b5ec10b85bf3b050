/** One page in its window, with the marks on it. */
import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { ErrorState } from "../../parts/states.tsx";
import { t } from "../../texts/index.ts";
import { Marks, MarkChips } from "./Marks.tsx";
import { type Size, transformOf } from "./geometry.ts";
import { Hand, type Scene, pointOf } from "./hand.ts";
import type { Pane } from "./pane.ts";
import type { PageViewerProps } from "./types.ts";
import { usePage } from "./use_page.ts";

interface Props extends Omit<PageViewerProps, "focus"> {
  pane: Pane;
  number: number;
  tool: Scene["tool"];
  onUse: () => void;
}

const WHEEL_ZOOM = 0.0022;
const LINE_PX = 20;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function PagePane(props: Props) {
  const { documentId, pages, number, pane, marks, tool, onPick, onMark, onUse } = props;
  const port = useRef<HTMLDivElement>(null);
  const { page, error, retry, onBroken } = usePage(documentId, number);
  const scene = useRef<Scene>({ page, marks, tool });
  scene.current = { page, marks, tool, onPick, onMark };
  const hand = useMemo(() => new Hand(pane, () => scene.current), [pane]);
  const size = useRef<Size | null>(null);
  size.current = page && { width: page.width, height: page.height };

  const place = useCallback(() => {
    const element = port.current;
    if (element) pane.place(size.current, { width: element.clientWidth, height: element.clientHeight });
  }, [pane]);
  useLayoutEffect(place, [page, place]);
  useEffect(() => {
    const observer = new ResizeObserver(place);
    if (port.current) observer.observe(port.current);
    return () => observer.disconnect();
  }, [place]);

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const { deltaX, deltaY } = event;
    if (event.ctrlKey || event.metaKey)
      pane.zoom(Math.exp(-deltaY * unit * WHEEL_ZOOM * (Math.abs(deltaY) < 40 ? 4 : 1)), pointOf(event));
    else pane.move(-deltaX * unit, -deltaY * unit);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [x, y] = ARROWS[event.key] ?? [0, 0];
    if ((x === 0 && y === 0) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    pane.move(x * pane.stride, y * pane.stride, true);
  };
  const cursor = useComputed(() => {
    if (hand.moving.value) return "pane moving";
    return hand.word.value || hand.mark.value ? "pane pointing" : "pane";
  });
  return (
    <div
      ref={port}
      class={`${cursor.value} ${onPick && tool === "select" ? "select" : "move"}`}
      tabIndex={0}
      role="group"
      aria-label={t.page.window(number, pages)}
      data-page={number}
      onFocus={onUse}
      onKeyDown={onKeyDown}
      onWheel={onWheel}
      // What has the focus keeps it: a value is taken over while it is being edited.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        onUse();
        hand.press(event);
      }}
      onPointerMove={(event) => hand.drag(event)}
      onPointerUp={(event) => hand.release(event)}
      onPointerCancel={(event) => hand.cancel(event)}
      onPointerLeave={(event) => hand.cancel(event)}
    >
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : page ? (
        <>
          <Stage pane={pane}>
            <img
              key={page.image_url}
              class="paper"
              src={page.image_url}
              width={page.width}
              height={page.height}
              alt={t.page.picture(number, pages)}
              draggable={false}
              onError={onBroken}
            />
            <Marks page={page} marks={marks} hand={hand} />
          </Stage>
          <MarkChips pane={pane} page={page} marks={marks} hand={hand} />
        </>
      ) : (
        <p class="visually-hidden" role="status">
          {t.common.loading}
        </p>
      )}
    </div>
  );
}

/** What lies on the page moves with it; only this is drawn again for a movement. */
function Stage({ pane, children }: { pane: Pane; children: ComponentChildren }) {
  const [view, page] = [pane.view.value, pane.page.value];
  if (!view || !page) return null;
  return (
    <div
      class={pane.smooth.value ? "stage smooth" : "stage"}
      style={{
        width: `${page.width}px`,
        height: `${page.height}px`,
        transform: transformOf(view, page, pane.turn.value),
      }}
    >
      {children}
    </div>
  );
}
