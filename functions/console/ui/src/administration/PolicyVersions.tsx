/** Who stored which policy, newest first, and what each version changed. */
import { useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { has } from "../api/session.ts";
import { ageOf, dateTimeOf } from "../shared/format.ts";
import { whoIs } from "../shared/people.ts";
import { toastError } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import { ChangeTable } from "./PreviewDialog.tsx";
import { type Policy, changesIn } from "./policy_form.ts";
import { useAnswer } from "./use_answer.ts";

const text = () => words.shown.policies.versions;

interface Props {
  type: string;
  titleOf: (field: string) => string;
  onEdit: (policy: Policy) => void;
}

export function PolicyVersions({ type, titleOf, onEdit }: Props) {
  const { value, error, refresh, put } = useAnswer(type, () => ask(type, null));
  const [shown, setShown] = useState<number | null>(null);
  const items = value?.items ?? [];
  const more = async () => {
    try {
      const next = await ask(type, value?.below ?? null);
      put({ ...next, items: [...items, ...next.items] });
    } catch (problem) {
      toastError(problem);
    }
  };
  const chosen = items.find(({ version }) => version === shown);
  const before = items.find(({ version }) => version === (shown ?? 0) - 1);
  return (
    <section class="stack" aria-labelledby="policy-versions">
      <h2 id="policy-versions">{text().title}</h2>
      {error !== null && <ErrorState error={error} onRetry={refresh} />}
      {!value && error === null && <Loading />}
      {value && items.length === 0 && <p class="muted">{text().none}</p>}
      <ol class="stack versions">
        {items.map(({ version, by, at }) => (
          <li key={version} class="cluster">
            <Button size="small" onClick={() => setShown(version)}>
              {text().version(version)}
            </Button>
            <span class="muted small" title={dateTimeOf(at)}>
              {whoIs(by)} · {ageOf(at, Date.now())}
            </span>
          </li>
        ))}
      </ol>
      {value?.below && <Button onClick={() => void more()}>{t.common.more}</Button>}
      {chosen && (
        <Dialog title={text().shown(chosen.version)} wide onClose={() => setShown(null)}>
          {before ? (
            <ChangeTable changes={changesIn(before.policy, chosen.policy, titleOf)} />
          ) : (
            <p class="muted">{text().first}</p>
          )}
          <div class="dialog-foot">
            {has("admin") && (
              <Button
                onClick={() => {
                  const { version: _, ...policy } = chosen.policy;
                  onEdit(policy);
                  setShown(null);
                }}
              >
                {text().edit}
              </Button>
            )}
            <Button onClick={() => setShown(null)}>{t.common.close}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function ask(type: string, below: number | null): Promise<Schemas["PolicyVersions"]> {
  const asked = { path: { document_type: type }, query: below ? { below } : {} };
  return api.get("/policies/{document_type}/versions", asked);
}
