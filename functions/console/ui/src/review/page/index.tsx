/** The pages of a document with boxes on them: zoom, pan, turn, thumbnails, two side by side. */
import { useEffect, useState } from "preact/hooks";
import { type Binding, useKeys } from "../../app/keys.ts";
import { Button } from "../../parts/Button.tsx";
import { t } from "../../texts/index.ts";
import { type Command, Sheet } from "./Sheet.tsx";
import { Thumbnails } from "./Thumbnails.tsx";
import type { Focus, Mark, Picked } from "./types.ts";

export interface PageViewerProps {
  documentId: string;
  /** How many there are. */
  pages: number;
  marks: readonly Mark[];
  /** What to show large; null: the whole page. */
  focus: Focus | null;
  /** Words were pointed at. Absent: dragging moves the page. */
  onPick?: (picked: Picked) => void;
  onMark?: (id: string) => void;
}

export function PageViewer({ documentId, pages, marks, focus, onPick, onMark }: PageViewerProps) {
  const [number, setNumber] = useState(focus?.page ?? 1);
  const [turn, setTurn] = useState(0);
  const [two, setTwo] = useState(false);
  const [panning, setPanning] = useState(false);
  const [command, setCommand] = useState<Command | null>(null);
  const tell = (kind: Command["kind"]) => setCommand((last) => ({ kind, serial: (last?.serial ?? 0) + 1 }));
  const go = (to: number) => setNumber(Math.min(pages, Math.max(1, to)));

  useEffect(() => {
    setNumber(focus?.page ?? 1);
    setTurn(0);
  }, [documentId]);
  useEffect(() => {
    if (focus) setNumber(focus.page);
  }, [focus?.page, focus?.box.left, focus?.box.top]);
  useEffect(() => {
    const up = (event: KeyboardEvent) => event.key === " " && setPanning(false);
    addEventListener("keyup", up);
    return () => removeEventListener("keyup", up);
  }, []);

  const group = t.page.group;
  const several = () => pages > 1;
  const keys: Binding[] = [
    { keys: ["+", "="], label: t.page.zoomIn, group, run: () => tell("in") },
    { keys: "-", label: t.page.zoomOut, group, run: () => tell("out") },
    { keys: "0", label: t.page.whole, group, run: () => tell("page") },
    { keys: "w", label: t.page.width, group, run: () => tell("width") },
    { keys: "z", label: t.page.field, group, run: () => tell("focus") },
    { keys: "]", label: t.page.turnRight, group, run: () => setTurn((turn + 1) % 4) },
    { keys: "[", label: t.page.turnLeft, group, run: () => setTurn((turn + 3) % 4) },
    { keys: "Space", label: t.page.pan, group, run: () => setPanning(true) },
    {
      keys: "PageDown",
      label: t.page.next,
      group,
      whileTyping: true,
      enabled: several,
      run: () => go(number + 1),
    },
    {
      keys: "PageUp",
      label: t.page.before,
      group,
      whileTyping: true,
      enabled: several,
      run: () => go(number - 1),
    },
    { keys: "d", label: t.page.two, group, enabled: several, run: () => setTwo(!two) },
  ];
  useKeys(keys);

  const shown = two && pages > 1 ? [Math.min(number, pages - 1), Math.min(number, pages - 1) + 1] : [number];
  return (
    <section class="viewer" aria-label={t.page.title}>
      <div class="sheets">
        {shown.map((each) => (
          <Sheet
            key={two ? `two ${each}` : "one"}
            documentId={documentId}
            number={each}
            turn={turn}
            command={command}
            focus={focus}
            marks={marks}
            panning={panning}
            onPick={onPick}
            onMark={onMark}
          />
        ))}
      </div>
      <div class="viewer-tools" role="toolbar" aria-label={t.page.tools}>
        <Tool label={t.page.zoomOut} keys="-" sign="−" onClick={() => tell("out")} />
        <Tool label={t.page.zoomIn} keys="+" sign="+" onClick={() => tell("in")} />
        <Tool label={t.page.whole} keys="0" sign="▯" onClick={() => tell("page")} />
        <Tool label={t.page.width} keys="W" sign="↔" onClick={() => tell("width")} />
        <Tool label={t.page.turnRight} keys="]" sign="↻" onClick={() => setTurn((turn + 1) % 4)} />
        {pages > 1 && (
          <>
            <Tool label={t.page.before} keys="PageUp" sign="‹" onClick={() => go(number - 1)} />
            <span class="number">{t.page.of(number, pages)}</span>
            <Tool label={t.page.next} keys="PageDown" sign="›" onClick={() => go(number + 1)} />
            <Tool label={t.page.two} keys="D" sign="▯▯" pressed={two} onClick={() => setTwo(!two)} />
          </>
        )}
      </div>
      {pages > 1 && <Thumbnails documentId={documentId} pages={pages} shown={shown} onGo={go} />}
    </section>
  );
}

interface ToolProps {
  label: string;
  keys: string;
  sign: string;
  pressed?: boolean;
  onClick: () => void;
}

function Tool({ label, keys, sign, pressed, onClick }: ToolProps) {
  return (
    <Button
      kind="quiet"
      icon
      aria-label={label}
      title={`${label} (${keys})`}
      onClick={onClick}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
    >
      <span aria-hidden="true">{sign}</span>
    </Button>
  );
}
