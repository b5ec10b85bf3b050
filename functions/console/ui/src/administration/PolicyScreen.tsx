/** The policy of one document type: changed in a form, tried on the latest documents, and saved. */
import { useEffect, useRef, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { has } from "../api/session.ts";
import { useKeys } from "../shared/keys.ts";
import { guardLeaving, hrefOf } from "../shared/router.ts";
import { toast } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { words } from "../texts/administration.ts";
import { AdminNav } from "../parts/AdminNav.tsx";
import { FieldRules, Kinds } from "./PolicyFields.tsx";
import { ModeFields } from "./PolicyMode.tsx";
import { PreviewDialog } from "./PreviewDialog.tsx";
import { PolicyVersions } from "./PolicyVersions.tsx";
import { type Policy, type PolicyForm, changesIn, formOf, policyOf, troublesWith } from "./policy_form.ts";
import { useAnswer } from "./use_answer.ts";

const text = () => words.shown.policies;
type Type = Schemas["TypeOut"];

export function PolicyScreen({ documentType = "" }: { documentType?: string }) {
  const { value, error, refresh } = useAnswer(documentType, () => load(documentType));
  if (error instanceof Problem && error.status === 404)
    return (
      <EmptyState wholePage icon="documents" title={text().unknown}>
        <a class="button" href={hrefOf("/administration/policies")}>
          {text().back}
        </a>
      </EmptyState>
    );
  return (
    <div class="page administration">
      <AdminNav />
      {error !== null && !value && <ErrorState error={error} onRetry={refresh} />}
      {error === null && !value && <Loading />}
      {value && <Edit key={`${documentType} ${value.policy.version}`} {...value} onSaved={refresh} />}
    </div>
  );
}

async function load(name: string): Promise<{ type: Type; policy: Schemas["PolicyOut"] }> {
  const path = { document_type: name };
  const [policy, { items }] = await Promise.all([
    api.get("/policies/{document_type}", { path }),
    api.get("/document-types"),
  ]);
  const type = items.find((each) => each.name === name);
  if (!type) throw new Error(name);
  return { type, policy };
}

interface EditProps {
  type: Type;
  policy: Schemas["PolicyOut"];
  onSaved: () => void;
}

function Edit({ type, policy, onSaved }: EditProps) {
  const { outlook, version = 0, ...inForce } = policy;
  const names = type.fields.map(({ name }) => name);
  const [form, setForm] = useState<PolicyForm>(() => formOf(inForce, names));
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState<Policy | null>(null);
  const saved = useRef(false);
  const troubles = tried ? troublesWith(form) : {};
  const titleOf = (name: string) => type.fields.find((each) => each.name === name)?.title || name;
  // What the form does not show stays.
  const wanted = { ...inForce, ...policyOf(form) };
  const isChanged =
    Object.keys(troublesWith(form)).length > 0 || changesIn(inForce, wanted, titleOf).length > 0;
  useEffect(() => guardLeaving(() => saved.current || !isChanged || confirm(text().leave)), [isChanged]);
  const review = () => {
    setTried(true);
    if (Object.keys(troublesWith(form)).length > 0) toast("error", text().mend);
    else if (!isChanged) toast("info", text().unchanged);
    else setAsking(wanted);
  };
  const mayChange = has("admin");
  useKeys(
    mayChange
      ? [{ keys: "mod+Enter", label: text().review, group: text().title, whileTyping: true, run: review }]
      : [],
  );
  const props = { form, troubles, onChange: setForm };
  return (
    <>
      <div class="page-head">
        <h1>{text().pageTitle(type.title || type.name)}</h1>
        {mayChange && (
          <Button kind="primary" keys="mod+Enter" onClick={review}>
            {text().review}
          </Button>
        )}
      </div>
      <p class="page-text muted">
        {text().pageText}{" "}
        <a href={hrefOf(`/administration/types/${type.name}`)}>{words.shown.types.source}</a>
      </p>
      <div class="describe-parts">
        <fieldset class="stack loose describe-form" disabled={!mayChange}>
          <legend class="visually-hidden">{text().pageTitle(type.title || type.name)}</legend>
          <ModeFields {...props} />
          {outlook && form.mode === "error_budget" && (
            <ul class="reasons">
              {outlook.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
          <FieldRules type={type} {...props} />
          <Kinds type={type} {...props} />
        </fieldset>
        <PolicyVersions
          type={type.name}
          titleOf={titleOf}
          onEdit={(chosen) => setForm(formOf({ ...inForce, ...chosen }, names))}
        />
      </div>
      {asking && (
        <PreviewDialog
          type={type.name}
          before={inForce}
          after={asking}
          version={version}
          titleOf={titleOf}
          onClose={() => setAsking(null)}
          onSaved={() => {
            saved.current = true;
            onSaved();
          }}
        />
      )}
    </>
  );
}
