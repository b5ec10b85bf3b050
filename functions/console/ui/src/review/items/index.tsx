/** The line items of a document as a grid with the habits of a spreadsheet, and what they add up to. */
import { type Binding, useKeys } from "../../app/keys.ts";
import { Button } from "../../parts/Button.tsx";
import { Icon } from "../../parts/icons.tsx";
import { t } from "../../texts/index.ts";
import { complaintAbout } from "../check.ts";
import type { Kind } from "../check.ts";
import { SumLine } from "./SumLine.tsx";
import { textAt } from "./grid.ts";
import type { Column, LineItemGridProps } from "./types.ts";
import { useGrid } from "./use_grid.ts";

const NUMERIC: ReadonlySet<string> = new Set(["money", "number"]);

export function LineItemGrid(props: LineItemGridProps) {
  const { columns, rows, readOnly } = props;
  const grid = useGrid(props);
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
            {Array.from({ length: grid.shown }, (_, row) => (
              <tr key={row} class={row === rows.length ? "new" : undefined}>
                {columns.map((column, index) => (
                  <GridCell
                    key={column.name}
                    grid={grid}
                    column={column}
                    at={{ row, column: index }}
                    text={textAt(rows, columns, { row, column: index })}
                    isNew={row === rows.length}
                  />
                ))}
                {!readOnly && (
                  <td class="items-remove">
                    {row < rows.length && (
                      <Button
                        kind="quiet"
                        size="small"
                        icon
                        // By keyboard it is Ctrl+Delete; forty of these would stand in the way of Tab.
                        tabIndex={-1}
                        aria-label={t.items.removeThis(row + 1)}
                        title={t.items.removeThis(row + 1)}
                        onClick={() => grid.removeRow(row)}
                      >
                        <Icon name="close" />
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SumLine {...props} />
    </div>
  );
}

interface CellProps {
  grid: ReturnType<typeof useGrid>;
  column: Column;
  at: { row: number; column: number };
  text: string;
  isNew: boolean;
}

function GridCell({ grid, column, at, text, isNew }: CellProps) {
  const isHere = grid.cell.row === at.row && grid.cell.column === at.column;
  const isEdited = isHere && grid.typed !== null;
  const complaint = text === "" || isEdited ? null : complaintAbout(column.kind as Kind, text);
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
        grid.select(at);
      }}
      onDblClick={grid.edit}
      onFocus={() => !isHere && grid.select(at)}
    >
      {isEdited ? (
        <input
          value={grid.typed ?? ""}
          maxLength={2000}
          spellcheck={false}
          autocomplete="off"
          inputMode={isNumeric(column) ? "decimal" : "text"}
          aria-label={t.items.cell(column.title, at.row + 1)}
          onInput={(event) => grid.setTyped(event.currentTarget.value)}
          onBlur={grid.leave}
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
  return NUMERIC.has(column.kind);
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
