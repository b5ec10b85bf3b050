/** What was trained, how it compares, and which model is in use. */
import { useState } from "preact/hooks";
import { api } from "../api/client.ts";
import { has } from "../api/session.ts";
import { documentTypes, titleOfType } from "../shared/document_types.ts";
import { dateTimeOf, percentOf } from "../shared/format.ts";
import { hrefOf, query, setQuery } from "../shared/router.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { WordsDialog } from "../parts/WordsDialog.tsx";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import { AdminNav } from "../parts/AdminNav.tsx";
import { ModelDialog } from "./ModelDialog.tsx";
import { type Card, changeOf, toneOf, useModels } from "./models.ts";

const text = () => words.shown.models;

export function ModelsScreen() {
  const type = query.value.get("type") ?? "";
  const { items, more, error, refresh, loadMore } = useModels(type);
  return (
    <div class="page administration">
      <AdminNav />
      <div class="page-head">
        <h1>{text().title}</h1>
      </div>
      <p class="page-text muted">{text().text}</p>
      <div class="filters">
        <label>
          <span class="visually-hidden">{text().type}</span>
          <select
            class="input"
            value={type}
            onChange={(event) => setQuery({ type: event.currentTarget.value }, true)}
          >
            <option value="">{text().anyType}</option>
            {documentTypes.value.map(({ name, title }) => (
              <option key={name} value={name}>
                {title || name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error !== null && !items && <ErrorState error={error} onRetry={refresh} />}
      {error === null && !items && <Loading />}
      {items?.length === 0 && !more && (
        <EmptyState icon="label" title={text().empty.title} text={text().empty.text}>
          {has("admin") && (
            <a class="button" href={hrefOf("/labelling")}>
              {text().labelling}
            </a>
          )}
        </EmptyState>
      )}
      {items && items.length > 0 && <ModelTable cards={items} onChanged={refresh} />}
      {items && more && (
        <div class="more">
          <Button onClick={loadMore}>{t.common.more}</Button>
        </div>
      )}
    </div>
  );
}

function ModelTable({ cards, onChanged }: { cards: readonly Card[]; onChanged: () => void }) {
  const [asking, setAsking] = useState<Card | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const { columns } = text();
  const change = asking ? changeOf(asking) : null;
  const details = cards.find(({ id }) => id === shown);
  return (
    <>
      <table class="table panel">
        <caption class="muted small">{text().figures}</caption>
        <thead>
          <tr>
            <th>{columns.model}</th>
            <th>{columns.state}</th>
            <th class="wide-only end">{columns.labels}</th>
            <th class="wide-only end">{columns.before}</th>
            <th class="wide-only end">{columns.after}</th>
            <th>
              <span class="visually-hidden">{text().details}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <Row
              key={card.id}
              card={card}
              onDetails={() => setShown(card.id)}
              onChange={() => setAsking(card)}
            />
          ))}
        </tbody>
      </table>
      {details && <ModelDialog card={details} onClose={() => setShown(null)} />}
      {asking && change && (
        <WordsDialog
          texts={{
            title: text()[change].title(titleOfType(asking.document_type)),
            text: `${text()[change].text} ${asking.reason ?? ""}`,
            label: "",
            submit: text()[change].open,
            done: text()[change].done,
          }}
          danger={false}
          perform={async () => {
            await api.post("/models/{card_id}/promote", { path: { card_id: asking.id } });
          }}
          onDone={onChanged}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function Row({ card, onDetails, onChange }: { card: Card; onDetails: () => void; onChange: () => void }) {
  const change = has("admin") ? changeOf(card) : null;
  const { comparison, state } = card;
  const share = (right: number | null | undefined) => (right == null ? t.common.none : percentOf(right));
  return (
    <tr data-model={card.id}>
      <td class="breakable">
        {titleOfType(card.document_type)}
        <div class="muted small">{state === "shipped" ? text().shipped : dateTimeOf(card.changed_at)}</div>
      </td>
      <td class="breakable">
        <Badge tone={toneOf(card)}>{card.in_use ? text().inUse : text().states[state ?? "queued"]}</Badge>
        {card.reason && state !== "shipped" && <div class="small">{card.reason}</div>}
      </td>
      <td class="wide-only end number">{card.labels}</td>
      <td class="wide-only end number">{share(comparison?.champion.right)}</td>
      <td class="wide-only end number">{share(comparison?.challenger.right)}</td>
      <td class="end row-actions">
        <Button kind="quiet" size="small" onClick={onDetails}>
          {text().details}
        </Button>
        {change && (
          <Button size="small" onClick={onChange}>
            {text()[change].open}
          </Button>
        )}
      </td>
    </tr>
  );
}
