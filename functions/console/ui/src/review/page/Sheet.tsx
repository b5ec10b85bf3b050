/** One page in its window: the picture, the boxes on it, and what a pointer does there. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { ErrorState } from "../../parts/states.tsx";
import { t } from "../../texts/index.ts";
import type { Box } from "../answers.ts";
import {
  type Size,
  type View,
  boxBetween,
  fitted,
  focused,
  settled,
  toPage,
  transformOf,
  wordsIn,
  zoomed,
} from "./geometry.ts";
import { type Page, loadPage } from "./loading.ts";
import type { Focus, Mark, Picked } from "./types.ts";
import { useDrag } from "./useDrag.ts";

/** What is asked of the view from outside; `serial` tells one asking from the next. */
export interface Command {
  kind: "in" | "out" | "page" | "width" | "focus";
  serial: number;
}

interface Props {
  documentId: string;
  number: number;
  turn: number;
  command: Command | null;
  focus: Focus | null;
  marks: readonly Mark[];
  panning: boolean;
  onPick?: ((picked: Picked) => void) | undefined;
  onMark?: ((id: string) => void) | undefined;
}

const STEP = 1.25;

export function Sheet(props: Props) {
  const { documentId, number, turn, command, focus, marks, panning, onPick, onMark } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  const [view, setView] = useState<View | null>(null);
  const [smooth, setSmooth] = useState(false);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const here = focus?.page === number ? focus.box : null;
  const place = here && `${here.left} ${here.top} ${here.right} ${here.bottom}`;

  const load = () => {
    setError(null);
    loadPage(documentId, number).then(setPage, setError);
  };
  useEffect(() => {
    setPage(null);
    setView(null);
    load();
  }, [documentId, number]);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const look = (how: Command["kind"]) => {
    if (!page || !room.width) return;
    const middle = { x: room.width / 2, y: room.height / 2 };
    setSmooth(true);
    setView((before) => {
      if (how === "focus" && here) return focused(page, room, turn, here);
      if (how === "in" || how === "out") {
        const from = before ?? fitted(page, room, turn, "page");
        return settled(zoomed(from, how === "in" ? STEP : 1 / STEP, middle), page, room);
      }
      return fitted(page, room, turn, how === "width" ? "width" : "page");
    });
  };
  useLayoutEffect(() => look(here ? "focus" : "page"), [page, room.width, room.height, turn, place]);
  useLayoutEffect(() => {
    if (command) look(command.kind);
  }, [command?.serial]);

  const onWheel = (event: WheelEvent) => {
    if (!page || !view || !frame.current) return;
    event.preventDefault();
    const edge = frame.current.getBoundingClientRect();
    const at = { x: event.clientX - edge.left, y: event.clientY - edge.top };
    setSmooth(false);
    setView(settled(zoomed(view, Math.exp(-event.deltaY * 0.0016), at), page, room));
  };
  const wheel = useRef(onWheel);
  wheel.current = onWheel;
  useEffect(() => {
    // Passive listeners, as Preact's would be, may not keep the page from scrolling.
    const listen = (event: WheelEvent) => wheel.current(event);
    frame.current?.addEventListener("wheel", listen, { passive: false });
    return () => frame.current?.removeEventListener("wheel", listen);
  }, []);

  const drag = useDrag({
    pans: (event) => panning || !onPick || event.button === 1 || event.pointerType === "touch",
    onMove: (now, by) => {
      if (!page || !view) return;
      if (now.pans) {
        setSmooth(false);
        setView(settled({ ...view, x: view.x + by.x, y: view.y + by.y }, page, room));
      } else setDrawn(boxBetween(toPage(now.from, page, view), toPage(now.to, page, view)));
    },
    onEnd: (now) => {
      setDrawn(null);
      if (!now || !page || !view || (now.moved && now.pans)) return;
      const box = boxBetween(toPage(now.from, page, view), toPage(now.to, page, view));
      if (!now.moved) {
        const mark = marks.find((each) => each.page === number && holds(each.box, box.left, box.top));
        if (mark && !mark.active && onMark) return onMark(mark.id);
      }
      const picked = onPick && wordsIn(page.lines, number, box);
      if (picked) onPick(picked);
    },
  });

  const shown = page && view;
  return (
    <div
      ref={frame}
      class={`sheet ${onPick && !panning ? "picks" : "pans"}`}
      data-page={number}
      data-ready={shown ? "" : undefined}
      {...drag}
    >
      {error !== null && <ErrorState error={error} onRetry={load} />}
      {shown && (
        <div
          class={smooth ? "paper smooth" : "paper"}
          style={{ width: `${page.width}px`, height: `${page.height}px`, transform: transformOf(page, view) }}
        >
          <img
            src={page.image_url}
            width={page.width}
            height={page.height}
            alt={t.page.picture(number)}
            draggable={false}
          />
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            {marks
              .filter((mark) => mark.page === number)
              .map((mark) => (
                <Outline key={mark.id} box={mark.box} kind={`${mark.kind}${mark.active ? " active" : ""}`} />
              ))}
            {drawn && <Outline box={drawn} kind="drawn" />}
          </svg>
        </div>
      )}
    </div>
  );
}

const MARGIN = 0.003;

function Outline({ box, kind }: { box: Box; kind: string }) {
  return (
    <rect
      class={`mark ${kind}`}
      x={box.left - MARGIN}
      y={box.top - MARGIN}
      width={box.right - box.left + 2 * MARGIN}
      height={box.bottom - box.top + 2 * MARGIN}
    />
  );
}

function holds(box: Box, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
