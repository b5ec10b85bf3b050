import { useEffect, useRef, useState } from "preact/hooks";
import type { Schemas } from "../api/client.ts";
import { has } from "../api/session.ts";
import { documentTypes } from "../shared/document_types.ts";
import { hrefOf, query, setQuery } from "../shared/router.ts";
import { t } from "../texts/index.ts";
import { COUNTED, type CountedView, type Filters, ORDERS, VIEWS, type View, amountFrom } from "./views.ts";
import type { Counts } from "./reviews.ts";

/** The views as links, so that each can be opened beside or sent to somebody. */
export function ViewTabs({ filters, counts }: { filters: Filters; counts: Counts }) {
  const worker = has("reviewer", "senior", "admin");
  const here = useRef<HTMLAnchorElement>(null);
  // On a phone they are wider than the window.
  useEffect(() => here.current?.scrollIntoView({ block: "nearest", inline: "nearest" }), [filters.view]);
  const offered = VIEWS.filter((view) => {
    if (view === "escalated") return has("senior", "admin", "auditor");
    return worker || (view !== "mine" && view !== "recent");
  });
  return (
    <nav class="tabs" aria-label={t.queue.views}>
      {offered.map((view) => (
        <a
          key={view}
          ref={view === filters.view ? here : null}
          href={hrefOfView(view)}
          aria-current={view === filters.view ? "page" : undefined}
        >
          {t.queue.view[view]} {isCounted(view) && <CountOf count={counts[view]} />}
        </a>
      ))}
    </nav>
  );
}

function hrefOfView(view: View): string {
  const next = new URLSearchParams(query.value);
  if (view === "open") next.delete("view");
  else next.set("view", view);
  const text = next.toString();
  return hrefOf(`/queue${text && `?${text}`}`);
}

function isCounted(view: View): view is CountedView {
  return view in COUNTED;
}

/** Takes its room before the figure is known, so that nothing moves when it comes. */
function CountOf({ count }: { count: Schemas["Count"] | undefined }) {
  const figure = count && (count.more ? `${count.count}+` : count.count);
  return <span class="count number">{figure ?? "\u00a0"}</span>;
}

export function FilterBar({ filters }: { filters: Filters }) {
  return (
    <div class="filters" role="search" aria-label={t.queue.filters}>
      <label>
        <span class="visually-hidden">{t.queue.columns.type}</span>
        <select
          class="input"
          value={filters.type}
          onChange={(event) => setQuery({ type: event.currentTarget.value }, true)}
        >
          <option value="">{t.queue.anyType}</option>
          {documentTypes.value.map((type) => (
            <option key={type.name} value={type.name}>
              {type.title}
            </option>
          ))}
        </select>
      </label>
      <Narrowing name="supplier" label={t.queue.columns.supplier} value={filters.supplier} />
      <Narrowing name="amount" label={t.queue.leastAmount} value={filters.amount} numeric />
      {filters.view !== "mine" && filters.view !== "recent" && (
        <label>
          <span class="visually-hidden">{t.queue.order}</span>
          <select
            class="input"
            value={filters.order}
            onChange={(event) => setQuery({ order: event.currentTarget.value }, true)}
          >
            {ORDERS.map((order) => (
              <option key={order} value={order}>
                {t.queue.orders[order]}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

interface NarrowingProps {
  name: string;
  label: string;
  value: string;
  numeric?: boolean;
}

/** A filter that is typed; it counts once it is left or confirmed. */
function Narrowing({ name, label, value, numeric = false }: NarrowingProps) {
  const [isWrong, setWrong] = useState(false);
  const take = (typed: string) => {
    const found = numeric && typed ? amountFrom(typed) : typed;
    setWrong(found === null);
    if (found !== null) setQuery({ [name]: found }, true);
  };
  return (
    <label class="narrowing">
      <span class="visually-hidden">{label}</span>
      <input
        class="input"
        type="search"
        placeholder={label}
        value={value}
        inputMode={numeric ? "decimal" : "text"}
        maxLength={200}
        aria-invalid={isWrong}
        onChange={(event) => take(event.currentTarget.value.trim())}
      />
      {isWrong && (
        <span class="field-error" role="alert">
          {t.queue.noAmount}
        </span>
      )}
    </label>
  );
}
