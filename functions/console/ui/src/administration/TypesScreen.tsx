/** All document types with their state and who changed them last. */
import { useEffect } from "preact/hooks";
import { has } from "../api/session.ts";
import { type DocumentType, documentTypes, refreshTypes } from "../shared/document_types.ts";
import { ageOf, dateTimeOf } from "../shared/format.ts";
import { whoIs } from "../shared/people.ts";
import { hrefOf, query, setQuery } from "../shared/router.ts";
import { Badge } from "../parts/Badge.tsx";
import { Icon } from "../parts/icons.tsx";
import { EmptyState, Loading } from "../parts/states.tsx";
import { words } from "../texts/administration.ts";
import { AdminNav } from "../parts/AdminNav.tsx";

const text = () => words.shown.types;
const STATES = ["in_use", "retired"] as const;

export function TypesScreen() {
  useEffect(() => void refreshTypes(), []);
  const wanted = query.value.get("state") ?? "";
  const all = documentTypes.value;
  const types = all.filter((type) => wanted === "" || type.state === wanted);
  return (
    <div class="page administration">
      <AdminNav />
      <div class="page-head">
        <h1>{text().title}</h1>
        {has("admin") && (
          <a class="button primary" href={hrefOf("/administration/new-type")}>
            <Icon name="plus" />
            {text().add}
          </a>
        )}
      </div>
      <p class="page-text muted">{text().text}</p>
      <div class="filters">
        <label>
          <span class="visually-hidden">{text().columns.state}</span>
          <select
            class="input"
            value={wanted}
            onChange={(event) => setQuery({ state: event.currentTarget.value }, true)}
          >
            <option value="">{text().anyState}</option>
            {STATES.map((state) => (
              <option key={state} value={state}>
                {text().states[state]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {all.length === 0 ? (
        <Loading />
      ) : types.length === 0 ? (
        <EmptyState title={text().nothingMatches} />
      ) : (
        <TypeTable types={types} />
      )}
    </div>
  );
}

function TypeTable({ types }: { types: readonly DocumentType[] }) {
  const { columns } = text();
  return (
    <table class="table panel">
      <thead>
        <tr>
          <th>{columns.title}</th>
          <th>{columns.state}</th>
          <th class="wide-only end">{columns.version}</th>
          <th class="wide-only">{columns.by}</th>
          <th class="end">{columns.at}</th>
        </tr>
      </thead>
      <tbody>
        {types.map((type) => (
          <tr key={type.name} class="row" data-type={type.name}>
            <td class="breakable">
              <a class="row-link" href={hrefOf(`/administration/types/${type.name}`)}>
                {type.title || type.name}
              </a>
              <div class="muted small">
                {type.name}
                {type.shipped && ` · ${text().shipped}`}
              </div>
            </td>
            <td>
              <StateBadge state={type.state} />
            </td>
            <td class="wide-only end number">{type.version || text().asShipped}</td>
            <td class="wide-only breakable">{type.by && whoIs(type.by)}</td>
            <td class="end number" title={type.at ? dateTimeOf(type.at) : undefined}>
              {type.at && ageOf(type.at, Date.now())}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function StateBadge({ state = "in_use" }: { state: DocumentType["state"] }) {
  return <Badge tone={state === "in_use" ? "good" : "plain"}>{text().states[state]}</Badge>;
}
