import type { Schemas } from "../api/client.ts";
import { has } from "../api/session.ts";
import { documentTypes } from "../app/document_types.ts";
import { hrefOf, query, setQuery } from "../app/router.ts";
import { t } from "../texts/index.ts";
import type { Counts } from "./reviews.ts";
import { type Filters, VIEWS, type View } from "./views.ts";

/** The views as links, so that each can be opened beside or sent to somebody. */
export function ViewTabs({ filters, counts }: { filters: Filters; counts: Counts }) {
  const worker = has("reviewer", "senior", "admin");
  const offered = VIEWS.filter((view) => {
    if (view === "escalated") return has("senior", "admin", "auditor");
    return worker || (view !== "mine" && view !== "recent");
  });
  return (
    <nav class="tabs" aria-label={t.queue.views}>
      {offered.map((view) => (
        <a key={view} href={hrefOfView(view)} aria-current={view === filters.view ? "page" : undefined}>
          {t.queue.view[view]}
          <CountOf count={counts[view]} />
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

function CountOf({ count }: { count: Schemas["Count"] | undefined }) {
  if (!count || count.count === 0) return null;
  return <span class="count number">{count.more ? `${count.count}+` : count.count}</span>;
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
    </div>
  );
}
