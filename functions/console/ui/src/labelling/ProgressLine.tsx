/** How far a document type has come, in one line or as a meter with its sentence. */
import { percentOf } from "../shared/format.ts";
import { t } from "../texts/index.ts";
import type { Progress } from "./progress.ts";

/** So many labels of a field are needed before a model learns to find it; two in ten are kept to compare models on. */
export const FIRST_TRAINING = 7;

export function ProgressLine({ progress }: { progress: Progress | undefined }) {
  if (!progress) return null;
  const { labels, more, automated, automated_of, gain, next_labels } = progress;
  const said = [
    t.labelling.labels(labels, more),
    t.labelling.automated(percentOf(automated), automated_of),
    labels < FIRST_TRAINING
      ? t.labelling.suggestionsFrom(FIRST_TRAINING)
      : gain !== null && t.labelling.gain(next_labels, percentOf(gain)),
  ].filter(Boolean);
  return <p class="label-progress muted small">{said.join(" · ")}</p>;
}
