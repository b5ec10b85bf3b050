import { wholePercentOf } from "../shared/format.ts";
import { t } from "../texts/index.ts";

export type Level = "high" | "medium" | "low" | "none";

/** `threshold` is where the policy accepts. */
export function levelOf(confidence: number | null, threshold = 0.9): Level {
  if (confidence === null) return "none";
  return confidence >= threshold ? "high" : confidence >= 0.5 ? "medium" : "low";
}

/** Each level has a shape of its own, so that colour is never needed: disc, half disc, ring with a dot, dashed ring. */
const SHAPES: Record<Level, preact.JSX.Element> = {
  high: <circle cx="7" cy="7" r="6" fill="currentColor" />,
  medium: (
    <>
      <circle cx="7" cy="7" r="5.200" fill="none" stroke="currentColor" stroke-width="1.600" />
      <path d="M7 1.800a5.200 5.200 0 0 0 0 10.400z" fill="currentColor" />
    </>
  ),
  low: (
    <>
      <path
        d="M7 1.200 13 12.500H1z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.600"
        stroke-linejoin="round"
      />
      <path d="M7 5v3.300M7 10.300v.1" stroke="currentColor" stroke-width="1.500" stroke-linecap="round" />
    </>
  ),
  none: (
    <circle
      cx="7"
      cy="7"
      r="5.200"
      fill="none"
      stroke="currentColor"
      stroke-width="1.600"
      stroke-dasharray="2.400 2"
    />
  ),
};

interface Props {
  confidence: number | null;
  /** Where the policy accepts; undefined where it does not go by a figure. */
  threshold?: number | undefined;
  /** Without it the figure is only said to screen readers and shown as the mark's title. */
  figure?: boolean;
}

export function ConfidenceMark({ confidence, threshold, figure = false }: Props) {
  const level = levelOf(confidence, threshold);
  // Never "100%" of what is not certain.
  const percent = confidence === null ? "" : wholePercentOf(Math.min(99, Math.floor(confidence * 100)) / 100);
  const words = level === "none" ? t.common.confidence.none : t.common.confidence[level](percent);
  return (
    <span class={`confidence ${level}`} title={words}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {SHAPES[level]}
      </svg>
      {figure && percent && <span aria-hidden="true">{percent}</span>}
      <span class="visually-hidden">{words}</span>
    </span>
  );
}
