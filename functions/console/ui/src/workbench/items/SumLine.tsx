/** What the prices add up to, beside what the document says. */
import { useMemo } from "preact/hooks";
import { amountOf } from "../../shared/format.ts";
import { nameOfRole } from "../../shared/roles.ts";
import { Icon } from "../../parts/icons.tsx";
import { t } from "../../texts/index.ts";
import { sumOf } from "./sums.ts";
import type { LineItemGridProps } from "./types.ts";

export function SumLine({ columns, rows, total, subtotal, readOnly }: LineItemGridProps) {
  const price = nameOfRole(columns, "amount");
  // Every key in the grid draws this again, and adding up thousands of rows takes a while.
  const found = useMemo(
    () => (price === undefined ? null : sumOf(rows, price, total, subtotal)),
    [price, rows, total, subtotal],
  );
  const tone = !found ? "" : found.off !== null ? "off" : found.about && found.missing === 0 ? "holds" : "";
  return (
    <div class="items-foot">
      {!readOnly && <span class="muted items-tip">{t.items.hint}</span>}
      {found && (
        <p class={`items-sum ${tone}`} role="status">
          <span class="muted">{t.items.sum}</span> <strong class="number">{amountOf(found.sum)}</strong>{" "}
          {found.about && (
            <span class="items-verdict">
              <Icon name={found.off === null ? "check" : "warning"} />
              {found.off === null
                ? t.items.matches[found.about]
                : t.items.off[found.about](amountOf(found.off))}
            </span>
          )}
          {found.missing > 0 && <span class="items-verdict"> {t.items.partial(found.missing)}</span>}
        </p>
      )}
    </div>
  );
}
