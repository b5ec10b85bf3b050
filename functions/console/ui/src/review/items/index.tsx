import type { LineItemGridProps } from "./types.ts";
export function LineItemGrid({ columns, rows }: LineItemGridProps) {
  return (
    <table class="table">
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {columns.map((c) => (
              <td key={c.name}>{row[c.name]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
