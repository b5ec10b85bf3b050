/** Who did what, and who saw which document. */
import { useState } from "preact/hooks";
import { dateTimeOf } from "../shared/format.ts";
import { whoIs } from "../shared/people.ts";
import { hrefOf, query, setQuery } from "../shared/router.ts";
import { toast, toastError } from "../shared/toasts.ts";
import { AdminNav } from "../parts/AdminNav.tsx";
import { Button } from "../parts/Button.tsx";
import { csvOf, saveCsv } from "../shared/csv.ts";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { type Entry, allEntries, useEntries } from "./entries.ts";
import { type Filters, filtersOf, isNarrowed } from "./filters.ts";

export function AuditScreen() {
  const filters = filtersOf(query.value);
  const { items, more, error, refresh, loadMore } = useEntries(filters);
  return (
    <div class="page audit">
      <AdminNav />
      <div class="page-head">
        <h1>{t.audit.title}</h1>
        <SaveButton filters={filters} />
      </div>
      <p class="page-text muted">{t.audit.text}</p>
      <FilterBar filters={filters} />
      {error !== null && !items && <ErrorState error={error} onRetry={refresh} />}
      {error === null && !items && <Loading />}
      {items?.length === 0 && <Nothing filtered={isNarrowed(filters)} more={more} />}
      {items && items.length > 0 && <EntryTable entries={items} />}
      {items && more && (
        <div class="more">
          <Button onClick={loadMore}>{t.common.more}</Button>
        </div>
      )}
    </div>
  );
}

function SaveButton({ filters }: { filters: Filters }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const { items, cut } = await allEntries(filters);
      const heads = ["at", "actor", "roles", "verb", "subject"];
      const rows = items.map(({ at, actor, roles, verb, subject }) => [
        at,
        actor,
        roles.join(" "),
        verb,
        subject,
      ]);
      saveCsv("audit-record", csvOf([heads, ...rows]));
      toast(cut ? "info" : "success", t.audit.saved(items.length), { detail: cut ? t.audit.cut : undefined });
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  };
  return (
    <Button aria-disabled={busy} onClick={() => void save()}>
      {t.audit.csv}
    </Button>
  );
}

function FilterBar({ filters }: { filters: Filters }) {
  const dated = (name: "from" | "to") => (
    <label>
      <span>{t.audit[name]}</span>
      <input
        class="input"
        type="date"
        value={filters[name]}
        onChange={(event) => setQuery({ [name]: event.currentTarget.value }, true)}
      />
    </label>
  );
  const typed = (name: "actor" | "subject") => (
    <input
      class="input"
      type="search"
      aria-label={t.audit[name]}
      placeholder={t.audit[name]}
      value={filters[name]}
      maxLength={200}
      spellcheck={false}
      onChange={(event) => setQuery({ [name]: event.currentTarget.value.trim() }, true)}
    />
  );
  return (
    <div class="filters" role="search" aria-label={t.queue.filters}>
      {dated("from")}
      {dated("to")}
      <label>
        <span class="visually-hidden">{t.audit.verb}</span>
        <select
          class="input"
          value={filters.verb}
          onChange={(event) => setQuery({ verb: event.currentTarget.value }, true)}
        >
          <option value="">{t.audit.anyVerb}</option>
          {Object.entries(t.audit.verbs).map(([verb, words]) => (
            <option key={verb} value={verb}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {typed("actor")}
      {typed("subject")}
    </div>
  );
}

function Nothing({ filtered, more }: { filtered: boolean; more: boolean }) {
  if (!filtered) return <EmptyState title={t.audit.empty.title} text={t.audit.empty.text} />;
  if (more) return <EmptyState title={t.audit.lookFurther} />;
  return (
    <EmptyState title={t.audit.nothingMatches}>
      <Button onClick={() => setQuery({ from: null, to: null, actor: null, verb: null, subject: null })}>
        {t.queue.clearFilters}
      </Button>
    </EmptyState>
  );
}

function EntryTable({ entries }: { entries: readonly Entry[] }) {
  const { columns } = t.audit;
  return (
    <table class="table panel">
      <thead>
        <tr>
          <th>{columns.at}</th>
          <th>{columns.actor}</th>
          <th>{columns.verb}</th>
          <th>{columns.subject}</th>
          <th class="wide-only">{columns.roles}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} data-entry={entry.id}>
            <td class="number" title={entry.at}>
              {dateTimeOf(entry.at)}
            </td>
            <td class="breakable">{entry.roles.length > 0 ? whoIs(entry.actor) : t.audit.byItself}</td>
            <td>{wordsOf(entry.verb)}</td>
            <td class="breakable mono small">
              <Subject id={entry.subject} />
            </td>
            <td class="wide-only muted">{entry.roles.map((role) => t.shell.roles[role]).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function wordsOf(verb: string): string {
  return (t.audit.verbs as Record<string, string>)[verb] ?? verb;
}

function Subject({ id }: { id: string }) {
  if (id.startsWith("doc_")) return <a href={hrefOf(`/documents/${id}`)}>{id}</a>;
  if (id.startsWith("rev_")) return <a href={hrefOf(`/review/${id}`)}>{id}</a>;
  return <>{id || t.common.none}</>;
}
