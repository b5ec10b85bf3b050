/** Asks what people are to look at from now on, and why. */
import { useState } from "preact/hooks";
import { api } from "../../api/client.ts";
import { documentTypes } from "../../shared/document_types.ts";
import { toast } from "../../shared/toasts.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { SelectField, TextArea, TextField } from "../../parts/Field.tsx";
import { useSending } from "../../parts/sending.ts";
import { t } from "../../texts/index.ts";
import { flagsChanged } from "./concerning_flags.ts";

interface Props {
  /** What is filled in to begin with; null: of every supplier, every field. */
  about: { document_type: string; supplier: string | null; field: string | null };
  /** Absent: the document at hand says the type. */
  mayChooseType?: boolean;
  onClose: () => void;
  onDone?: () => void;
}

export function FlagDialog({ about, mayChooseType = false, onClose, onDone }: Props) {
  const [type, setType] = useState(about.document_type);
  const [supplier, setSupplier] = useState(about.supplier ?? "");
  const [field, setField] = useState(about.field ?? "");
  const [note, setNote] = useState("");
  const chosen = documentTypes.value.find((each) => each.name === type);
  const { busy, error, setError, send } = useSending(
    async (key) => {
      const body = {
        document_type: type,
        supplier: supplier.trim() || null,
        field: field || null,
        note: note.trim(),
      };
      await api.post("/flags", { body, key });
    },
    () => {
      toast("success", t.flags.given);
      void flagsChanged();
      onDone?.();
      onClose();
    },
  );
  const submit = (event: Event) => {
    event.preventDefault();
    if (note.trim() === "") setError(t.flags.dialog.noteNeeded);
    else void send();
  };
  const texts = t.flags.dialog;
  const fields = (chosen?.fields ?? []).map(({ name, title }) => ({
    value: name,
    label: texts.only(title || name),
  }));
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <form class="stack loose" onSubmit={submit}>
        {mayChooseType && (
          <SelectField
            label={texts.type}
            value={type}
            options={documentTypes.value.map(({ name, title }) => ({ value: name, label: title || name }))}
            onChange={(event) => {
              setType(event.currentTarget.value);
              setField("");
            }}
          />
        )}
        {chosen?.supplier_field && (
          <TextField
            label={texts.supplier}
            hint={texts.supplierHint}
            value={supplier}
            maxLength={300}
            autocomplete="off"
            onInput={(event) => setSupplier(event.currentTarget.value)}
          />
        )}
        <SelectField
          label={texts.field}
          value={field}
          options={[{ value: "", label: t.flags.everything }, ...fields]}
          onChange={(event) => setField(event.currentTarget.value)}
        />
        <TextArea
          label={texts.note}
          hint={texts.noteHint}
          value={note}
          maxLength={300}
          autofocus
          error={error}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
        <div class="dialog-foot">
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" kind="primary" aria-disabled={busy}>
            {texts.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
