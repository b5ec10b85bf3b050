import { useState } from "preact/hooks";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TextArea } from "../parts/Field.tsx";
import { useSending } from "../parts/sending.ts";
import { toast } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import { type Company, NEW_COMPANY, companyOf, formOf } from "./companies.ts";

const text = () => words.shown.stack.companies;

interface Props {
  /** Null: a new one. */
  company: Company | null;
  store: (company: Company) => Promise<void>;
  onRemove: () => void;
  onClose: () => void;
}

export function CompanyDialog({ company, store, onRemove, onClose }: Props) {
  const [form, setForm] = useState(() => (company ? formOf(company) : NEW_COMPANY));
  const [tried, setTried] = useState(false);
  const wanted = companyOf(form);
  const nameless = wanted.names.length === 0 ? text().noName : null;
  const { busy, error, send } = useSending(
    () => store(wanted),
    () => {
      toast("success", text().saved);
      onClose();
    },
  );
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!nameless) void send();
  };
  return (
    <Dialog title={company ? text().edit(company.names[0] ?? "") : text().add} onClose={onClose}>
      <form class="stack loose" onSubmit={submit} noValidate>
        <TextArea
          label={text().names}
          hint={text().namesHint}
          value={form.names}
          rows={2}
          autofocus
          spellcheck={false}
          error={tried ? nameless : null}
          onInput={(event) => setForm({ ...form, names: event.currentTarget.value })}
        />
        <TextArea
          label={text().taxIds}
          hint={text().lines}
          value={form.taxIds}
          rows={2}
          spellcheck={false}
          onInput={(event) => setForm({ ...form, taxIds: event.currentTarget.value })}
        />
        <TextArea
          label={text().ibans}
          hint={text().lines}
          value={form.ibans}
          rows={2}
          spellcheck={false}
          onInput={(event) => setForm({ ...form, ibans: event.currentTarget.value })}
        />
        {error && (
          <p class="field-error" role="alert">
            {error}
          </p>
        )}
        <div class="dialog-foot">
          {company && (
            <Button kind="danger" onClick={onRemove}>
              {text().remove.open}
            </Button>
          )}
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" kind="primary" aria-disabled={busy}>
            {text().save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
