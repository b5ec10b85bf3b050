/** The companies whose stack it is, and changing them. */
import { useState } from "preact/hooks";
import { api } from "../api/client.ts";
import { has } from "../api/session.ts";
import { dateTimeOf } from "../shared/format.ts";
import { whoIs } from "../shared/people.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { WordsDialog } from "../parts/WordsDialog.tsx";
import { words } from "../texts/administration.ts";
import { CompanyDialog } from "./CompanyDialog.tsx";
import { type Company, withChange } from "./companies.ts";
import { useAnswer } from "./use_answer.ts";

const text = () => words.shown.stack.companies;
/** The place of a company, "new" for one that is added. */
type Place = number | "new";

export function Companies() {
  const { value, error, refresh, put } = useAnswer("companies", () => api.get("/companies"));
  const [editing, setEditing] = useState<Place | null>(null);
  const [removing, setRemoving] = useState<number | null>(null);
  const companies: readonly Company[] = value?.companies ?? [];
  const store = async (place: Place, company: Company | null) => {
    const changed = withChange(companies, place === "new" ? null : place, company);
    put(await api.put("/companies", { body: { companies: changed, version: value?.version ?? 0 } }));
  };
  const mayChange = has("admin");
  return (
    <section class="stack" aria-labelledby="own-companies">
      <div class="page-head">
        <h2 id="own-companies">{text().title}</h2>
        {mayChange && value && <Button onClick={() => setEditing("new")}>{text().add}</Button>}
      </div>
      <p class="muted">{text().text}</p>
      {error !== null && !value && <ErrorState error={error} onRetry={refresh} />}
      {error === null && !value && <Loading />}
      {value && companies.length === 0 && <EmptyState title={text().empty.title} text={text().empty.text} />}
      {companies.length > 0 && <CompanyTable companies={companies} onEdit={mayChange ? setEditing : null} />}
      {value?.by && value.at && (
        <p class="muted small">{text().changed(whoIs(value.by), dateTimeOf(value.at))}</p>
      )}
      {editing !== null && (
        <CompanyDialog
          company={editing === "new" ? null : (companies[editing] ?? null)}
          store={(company) => store(editing, company)}
          onRemove={() => {
            setRemoving(editing === "new" ? null : editing);
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {removing !== null && (
        <WordsDialog
          texts={{
            title: text().remove.title(companies[removing]?.names[0] ?? ""),
            text: text().remove.text,
            label: "",
            submit: text().remove.open,
            done: text().remove.done,
          }}
          danger
          perform={() => store(removing, null)}
          onDone={() => setRemoving(null)}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  );
}

interface TableProps {
  companies: readonly Company[];
  /** Null: this person may not. */
  onEdit: ((place: number) => void) | null;
}

function CompanyTable({ companies, onEdit }: TableProps) {
  const { columns } = text();
  return (
    <table class="table panel">
      <thead>
        <tr>
          <th>{columns.name}</th>
          <th class="wide-only">{columns.taxIds}</th>
          <th class="wide-only">{columns.ibans}</th>
          {onEdit && (
            <th>
              <span class="visually-hidden">{columns.actions}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {companies.map(({ names, tax_ids = [], ibans = [] }, at) => (
          <tr key={names.join("\n")} data-company={at}>
            <td class="breakable">
              {names[0]}
              {names.length > 1 && <div class="muted small">{names.slice(1).join(", ")}</div>}
            </td>
            <td class="wide-only breakable">{tax_ids.join(", ")}</td>
            <td class="wide-only breakable">{ibans.join(", ")}</td>
            {onEdit && (
              <td class="end row-actions">
                <Button
                  kind="quiet"
                  size="small"
                  aria-label={text().edit(names[0] ?? "")}
                  onClick={() => onEdit(at)}
                >
                  {text().editShort}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
