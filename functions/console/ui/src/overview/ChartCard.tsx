import { useId, useState } from "preact/hooks";
import { Button } from "../parts/Button.tsx";
import { t } from "../texts/index.ts";
import { Card } from "./Card.tsx";
import { CsvButton } from "./CsvButton.tsx";
import { nameOfFile } from "./words.ts";
import { type Chart, rowsOf } from "./figures.ts";
import { Plot } from "./Plot.tsx";
import { dayOf, written } from "./words.ts";

/** One chart: drawn, as a table on demand, and as a file. A single day makes no curve, so it is a table only. */
export function ChartCard({ chart }: { chart: Chart }) {
  const { title, about } = t.overview.charts[chart.id];
  const single = chart.days.length === 1;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Card
      title={title}
      about={about}
      wide={chart.id === "documents"}
      note={chart.id === "documents" ? t.overview.aside : ""}
      actions={
        <>
          {!single && (
            <Button
              kind="quiet"
              size="small"
              aria-expanded={open}
              aria-controls={id}
              aria-label={t.overview.numbersOf(title)}
              onClick={() => setOpen(!open)}
            >
              {t.overview.numbers}
            </Button>
          )}
          <CsvButton title={title} file={nameOfFile(chart.id, chart.days)} rows={() => rowsOf(chart)} />
        </>
      }
    >
      {!single && <Plot chart={chart} title={title} />}
      <div id={id} hidden={!single && !open}>
        {(single || open) && <NumberTable chart={chart} title={title} />}
      </div>
    </Card>
  );
}

/** The newest day first: it is what one looks for. */
function NumberTable({ chart, title }: { chart: Chart; title: string }) {
  const days = chart.days.map((day, at) => ({ day, at })).reverse();
  return (
    // A region that scrolls is reached by keyboard too.
    <div class="numbers" role="region" aria-label={t.overview.numbersOf(title)} tabIndex={0}>
      <table class="table dense">
        <thead>
          <tr>
            <th scope="col">{t.overview.columns.day}</th>
            {chart.columns.map((column) => (
              <th key={column.name} scope="col" class="end">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, at }) => (
            <tr key={day}>
              <th scope="row">
                <time dateTime={day}>{dayOf(day)}</time>
              </th>
              {chart.columns.map((column) => (
                <td key={column.name} class="end number">
                  {written(column.values[at], column.kind)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
