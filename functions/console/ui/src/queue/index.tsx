import { useCallback, useRef, useState } from "preact/hooks";
import { has, person } from "../api/session.ts";
import { useKeys } from "../shared/keys.ts";
import { navigate, query, setQuery } from "../shared/router.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { ActionDialog, type Action, release } from "./actions.tsx";
import { FilterBar, ViewTabs } from "./FilterBar.tsx";
import { ReviewTable } from "./ReviewTable.tsx";
import { StillHeld } from "../workbench/StillHeld.tsx";
import { useReviews } from "./reviews.ts";
import { stepRow, useRowFocus } from "./row_focus.ts";
import { type Review, filtersOf, isHeldBy, isNarrowed } from "./views.ts";

/** The work that waits, who holds what, and what oneself has done. */
export function QueueScreen() {
  const filters = filtersOf(query.value);
  const list = useReviews(filters);
  const [action, setAction] = useState<Action | null>(null);
  const table = useRef<HTMLTableElement>(null);
  useRowFocus(table, list.items);
  const worker = has("reviewer", "senior", "admin");

  const focused = useCallback((): Review | undefined => {
    const row = document.activeElement?.closest<HTMLElement>("tr[data-review]");
    return list.items?.find((review) => review.id === row?.dataset["review"]);
  }, [list.items]);
  const held = () => {
    const review = focused();
    return review && isHeldBy(review, person.value?.id, Date.now()) ? review : undefined;
  };
  const open = (): Review | undefined => (worker && filters.view !== "recent" ? focused() : undefined);
  const next = () => navigate(filters.type ? `/review?type=${encodeURIComponent(filters.type)}` : "/review");

  const group = t.queue.title;
  useKeys([
    { keys: ["j", "ArrowDown"], label: t.queue.keys.down, group, run: () => stepRow(table.current, 1) },
    { keys: ["k", "ArrowUp"], label: t.queue.keys.up, group, run: () => stepRow(table.current, -1) },
    { keys: "n", label: t.queue.keys.next, group, enabled: () => worker, run: next },
    { keys: "r", label: t.queue.release, group, enabled: () => !!held(), run: () => giveBack(held()) },
    { keys: "e", label: t.queue.escalate, group, enabled: () => !!open(), run: () => ask("escalate") },
    { keys: "x", label: t.queue.reject, group, enabled: () => !!open(), run: () => ask("reject") },
    { keys: "u", label: t.common.refresh, group, run: list.refresh },
  ]);

  const ask = (kind: Action["kind"]) => {
    const review = open();
    if (review) setAction({ kind, review });
  };
  const giveBack = (review: Review | undefined) => {
    if (review) void release(review).then(list.refresh);
  };

  return (
    <div class="page queue">
      <div class="page-head">
        <h1>{t.queue.title}</h1>
        <Button
          kind="quiet"
          icon
          aria-label={t.common.refresh}
          title={t.common.refresh}
          onClick={list.refresh}
        >
          <Icon name="refresh" />
        </Button>
        {worker && (
          <Button kind="primary" keys="n" onClick={next}>
            {t.queue.next}
          </Button>
        )}
      </div>
      <ViewTabs filters={filters} counts={list.counts} />
      <FilterBar filters={filters} />
      <Content list={list} filtered={isNarrowed(filters)}>
        <ReviewTable
          table={table}
          reviews={list.items ?? []}
          view={filters.view}
          now={list.now}
          onAction={(kind, review) => (kind === "release" ? giveBack(review) : setAction({ kind, review }))}
        />
        {list.more && (
          <div class="more">
            <Button onClick={list.loadMore}>{t.common.more}</Button>
          </div>
        )}
      </Content>
      {action && <ActionDialog action={action} onClose={() => setAction(null)} onDone={list.refresh} />}
    </div>
  );
}

interface ContentProps {
  list: ReturnType<typeof useReviews>;
  filtered: boolean;
  children: preact.ComponentChildren;
}

function Content({ list, filtered, children }: ContentProps) {
  if (list.error && !list.items) return <ErrorState error={list.error} onRetry={list.refresh} />;
  if (!list.items) return <Loading />;
  if (list.items.length > 0 || list.more) return <>{children}</>;
  const { title, text } = t.queue.empty[list.view];
  if (!filtered)
    return (
      <EmptyState icon={list.view === "open" ? "check" : "empty"} title={title} text={text}>
        {list.view === "open" && has("reviewer", "senior", "admin") && <StillHeld />}
      </EmptyState>
    );
  return (
    <EmptyState title={t.queue.nothingMatches}>
      <Button onClick={() => setQuery({ type: null, supplier: null, amount: null })}>
        {t.queue.clearFilters}
      </Button>
    </EmptyState>
  );
}
