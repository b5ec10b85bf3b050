/** One document type: its description, its versions, and taking it out of use. */
import { useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { has } from "../api/session.ts";
import { refreshTypes } from "../shared/document_types.ts";
import { hrefOf, navigate, query, setQuery } from "../shared/router.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { WordsDialog } from "../parts/WordsDialog.tsx";
import { words } from "../texts/administration.ts";
import { AdminNav } from "../parts/AdminNav.tsx";
import { TypeEditor } from "./TypeEditor.tsx";
import { sourceOf } from "./type_source.ts";
import { StateBadge } from "./TypesScreen.tsx";
import { Versions } from "./TypeVersions.tsx";
import { useAnswer } from "./use_answer.ts";

const text = () => words.shown.types;
type Type = Schemas["TypeOut"];
type Action = "retire" | "restore" | "remove";

export function TypeScreen({ documentType = "" }: { documentType?: string }) {
  const { value, error, refresh } = useAnswer(documentType, () => load(documentType));
  const edited = Number(query.value.get("edit")) || null;
  const old = useAnswer(`${documentType} ${edited}`, async () =>
    edited ? (await sourceOf(documentType, edited)).yaml : null,
  );
  if (error instanceof Problem && error.status === 404)
    return (
      <EmptyState wholePage icon="documents" title={text().unknown}>
        <a class="button" href={hrefOf("/administration/types")}>
          {text().back}
        </a>
      </EmptyState>
    );
  return (
    <div class="page administration">
      <AdminNav />
      {error !== null && !value && <ErrorState error={error} onRetry={refresh} />}
      {error === null && !value && <Loading />}
      {value && (
        <>
          <Head type={value.type} onChanged={refresh} />
          <p class="page-text muted">
            {text().oneText} <a href={hrefOf(`/administration/policies/${documentType}`)}>{text().policy}</a>
          </p>
          <div class="describe-parts">
            <TypeEditor
              source={old.value ?? value.source.yaml}
              version={value.source.version}
              readOnly={!has("admin")}
              onSaved={() => {
                setQuery({ edit: null }, true);
                refresh();
              }}
            />
            <Versions key={value.source.version} type={value.type} />
          </div>
        </>
      )}
    </div>
  );
}

async function load(name: string): Promise<{ type: Type; source: Schemas["TypeSourceOut"] }> {
  const [source, { items }] = await Promise.all([sourceOf(name), api.get("/document-types")]);
  const type = items.find((each) => each.name === name);
  if (!type) throw new Error(name);
  return { type, source };
}

function Head({ type, onChanged }: { type: Type; onChanged: () => void }) {
  const [asking, setAsking] = useState<Action | null>(null);
  const title = type.title || type.name;
  const change = type.state === "retired" ? "restore" : "retire";
  const done = () => {
    void refreshTypes();
    if (asking === "remove") navigate("/administration/types");
    else onChanged();
  };
  return (
    <>
      <div class="page-head">
        <h1>{title}</h1>
        <StateBadge state={type.state} />
        {has("admin") && (
          <>
            <Button onClick={() => setAsking(change)}>{text()[change].open}</Button>
            {!type.shipped && (
              <Button kind="danger" onClick={() => setAsking("remove")}>
                {text().remove.open}
              </Button>
            )}
          </>
        )}
      </div>
      {asking && (
        <WordsDialog
          texts={{
            title: text()[asking].title(title),
            text: text()[asking].text,
            label: "",
            submit: text()[asking].open,
            done: text()[asking].done,
          }}
          danger={asking === "remove"}
          perform={() => perform(asking, type)}
          onDone={done}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

async function perform(action: Action, type: Type): Promise<void> {
  const path = { document_type: type.name };
  const version = type.version ?? 0;
  if (action === "remove") await api.delete("/document-types/{document_type}", { path, query: { version } });
  else {
    const state = action === "retire" ? "retired" : "in_use";
    await api.put("/document-types/{document_type}/state", { path, body: { state, version } });
  }
}
