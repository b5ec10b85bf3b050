/** What the grid of line items shows and tells. */
import type { Kind } from "../../shared/kinds.ts";
import type { Role } from "../../shared/roles.ts";

export type Row = Record<string, string>;
export type Column = { name: string; title: string; kind: Kind; role?: Role | null };
export type LineItemGridProps = {
  columns: readonly Column[];
  rows: readonly Row[];
  total: string | null;
  subtotal: string | null;
  readOnly: boolean;
  onChange: (rows: readonly Row[]) => void;
};
