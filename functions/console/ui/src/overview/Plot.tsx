import { useEffect, useRef, useState } from "preact/hooks";
import { theme } from "../shared/theme.ts";
import { languageInUse, t } from "../texts/index.ts";
import type { Drawing } from "./draw.ts";
import { type Chart, isDrawable } from "./figures.ts";
import { dayOf, written } from "./words.ts";

/** A chart with its legend, which says the numbers of the day that is pointed at, else of the last one. */
export function Plot({ chart, title }: { chart: Chart; title: string }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const host = useRef<HTMLDivElement>(null);
  useDrawing(host, chart, setPointed);
  const drawable = isDrawable(chart);
  const last = chart.days.length - 1;
  // What was pointed at may lie beyond the days that are there now.
  const at = pointed !== null && pointed <= last ? pointed : last;
  return (
    <>
      <div
        class="plot"
        ref={host}
        role="img"
        aria-label={drawable ? t.overview.plotOf(title, summaryOf(chart)) : t.overview.noNumbers}
      >
        {!drawable && <p class="muted">{t.overview.noNumbers}</p>}
      </div>
      <Legend chart={chart} at={at} />
    </>
  );
}

/** Numbers of the last day, in words. */
function summaryOf(chart: Chart): string {
  const last = chart.days.length - 1;
  const said = chart.columns.map(({ title, values, kind }) => `${title} ${written(values[last], kind)}`);
  return `${dayOf(chart.days[last] ?? "")}: ${said.join(", ")}`;
}

function Legend({ chart, at }: { chart: Chart; at: number }) {
  return (
    <div class="legend" aria-hidden="true">
      <span class="legend-day number">{dayOf(chart.days[at] ?? "")}</span>
      {chart.columns.map((column) => (
        <span key={column.name} class="legend-item">
          {column.colour && <Sign as={column.as} colour={column.colour} dashed={!!column.dash?.length} />}
          <span class="muted">{column.title}</span>
          <span class="number">{written(column.values[at], column.kind)}</span>
        </span>
      ))}
    </div>
  );
}

function Sign({ as, colour, dashed }: { as: string | undefined; colour: string; dashed: boolean }) {
  const shape = as === "line" ? (dashed ? "sign dashed" : "sign line") : "sign";
  return <span class={shape} style={{ color: `var(--${colour})` }} />;
}

/** Draws again when the numbers, the theme, the language or the width are others. */
function useDrawing(
  host: { current: HTMLDivElement | null },
  chart: Chart,
  onDay: (at: number | null) => void,
): void {
  const chosen = theme.value;
  const language = languageInUse();
  const dark = useDarkness();
  useEffect(() => {
    const element = host.current;
    if (!element || !isDrawable(chart)) return;
    let drawing: Drawing | null = null;
    let gone = false;
    const resized = new ResizeObserver(() => drawing?.resize(element.clientWidth));
    void import("./draw.ts").then(({ draw }) => {
      if (gone) return;
      drawing = draw(element, chart, onDay);
      resized.observe(element);
    });
    return () => {
      gone = true;
      resized.disconnect();
      drawing?.destroy();
    };
  }, [host, chart, onDay, chosen, language, dark]);
}

/** Whether the system is dark; changes when it does. */
function useDarkness(): boolean {
  const [asks] = useState(() => matchMedia("(prefers-color-scheme: dark)"));
  const [dark, setDark] = useState(asks.matches);
  useEffect(() => {
    const changed = () => setDark(asks.matches);
    asks.addEventListener("change", changed);
    return () => asks.removeEventListener("change", changed);
  }, [asks]);
  return dark;
}
