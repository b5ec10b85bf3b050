/** The line items of a document as a grid with the habits of a spreadsheet, and what they add up to. */
import { useMemo, useRef } from "preact/hooks";
import { type Binding, useKeys } from "../../shared/keys.ts";
import { Button } from "../../parts/Button.tsx";
import { Icon } from "../../parts/icons.tsx";
import { t } from "../../texts/index.ts";
import { isFigure } from "../../shared/kinds.ts";
import { complaintAbout } from "../value_check.ts";
import { SumLine } from "./SumLine.tsx";
import type { Column, LineItemGridProps, Row } from "./types.ts";
import { useGrid } from "./use_grid.ts";

export function LineItemGrid(props: LineItemGridProps) {
  const { columns, rows, readOnly } = props;
  const grid = useGrid(props);
  const latest = useRef(grid);
  latest.current = grid;
  useKeys(bindings(readOnly));
  if (grid.shown === 0) return <p class="items-none muted">{t.items.none}</p>;
  return (
    <div class="items">
      <div class="items-scroll">
        <table
          ref={grid.table}
          role="grid"
          class="items-grid"
          aria-label={t.items.grid}
          aria-readonly={readOnly}
          onKeyDown={grid.onKeyDown}
          onCopy={grid.onCopy}
          onPaste={grid.onPaste}
        >
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" class={`${column.kind} ${isNumeric(column) ? "end" : ""}`}>
                  {column.title}
                </th>
              ))}
              {!readOnly && (
                <th scope="col">
                  <span class="visually-hidden">{t.items.actions}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: grid.shown }, (_, number) => (
              <GridRow
                key={number}
                latest={latest}
                number={number}
                row={rows[number]}
                columns={columns}
                readOnly={readOnly}
                here={grid.cell.row === number ? grid.cell.column : null}
                typed={grid.cell.row === number ? grid.typed : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      <SumLine {...props} />
    </div>
  );
}

type Grid = ReturnType<typeof useGrid>;

interface RowProps {
  /** What handlers call; it is another with every drawing, and rows are not. */
  latest: { readonly current: Grid };
  number: number;
  /** undefined: the empty one below the last. */
  row: Row | undefined;
  columns: readonly Column[];
  readOnly: boolean;
  /** The column of the cell in use, null: it is in another row. */
  here: number | null;
  typed: string | null;
}

/** Drawn again only when something of it changes: there may be thousands. */
function GridRow({ latest, number, row, columns, readOnly, here, typed }: RowProps) {
  const { removeThis } = t.items;
  return useMemo(
    () => (
      <tr class={row ? undefined : "new"}>
        {columns.map((column, index) => (
          <GridCell
            key={column.name}
            latest={latest}
            column={column}
            at={{ row: number, column: index }}
            text={row?.[column.name] ?? ""}
            isNew={!row}
            isHere={here === index}
            typed={here === index ? typed : null}
          />
        ))}
        {!readOnly && (
          <td class="items-remove">
            {row && (
              <Button
                kind="quiet"
                size="small"
                icon
                // By keyboard it is Ctrl+Delete; forty of these would stand in the way of Tab.
                tabIndex={-1}
                aria-label={removeThis(number + 1)}
                title={removeThis(number + 1)}
                onClick={() => latest.current.removeRow(number)}
              >
                <Icon name="close" />
              </Button>
            )}
          </td>
        )}
      </tr>
    ),
    [latest, number, row, columns, readOnly, here, typed, removeThis],
  );
}

interface CellProps {
  latest: { readonly current: Grid };
  column: Column;
  at: { row: number; column: number };
  text: string;
  isNew: boolean;
  isHere: boolean;
  typed: string | null;
}

function GridCell({ latest, column, at, text, isNew, isHere, typed }: CellProps) {
  const isEdited = isHere && typed !== null;
  const complaint = text === "" || isEdited ? null : complaintAbout(column.kind, text);
  return (
    <td
      role="gridcell"
      data-cell
      tabIndex={isHere ? 0 : -1}
      class={`${column.kind} ${isNumeric(column) ? "end number" : ""} ${isEdited ? "edited" : ""}`}
      aria-invalid={complaint !== null}
      title={complaint ? t.review.complaints[complaint] : undefined}
      onMouseDown={(event) => {
        if (isEdited) return;
        event.preventDefault();
        latest.current.select(at);
      }}
      onDblClick={() => latest.current.edit()}
      onFocus={() => !isHere && latest.current.select(at)}
    >
      {isEdited ? (
        <input
          value={typed}
          maxLength={2000}
          spellcheck={false}
          autocomplete="off"
          inputMode={isNumeric(column) ? "decimal" : "text"}
          aria-label={t.items.cell(column.title, at.row + 1)}
          onInput={(event) => latest.current.setTyped(event.currentTarget.value)}
          onBlur={() => latest.current.leave()}
        />
      ) : isNew && at.column === 0 && text === "" ? (
        <span class="items-hint">{t.items.newRow}</span>
      ) : (
        text
      )}
    </td>
  );
}

function isNumeric(column: Column): boolean {
  return isFigure(column.kind);
}

/** For the help: the grid hears these itself, on the cell that has the focus. */
function bindings(readOnly: boolean): Binding[] {
  const add = (keys: string | string[], label: string): Binding => ({
    keys,
    label,
    group: t.items.grid,
    enabled: () => false,
    run: () => undefined,
  });
  const { keys } = t.items;
  const looking = [
    add(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Tab"], keys.move),
    add("mod+c", keys.copy),
  ];
  if (readOnly) return looking;
  return [
    ...looking,
    add(["Enter", "F2"], keys.edit),
    add("Escape", keys.cancel),
    add("Delete", keys.clear),
    add("mod+v", keys.paste),
    add("Insert", t.items.insertRow),
    add("mod+Delete", t.items.removeRow),
  ];
}
