/** The policy in force of every document type. */
import { useEffect, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { documentTypes, refreshTypes } from "../shared/document_types.ts";
import { percentOf } from "../shared/format.ts";
import { hrefOf } from "../shared/router.ts";
import { Button } from "../parts/Button.tsx";
import { ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import { AdminNav } from "../parts/AdminNav.tsx";
import { StateBadge } from "./TypesScreen.tsx";
import { useAnswer } from "./use_answer.ts";

const text = () => words.shown.policies;
/** Each policy is a request of its own. */
const PART = 20;

export function PoliciesScreen() {
  const [shown, setShown] = useState(PART);
  useEffect(() => void refreshTypes(), []);
  const types = documentTypes.value;
  const { columns } = text();
  return (
    <div class="page administration">
      <AdminNav />
      <div class="page-head">
        <h1>{text().title}</h1>
      </div>
      <p class="page-text muted">{text().text}</p>
      {types.length === 0 ? (
        <Loading />
      ) : (
        <table class="table panel">
          <thead>
            <tr>
              <th>{columns.type}</th>
              <th>{columns.mode}</th>
              <th class="wide-only end">{columns.audits}</th>
              <th class="wide-only end">{columns.version}</th>
            </tr>
          </thead>
          <tbody>
            {types.slice(0, shown).map((type) => (
              <Row key={type.name} type={type} />
            ))}
          </tbody>
        </table>
      )}
      {types.length > shown && (
        <div class="more">
          <Button onClick={() => setShown(shown + PART)}>{t.common.more}</Button>
        </div>
      )}
    </div>
  );
}

function Row({ type }: { type: Schemas["TypeOut"] }) {
  const path = { document_type: type.name };
  const { value, error, refresh } = useAnswer(type.name, () =>
    api.get("/policies/{document_type}", { path }),
  );
  return (
    <tr class="row" data-policy={type.name}>
      <td class="breakable">
        <a class="row-link" href={hrefOf(`/administration/policies/${type.name}`)}>
          {type.title || type.name}
        </a>{" "}
        {type.state === "retired" && <StateBadge state={type.state} />}
      </td>
      <td>
        {value && inShort(value)}
        {error !== null && !value && <ErrorState error={error} onRetry={refresh} />}
      </td>
      <td class="wide-only end number">{value && percentOf(value.audit_rate ?? 0)}</td>
      <td class="wide-only end number">{value && (value.version || text().asDescribed)}</td>
    </tr>
  );
}

function inShort({ mode = "error_budget", budget, threshold = 0 }: Schemas["PolicyOut"]): string {
  if (mode === "error_budget") return text().inShort.error_budget(percentOf(budget?.error ?? 0));
  if (mode === "threshold") return text().inShort.threshold(percentOf(threshold));
  return text().inShort[mode];
}
