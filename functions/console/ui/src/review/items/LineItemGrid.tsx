/** Line items as in a spreadsheet: arrows, Tab, Enter, paste; the sum is held against the totals as one types. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { Icon } from "../../parts/icons.tsx";
import { t } from "../../texts/index.ts";
import type { Row } from "../answers.ts";
import {
  type Cell,
  type Column,
  cellsOf,
  decimalOf,
  millionths,
  pasted,
  sumOf,
  withCell,
  withRow,
  withoutRow,
} from "./grid.ts";

export interface LineItemGridProps {
  columns: readonly Column[];
  rows: readonly Row[];
  total: string | null;
  subtotal: string | null;
  /** What is wrong with a row, by its number from 0. */
  problems: Readonly<Record<number, string>>;
  readOnly: boolean;
  onChange: (rows: readonly Row[], step: string | null) => void;
}

const PRICE = "PRICE";

export function LineItemGrid(props: LineItemGridProps) {
  const { columns, rows, problems, readOnly, onChange } = props;
  const table = useRef<HTMLTableElement>(null);
  const [want, setWant] = useState<Cell | null>(null);
  const cellAt = ({ row, column }: Cell) =>
    table.current?.querySelector<HTMLInputElement>(`input[data-cell="${row}:${column}"]`) ?? null;
  const go = (cell: Cell) => {
    const input = cellAt(cell);
    input?.focus();
    input?.select();
    return input !== null;
  };
  useEffect(() => {
    if (want && go(want)) setWant(null);
  }, [want, rows]);

  const add = (at: number, column = 0) => {
    onChange(withRow(rows, at), null);
    setWant({ row: at, column });
  };
  const remove = (at: number) => {
    onChange(withoutRow(rows, at), null);
    setWant({ row: Math.max(0, Math.min(at, rows.length - 2)), column: 0 });
  };

  const onKeyDown = (event: KeyboardEvent, at: Cell, was: string) => {
    const input = event.currentTarget as HTMLInputElement;
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atEnd = input.selectionStart === input.value.length;
    const moves: Record<string, Cell | false> = {
      ArrowUp: { ...at, row: at.row - 1 },
      ArrowDown: { ...at, row: at.row + 1 },
      ArrowLeft: (atStart || whole) && { ...at, column: at.column - 1 },
      ArrowRight: (atEnd || whole) && { ...at, column: at.column + 1 },
    };
    const to = moves[event.key];
    if (to && !event.ctrlKey && !event.metaKey && !event.shiftKey && go(to)) event.preventDefault();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return;
    else if (event.key === "Enter" && !readOnly) {
      event.preventDefault();
      if (at.row === rows.length - 1) add(rows.length, at.column);
      else go({ ...at, row: at.row + 1 });
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (input.value === was || readOnly) input.blur();
      else onChange(withCell(rows, at, columns, was), `${at.row}:${at.column}`);
    } else if (event.key === "F2") {
      event.preventDefault();
      input.setSelectionRange(input.value.length, input.value.length);
    } else if (event.key === "Delete" && (event.ctrlKey || event.metaKey) && !readOnly) {
      event.preventDefault();
      remove(at.row);
    } else return;
    event.stopPropagation();
  };

  const onPaste = (event: ClipboardEvent, at: Cell) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (readOnly || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    onChange(pasted(rows, at, columns, cellsOf(text)), null);
    setWant(at);
  };

  return (
    <div class="items">
      <div class="items-scroll">
        <table ref={table} class="items-table">
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{t.items.row}</span>
              </th>
              {columns.map((column) => (
                <th key={column.name} scope="col" class={isAmount(column) ? "end" : ""}>
                  {column.title}
                </th>
              ))}
              <th>
                <span class="visually-hidden">{t.items.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} class={problems[index] ? "wrong" : ""}>
                <th scope="row" class="muted number">
                  {index + 1}
                </th>
                {columns.map((column, place) => (
                  <td key={column.name}>
                    <GridCell
                      at={{ row: index, column: place }}
                      column={column}
                      value={row[column.name] ?? ""}
                      readOnly={readOnly}
                      onKeyDown={onKeyDown}
                      onPaste={onPaste}
                      onInput={(value) =>
                        onChange(
                          withCell(rows, { row: index, column: place }, columns, value),
                          `${index}:${place}`,
                        )
                      }
                    />
                  </td>
                ))}
                <td>
                  {!readOnly && (
                    <Button
                      kind="quiet"
                      size="small"
                      icon
                      aria-label={t.items.remove(index + 1)}
                      onClick={() => remove(index)}
                    >
                      <Icon name="close" />
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {Object.entries(problems).map(([row, problem]) => (
        <p key={row} class="field-error" role="alert">
          {t.items.wrong(Number(row) + 1, problem)}
        </p>
      ))}
      <div class="items-foot">
        {!readOnly && (
          <Button size="small" onClick={() => add(rows.length)}>
            {t.items.add}
          </Button>
        )}
        <Sum {...props} />
      </div>
    </div>
  );
}

function isAmount(column: Column): boolean {
  return column.kind === "money" || column.kind === "number";
}

interface CellProps {
  at: Cell;
  column: Column;
  value: string;
  readOnly: boolean;
  onInput: (value: string) => void;
  onKeyDown: (event: KeyboardEvent, at: Cell, was: string) => void;
  onPaste: (event: ClipboardEvent, at: Cell) => void;
}

function GridCell({ at, column, value, readOnly, onInput, onKeyDown, onPaste }: CellProps) {
  const was = useRef(value);
  return (
    <input
      class={isAmount(column) ? "cell end number" : "cell"}
      data-cell={`${at.row}:${at.column}`}
      aria-label={t.items.cell(column.title, at.row + 1)}
      value={value}
      readOnly={readOnly}
      spellcheck={false}
      autocomplete="off"
      onFocus={() => (was.current = value)}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => onKeyDown(event, at, was.current)}
      onPaste={(event) => onPaste(event, at)}
    />
  );
}

/** The running sum of the prices, and how it stands to the sum before tax or the total. */
function Sum({ columns, rows, total, subtotal }: LineItemGridProps) {
  if (!columns.some((column) => column.name === PRICE)) return null;
  const sum = sumOf(rows, PRICE);
  if (sum === null) return <span class="muted">{t.items.noSum}</span>;
  const wanted = [subtotal, total].flatMap((text) => (text === null ? [] : (millionths(text) ?? [])));
  const fits = wanted.includes(sum);
  const [nearest] = wanted;
  return (
    <output class={`items-sum ${fits ? "fits" : nearest === undefined ? "" : "differs"}`}>
      {t.items.sum(decimalOf(sum))}
      {fits && <span> {t.items.fits}</span>}
      {!fits && nearest !== undefined && <span> {t.items.off(decimalOf(nearest - sum))}</span>}
    </output>
  );
}
