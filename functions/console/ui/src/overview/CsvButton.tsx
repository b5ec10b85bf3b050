import { Button } from "../parts/Button.tsx";
import { t } from "../texts/index.ts";
import { csvOf, saveCsv } from "../shared/csv.ts";

interface CsvButtonProps {
  /** Of what it is the table. */
  title: string;
  file: string;
  /** The heads first. */
  rows: () => readonly (readonly (string | number | null)[])[];
}

export function CsvButton({ title, file, rows }: CsvButtonProps) {
  return (
    <Button
      kind="quiet"
      size="small"
      aria-label={t.overview.csvOf(title)}
      onClick={() => saveCsv(file, csvOf(rows()))}
    >
      {t.overview.csv}
    </Button>
  );
}
