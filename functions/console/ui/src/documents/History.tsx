/** Who changed what of a document, and when; asked for when somebody wants to know. */
import { useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { titleOfField } from "../shared/document_types.ts";
import { dateTimeOf } from "../shared/format.ts";
import { peopleReady, whoIs } from "../shared/people.ts";
import { ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";

type Happening = Schemas["Happening"];
const text = () => t.documents.history;

export function History({ documentId, type }: { documentId: string; type: string }) {
  const [trail, setTrail] = useState<Schemas["Trail"] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(false);
  const load = () => {
    setError(null);
    setLoading(true);
    const asked = api.get("/documents/{document_id}/history", { path: { document_id: documentId } });
    Promise.all([asked, peopleReady()])
      .then(([found]) => setTrail(found), setError)
      .finally(() => setLoading(false));
  };
  return (
    <details
      class="document-life document-history"
      onToggle={(event) => {
        if (event.currentTarget.open) load();
      }}
    >
      <summary>{text().title}</summary>
      {error !== null && <ErrorState error={error} onRetry={load} />}
      {loading && !trail && <Loading />}
      <ol class="stack loose">
        {trail?.items.map((each) => (
          <Entry key={`${each.what} ${each.at} ${each.review_id ?? ""}`} entry={each} type={type} />
        ))}
      </ol>
      {trail?.more && <p class="muted small">{text().more}</p>}
    </details>
  );
}

function Entry({ entry, type }: { entry: Happening; type: string }) {
  const changed = (entry.changes ?? []).filter(({ before, after }) => before !== after);
  const by = entry.by ? whoIs(entry.by) : null;
  return (
    <li data-what={entry.what}>
      <p>
        {text().what[entry.what](by)} <span class="muted small">{dateTimeOf(entry.at)}</span>
      </p>
      {entry.hidden && <p class="muted small">{text().hidden}</p>}
      {changed.length > 0 && (
        <ul class="reasons">
          {changed.map(({ field, before, after }) => (
            <li key={field}>
              {text().changed(titleOfField(type, field), before ?? text().nothing, after ?? text().nothing)}
            </li>
          ))}
        </ul>
      )}
      {entry.what === "reviewed" && changed.length === 0 && !entry.hidden && (
        <p class="muted small">{text().unchanged}</p>
      )}
    </li>
  );
}
