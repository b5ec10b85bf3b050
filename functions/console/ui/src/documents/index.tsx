/** All documents, newest first: where each is, and why. */
import { mayUpload } from "../api/session.ts";
import { documentTypes, inWords, titleOfType } from "../shared/document_types.ts";
import { ageOf, dateTimeOf } from "../shared/format.ts";
import { hrefOf, query, setQuery } from "../shared/router.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { type Document, STATES, filtersOf, isNarrowed, nameOf, toneOf, useDocuments } from "./documents.ts";

export function DocumentsScreen() {
  const filters = filtersOf(query.value);
  const { items, more, error, refresh, loadMore } = useDocuments(filters);
  return (
    <div class="page documents">
      <div class="page-head">
        <h1>{t.documents.title}</h1>
        {mayUpload() && (
          <a class="button primary" href={hrefOf("/upload")}>
            {t.upload.title}
          </a>
        )}
      </div>
      <div class="filters" role="search" aria-label={t.queue.filters}>
        <label>
          <span class="visually-hidden">{t.documents.columns.state}</span>
          <select
            class="input"
            value={filters.state ?? ""}
            onChange={(event) => setQuery({ state: event.currentTarget.value }, true)}
          >
            <option value="">{t.documents.anyState}</option>
            {STATES.map((state) => (
              <option key={state} value={state}>
                {t.documents.states[state]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="visually-hidden">{t.documents.columns.type}</span>
          <select
            class="input"
            value={filters.type}
            onChange={(event) => setQuery({ type: event.currentTarget.value }, true)}
          >
            <option value="">{t.queue.anyType}</option>
            {documentTypes.value.map(({ name, title }) => (
              <option key={name} value={name}>
                {title || name}
              </option>
            ))}
          </select>
        </label>
        <input
          class="input"
          type="search"
          aria-label={t.documents.named}
          placeholder={t.documents.named}
          value={filters.text}
          maxLength={200}
          onChange={(event) => setQuery({ text: event.currentTarget.value.trim() }, true)}
        />
      </div>
      {error !== null && !items && <ErrorState error={error} onRetry={refresh} />}
      {error === null && !items && <Loading />}
      {items?.length === 0 && !more && <Nothing filtered={isNarrowed(filters)} />}
      {items && items.length > 0 && <DocumentTable documents={items} />}
      {items && more && (
        <div class="more">
          <Button onClick={loadMore}>{t.common.more}</Button>
        </div>
      )}
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered)
    return <EmptyState icon="documents" title={t.documents.empty.title} text={t.documents.empty.text} />;
  return (
    <EmptyState title={t.documents.nothingMatches}>
      <Button onClick={() => setQuery({ state: null, type: null, text: null })}>
        {t.queue.clearFilters}
      </Button>
    </EmptyState>
  );
}

function DocumentTable({ documents }: { documents: readonly Document[] }) {
  const { columns } = t.documents;
  const now = Date.now();
  return (
    <table class="table panel">
      <thead>
        <tr>
          <th>{columns.name}</th>
          <th>{columns.state}</th>
          <th class="wide-only">{columns.type}</th>
          <th class="wide-only end">{columns.pages}</th>
          <th class="wide-only">{columns.why}</th>
          <th class="end">{columns.age}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id} class="row" data-document={document.id}>
            <td class="breakable">
              <a class="row-link" href={hrefOf(`/documents/${document.id}`)}>
                {nameOf(document)}
              </a>
            </td>
            <td>
              <Badge tone={toneOf(document.state)}>{t.documents.states[document.state]}</Badge>
            </td>
            <td class="wide-only breakable">
              {document.document_type ? titleOfType(document.document_type) : t.common.none}
            </td>
            <td class="wide-only end number">{document.pages ?? t.common.none}</td>
            <td class="wide-only breakable muted">
              {inWords(document.document_type ?? "", document.failure?.message ?? document.reasons[0] ?? "")}
            </td>
            <td class="end number" title={dateTimeOf(document.received_at)}>
              {ageOf(document.received_at, now)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
