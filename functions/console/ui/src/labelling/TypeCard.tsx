/** A document type with its labels, what is automated now, and what can be done. */
import { has } from "../api/session.ts";
import type { DocumentType } from "../shared/document_types.ts";
import { hrefOf } from "../shared/router.ts";
import { toast, toastError } from "../shared/toasts.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { Progress } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { percentOf } from "../shared/format.ts";
import { FIRST_TRAINING } from "./ProgressLine.tsx";
import { TrainButton } from "./TrainButton.tsx";
import { type Shape, exportInterface, exportLabels } from "./exchange.ts";
import { progress } from "./progress.ts";
import { trainings } from "./training.ts";

const SHAPES: readonly Shape[] = ["docset", "label_studio"];

export function TypeCard({ type }: { type: DocumentType }) {
  const far = progress.value.get(type.name);
  const training = trainings().byType.value.get(type.name);
  const title = type.title || type.name;
  const about = { "aria-describedby": `type-${type.name}` };
  return (
    <li class="stack panel type-card" data-type={type.name}>
      <div class="cluster type-card-head">
        <h2 id={`type-${type.name}`}>{title}</h2>
        <span class="muted small">{type.name}</span>
        {training && <TrainingBadge state={training.state} />}
        <div class="cluster push type-card-actions">
          <TrainButton type={type.name} small />
          <a class="button small primary" href={hrefOf(`/labelling/${type.name}`)} {...about}>
            {t.labelling.labelNext}
          </a>
        </div>
      </div>
      <div class="stack type-card-far">
        {far && (
          <>
            <Progress
              share={far.automated}
              label={t.labelling.automated(percentOf(far.automated), far.automated_of)}
            />
            <p class="cluster type-card-figures">
              <strong>{t.labelling.labels(far.labels, far.more)}</strong>
              <span>{t.labelling.automated(percentOf(far.automated), far.automated_of)}</span>
              {far.labels < FIRST_TRAINING && <span>{t.labelling.suggestionsFrom(FIRST_TRAINING)}</span>}
            </p>
            <p class="muted small">{t.server.said(far.outlook)}</p>
          </>
        )}
      </div>
      {training?.reason && <p class="small">{t.server.said(training.reason)}</p>}
      <div class="cluster">
        <span class="muted small">{t.labelling.export}:</span>
        {SHAPES.map((shape) => (
          <Button
            key={shape}
            kind="quiet"
            size="small"
            {...about}
            onClick={() => void save(type.name, shape)}
          >
            {t.labelling.exports[shape]}
          </Button>
        ))}
        <Button
          kind="quiet"
          size="small"
          {...about}
          onClick={() => void exportInterface(type.name).catch(toastError)}
        >
          {t.labelling.exportInterface}
        </Button>
        <span class="cluster push">
          {(!type.shipped || has("senior", "admin")) && (
            <a class="button small" href={hrefOf(`/labelling/new-type?edit=${type.name}`)} {...about}>
              {t.labelling.edit}
            </a>
          )}
          <a class="button small" href={hrefOf(`/labelling/new-type?type=${type.name}`)} {...about}>
            {t.labelling.upload.open}
          </a>
        </span>
      </div>
    </li>
  );
}

function TrainingBadge({ state }: { state: string }) {
  if (state === "queued" || state === "training")
    return (
      <span class="badge accent" role="status">
        {t.labelling.training[state]}
      </span>
    );
  return (
    <Badge tone={state === "promoted" ? "good" : "plain"}>
      {t.labelling.training.states[state] ?? state}
    </Badge>
  );
}

async function save(type: string, shape: Shape): Promise<void> {
  try {
    const count = await exportLabels(type, shape);
    if (count === 0) toast("info", t.labelling.nothingToExport);
    else
      toast("success", t.labelling.exported(count), {
        detail: shape === "docset" ? t.labelling.linksEnd : undefined,
      });
  } catch (error) {
    toastError(error);
  }
}
