/** The versions of a document type, newest first, and what each one changed. */
import { useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { has } from "../api/session.ts";
import { ageOf, dateTimeOf } from "../shared/format.ts";
import { whoIs } from "../shared/people.ts";
import { setQuery } from "../shared/router.ts";
import { toastError } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import { type Line, changesOf } from "./difference.ts";
import { StateBadge } from "./TypesScreen.tsx";
import { sourceOf } from "./type_source.ts";
import { useAnswer } from "./use_answer.ts";

const text = () => words.shown.types.versions;
type Type = Schemas["TypeOut"];

export function Versions({ type }: { type: Type }) {
  const { value, error, refresh, put } = useAnswer(type.name, () => ask(type.name, null));
  const [shown, setShown] = useState<number | null>(null);
  const more = async () => {
    try {
      const next = await ask(type.name, value?.below ?? null);
      put({ ...next, items: [...(value?.items ?? []), ...next.items] });
    } catch (problem) {
      toastError(problem);
    }
  };
  return (
    <section class="stack" aria-labelledby="type-versions">
      <h2 id="type-versions">{text().title}</h2>
      {error !== null && <ErrorState error={error} onRetry={refresh} />}
      {!value && error === null && <Loading />}
      {value?.items.length === 0 && <p class="muted">{text().none}</p>}
      <ol class="stack versions">
        {value?.items.map((each) => (
          <li key={each.version} class="cluster">
            <Button size="small" onClick={() => setShown(each.version ?? 0)}>
              {text().version(each.version ?? 0)}
            </Button>
            {each.state !== "in_use" && <StateBadge state={each.state} />}
            <span class="muted small" title={each.at ? dateTimeOf(each.at) : undefined}>
              {each.by && whoIs(each.by)} · {each.at && ageOf(each.at, Date.now())}
            </span>
          </li>
        ))}
      </ol>
      {value?.below && <Button onClick={() => void more()}>{t.common.more}</Button>}
      {shown !== null && <Version name={type.name} version={shown} onClose={() => setShown(null)} />}
    </section>
  );
}

function ask(name: string, below: number | null): Promise<Schemas["TypeVersions"]> {
  const asked = { path: { document_type: name }, query: below ? { below } : {} };
  return api.get("/document-types/{document_type}/versions", asked);
}

function Version({ name, version, onClose }: { name: string; version: number; onClose: () => void }) {
  const { value, error, refresh } = useAnswer(`${name} ${version}`, async () => {
    const [before, after] = await Promise.all([
      version > 1 ? sourceOf(name, version - 1) : null,
      sourceOf(name, version),
    ]);
    return changesOf(before?.yaml ?? "", after.yaml);
  });
  return (
    <Dialog title={text().shown(version)} wide onClose={onClose}>
      {error !== null && <ErrorState error={error} onRetry={refresh} />}
      {error === null && !value && <Loading />}
      {value?.length === 0 && <p class="muted">{text().same}</p>}
      {value && value.length > 0 && <Changes parts={value} />}
      <div class="dialog-foot">
        {has("admin") && (
          <Button
            onClick={() => {
              onClose();
              setQuery({ edit: String(version) });
            }}
          >
            {text().edit}
          </Button>
        )}
        <Button onClick={onClose}>{text().close}</Button>
      </div>
    </Dialog>
  );
}

const SIGNS = { same: " ", added: "+", removed: "−" };

function Changes({ parts }: { parts: readonly (readonly Line[])[] }) {
  return (
    <div class="changes mono" role="region" aria-label={text().title} tabIndex={0}>
      {parts.map((lines, at) => (
        <div key={at} class="change">
          {lines.map(({ kind, text: line }, number) => (
            <div key={number} class={`change-line ${kind}`}>
              <span aria-hidden="true">{SIGNS[kind]}</span>
              {kind !== "same" && <span class="visually-hidden">{text()[kind]}</span>}
              <span>{line}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
