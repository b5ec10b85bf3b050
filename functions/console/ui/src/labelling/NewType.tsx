/**
 * A document type described in a form or as text, and the first documents of it. `?type=` goes to the documents,
 * `?edit=` to what a type is described as by now.
 */
import { useEffect, useState } from "preact/hooks";
import { Problem } from "../api/problem.ts";
import { ofSession } from "../api/session.ts";
import { type DocumentType, describedTypes, refreshTypes, titleOfType } from "../shared/document_types.ts";
import { hrefOf, navigate, query } from "../shared/router.ts";
import { toast, toastError, wordsOf } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { TextArea, TextField } from "../parts/Field.tsx";
import { EmptyState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { api } from "../api/client.ts";
import { FieldTable } from "./FieldTable.tsx";
import { UploadPanel } from "./UploadPanel.tsx";
import {
  NEW_FORM,
  type Trouble,
  type TypeForm,
  formOf,
  nameFrom,
  troubleWith,
  sourceOf,
} from "./type_form.ts";

export function NewTypeScreen() {
  const type = query.value.get("type");
  const edit = query.value.get("edit");
  if (edit) return <Edit key={edit} name={edit} />;
  return type ? (
    <div class="page labelling">
      <div class="page-head">
        <h1>{t.labelling.upload.title(titleOfType(type))}</h1>
      </div>
      <UploadPanel key={type} type={type} />
    </div>
  ) : (
    <Describe />
  );
}

/** Asks anew, so that nobody writes over what a colleague has just changed. */
function Edit({ name }: { name: string }) {
  const [asked, setAsked] = useState(false);
  useEffect(() => void refreshTypes().then(() => setAsked(true)), []);
  const type = describedTypes.value.find((each) => each.name === name);
  if (!asked) return <Loading />;
  if (type) return <Describe type={type} />;
  return (
    <EmptyState wholePage icon="label" title={t.labelling.form.unknown}>
      <a class="button" href={hrefOf("/labelling")}>
        {t.labelling.bench.nothing.back}
      </a>
    </EmptyState>
  );
}

interface Described {
  form: TypeForm;
  source: string | null;
}

const EMPTY: Described = { form: NEW_FORM, source: null };
/** A new type as far as it is described, kept while other screens are looked at. */
const begun = ofSession(() => ({ described: EMPTY }));

/** `type`: what is changed; a new one otherwise. */
function Describe({ type }: { type?: DocumentType }) {
  const [{ form, source }, setDescribed] = useState<Described>(() =>
    type ? { form: formOf(type), source: null } : begun().described,
  );
  const put = (next: Described) => {
    setDescribed(next);
    if (!type) begun().described = next;
  };
  const setSource = (text: string | null) => put({ form, source: text });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const words = t.labelling.form;
  useEffect(() => void refreshTypes(), []);
  const change = (next: TypeForm) => {
    // A name follows its title until it is written by hand.
    const follows = !type && form.name === nameFrom(form.title);
    const named = follows && next.name === form.name ? { ...next, name: nameFrom(next.title) } : next;
    put({ form: named, source });
    if (trouble) setTrouble(troubleWith(named));
    setRefusal(null);
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const found = source === null ? troubleWith(form) : null;
    setTrouble(found);
    if (found || busy) return;
    setBusy(true);
    try {
      const made = await api.post("/document-types", {
        body: { yaml: source ?? sourceOf(form), version: type?.version ?? 0 },
      });
      await refreshTypes();
      if (!type) begun().described = EMPTY;
      toast("success", type ? words.changed(made.title) : words.saved(made.title));
      navigate(type ? "/labelling" : `/labelling/new-type?type=${encodeURIComponent(made.name)}`);
    } catch (error) {
      if (error instanceof Problem) setRefusal(error);
      else toastError(error);
      setBusy(false);
    }
  };
  const saying = (place: Trouble["place"]) =>
    trouble?.place === place ? words.troubles[trouble.kind] : null;
  const heading = type ? t.labelling.editTitle(titleOfType(type.name)) : t.labelling.newTitle;
  const exists = !type && describedTypes.value.some((type) => type.name === form.name);
  const refused = refusal ? wordsOf(refusal) : null;
  return (
    <form class="page labelling describe" onSubmit={(event) => void save(event)} noValidate>
      <div class="page-head">
        <h1>{heading}</h1>
        {!type && (form !== NEW_FORM || source !== null) && (
          <Button
            kind="quiet"
            onClick={() => {
              put(EMPTY);
              setTrouble(null);
              setRefusal(null);
            }}
          >
            {words.startOver}
          </Button>
        )}
        <Button type="submit" kind="primary" aria-disabled={busy}>
          {words.save}
        </Button>
      </div>
      {type && <p class="page-text muted">{words.editText}</p>}
      {refused && (
        <p class="field-error refused" role="alert">
          {refused.text} {refused.detail}
        </p>
      )}
      <div class="describe-parts">
        <fieldset class="stack loose describe-form" disabled={source !== null}>
          <legend class="visually-hidden">{heading}</legend>
          <div class="describe-names">
            <TextField
              label={words.title}
              hint={words.titleHint}
              value={form.title}
              maxLength={100}
              error={saying("title")}
              onInput={(event) => change({ ...form, title: event.currentTarget.value })}
            />
            <TextField
              label={words.name}
              hint={exists ? words.exists : type ? words.nameStays : words.nameHint}
              readOnly={type !== undefined}
              value={form.name}
              maxLength={63}
              spellcheck={false}
              error={saying("name")}
              onInput={(event) => change({ ...form, name: event.currentTarget.value })}
            />
          </div>
          <h2>{words.fields}</h2>
          <FieldTable
            lines={form.fields}
            columns={false}
            wrong={trouble?.place === "fields" ? trouble.row : null}
            onChange={(fields) => change({ ...form, fields })}
          />
          {saying("fields") && <p class="field-error">{saying("fields")}</p>}
          <h2>{words.items}</h2>
          <p class="muted small">{words.itemsText}</p>
          <FieldTable
            lines={form.items}
            columns
            wrong={trouble?.place === "items" ? trouble.row : null}
            onChange={(items) => change({ ...form, items })}
          />
          {saying("items") && <p class="field-error">{saying("items")}</p>}
        </fieldset>
        <div class="stack describe-source">
          <TextArea
            label={words.source}
            hint={source === null ? words.sourceText : words.backText}
            value={source ?? sourceOf(form)}
            readOnly={source === null}
            spellcheck={false}
            rows={18}
            onInput={(event) => {
              setSource(event.currentTarget.value);
              setRefusal(null);
            }}
          />
          <Button size="small" onClick={() => setSource(source === null ? sourceOf(form) : null)}>
            {source === null ? words.writeSource : words.backToForm}
          </Button>
        </div>
      </div>
    </form>
  );
}
