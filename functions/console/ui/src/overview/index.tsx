import { Fragment } from "preact";
import { getText } from "../api/client.ts";
import { mayUpload } from "../api/session.ts";
import { documentTypes } from "../shared/document_types.ts";
import { useKeys } from "../shared/keys.ts";
import { hrefOf, query, setQuery } from "../shared/router.ts";
import { toastError } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { EmptyState, ErrorState } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { ChartCard } from "./ChartCard.tsx";
import { saveCsv } from "../shared/csv.ts";
import { FigureRow } from "./FigureRow.tsx";
import { type Chosen, RANGES, USUAL_RANGE, chartsOf, chosenOf, isEmpty } from "./figures.ts";
import { type Figures, useFigures } from "./load.ts";
import { Ages, Reviewers } from "./tables.tsx";
import { Types } from "./Types.tsx";

/** What happened of late, what waits now, and what error budgets come to. */
export function OverviewScreen() {
  const chosen = chosenOf(query.value);
  const { figures, error, loading, refresh } = useFigures(chosen);
  useKeys([{ keys: "u", label: t.common.refresh, group: t.overview.title, run: refresh }]);
  return (
    <div class="page overview" aria-busy={loading}>
      <div class="page-head">
        <h1>{t.overview.title}</h1>
        <Button kind="quiet" icon aria-label={t.common.refresh} title={t.common.refresh} onClick={refresh}>
          <Icon name="refresh" />
        </Button>
        <Button onClick={() => void saveAll(chosen)}>{t.overview.all}</Button>
      </div>
      <Picker chosen={chosen} />
      {error && !loading ? (
        <ErrorState error={error} onRetry={refresh} />
      ) : figures ? (
        <Content figures={figures} chosen={chosen} />
      ) : (
        <Skeleton />
      )}
    </div>
  );
}

/** The days as links, so that each range can be opened beside or sent to somebody. */
function Picker({ chosen }: { chosen: Chosen }) {
  return (
    <div class="filters picker">
      <nav class="segments" aria-label={t.overview.ranges}>
        {RANGES.map((days) => (
          <a key={days} href={hrefOfRange(days)} aria-current={days === chosen.days ? "page" : undefined}>
            {t.overview.range(days)}
          </a>
        ))}
      </nav>
      <label>
        <span class="visually-hidden">{t.overview.type}</span>
        <select
          class="input"
          value={chosen.type}
          onChange={(event) => setQuery({ type: event.currentTarget.value }, true)}
        >
          <option value="">{t.overview.anyType}</option>
          {documentTypes.value.map((type) => (
            <option key={type.name} value={type.name}>
              {type.title}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function hrefOfRange(days: number): string {
  const next = new URLSearchParams(query.value);
  if (days === USUAL_RANGE) next.delete("days");
  else next.set("days", String(days));
  const text = next.toString();
  return hrefOf(`/overview${text && `?${text}`}`);
}

async function saveAll({ days, type }: Chosen): Promise<void> {
  try {
    const asked = { days, format: "csv" as const, ...(type ? { type } : {}) };
    saveCsv("docloop-figures", await getText("/metrics/history", { query: asked }));
  } catch (error) {
    toastError(error);
  }
}

function Content({ figures, chosen }: { figures: Figures; chosen: Chosen }) {
  const { history, metrics } = figures;
  if (isEmpty(history, metrics))
    return (
      <EmptyState icon="chart" title={t.overview.empty.title} text={t.overview.empty.text}>
        {mayUpload() && (
          <a class="button" href={hrefOf("/upload")}>
            {t.upload.title}
          </a>
        )}
      </EmptyState>
    );
  const quiet = (history.total.received ?? 0) === 0 && (history.total.reviews ?? 0) === 0;
  return (
    <>
      <FigureRow history={history} />
      <p class="basis muted">{t.overview.basis(history.looked_at, history.more)}</p>
      {quiet && <p class="nothing-came">{t.overview.quiet}</p>}
      <div class="cards">
        {chartsOf(history).map((chart) => (
          <Fragment key={chart.id}>
            <ChartCard chart={chart} />
            {chart.id === "waiting" && <Ages history={history} />}
          </Fragment>
        ))}
        <Reviewers history={history} />
      </div>
      <Types only={chosen.type} />
    </>
  );
}

/** Takes the room of what comes. */
function Skeleton() {
  return (
    <div role="status">
      <span class="visually-hidden">{t.common.loading}</span>
      <div class="panel figures skeleton">
        {Array.from({ length: 7 }, (_, at) => (
          <div key={at} class="figure" />
        ))}
      </div>
      <p class="basis">&nbsp;</p>
      <div class="cards">
        {Array.from({ length: 6 }, (_, at) => (
          <div key={at} class={at === 0 ? "panel card wide skeleton" : "panel card skeleton"} />
        ))}
      </div>
    </div>
  );
}
