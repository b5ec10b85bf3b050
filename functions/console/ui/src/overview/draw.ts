/** One chart on a canvas, by uPlot. A file of its own, so that the library is loaded only where something is drawn. */
import uPlot from "uplot";
import { type Chart, type Column, stacked } from "./figures.ts";
import { dayOf, written } from "./words.ts";

export interface Drawing {
  resize: (width: number) => void;
  destroy: () => void;
}

const HEIGHT = 200;
const STEPS_IN_DAYS = [1, 2, 7, 14, 28];

/** Draws into `host` with the colours that hold there now. `onDay` is told which day is pointed at, null: none. */
export function draw(host: HTMLElement, chart: Chart, onDay: (at: number | null) => void): Drawing {
  const colour = (name: string) => colourOf(host, `--${name}`);
  const { series, data, bands } = layersOf(chart, colour);
  const days = chart.days.length;
  const kind = chart.columns[0]?.kind ?? "count";
  const axis = { stroke: colour("text-2"), font: `11px ${getComputedStyle(host).fontFamily}` };
  const lines = { stroke: colour("border"), width: 1 };
  const plot = new uPlot(
    {
      width: host.clientWidth,
      height: HEIGHT,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: !bands.length } },
      scales: {
        x: { time: false, range: [-0.5, days - 0.5] },
        y: { range: (_, __, highest) => [0, chart.end ?? (Math.max(highest * 1.05, chart.top ?? 0) || 1)] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          ticks: { show: false },
          size: 28,
          gap: 8,
          space: 56,
          incrs: STEPS_IN_DAYS,
          values: (_, splits) => splits.map((at) => dayOf(chart.days[at] ?? chart.days[0] ?? "")),
        },
        {
          ...axis,
          grid: lines,
          ticks: { show: false },
          size: 48,
          gap: 4,
          space: 36,
          incrs: kind === "count" ? [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000] : undefined,
          values: (_, splits) => splits.map((value) => written(value, kind)),
        },
      ],
      series: [{}, ...series],
      bands,
      hooks: { setCursor: [(drawn) => onDay(drawn.cursor.idx ?? null)] },
    } as uPlot.Options,
    [chart.days.map((_, at) => at), ...data] as uPlot.AlignedData,
    host,
  );
  return {
    resize: (width) => plot.setSize({ width, height: HEIGHT }),
    destroy: () => plot.destroy(),
  };
}

interface Layers {
  series: uPlot.Series[];
  data: (readonly (number | null)[])[];
  bands: uPlot.Band[];
}

/**
 * Bars from the top of the stack down, so that each lower one is painted over what is above it, and none where it would
 * have no height; else lines and bands.
 */
function layersOf(chart: Chart, colour: (name: string) => string): Layers {
  const bars = chart.columns.filter((column) => column.as === "bar");
  if (bars.length > 0) {
    const sums = stacked(bars.map((column) => column.values));
    return {
      series: bars.map((column) => barOf(colour(column.colour ?? "text"), colour("surface"))).reverse(),
      data: sums.map((ends, at) => ends.map((end, day) => (bars[at]?.values[day] ? end : null))).reverse(),
      bands: [],
    };
  }
  const shown = chart.columns.filter((column) => column.as);
  const at = (as: Column["as"]) => shown.findIndex((column) => column.as === as) + 1;
  return {
    series: shown.map((column) => lineOf(column, colour(column.colour ?? "text"))),
    data: shown.map((column) => column.values),
    bands: at("high") > 0 ? [{ series: [at("high"), at("low")], fill: colour("plot-band") }] : [],
  };
}

function barOf(fill: string, gap: string): uPlot.Series {
  const paths = uPlot.paths.bars?.({ size: [0.75, 36] });
  return { fill, stroke: gap, width: 1, points: { show: false }, ...(paths ? { paths } : {}) };
}

function lineOf(column: Column, colour: string): uPlot.Series {
  const isBound = column.as !== "line";
  return {
    stroke: colour,
    width: isBound ? 0 : 2,
    spanGaps: true,
    dash: [...(column.dash ?? [])],
    points: isBound ? { show: false } : { show: true, size: 6, fill: colour, stroke: colour },
  };
}

/** A canvas knows no custom properties: the browser says what one comes to in this theme. */
function colourOf(host: HTMLElement, property: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${property})`;
  host.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
