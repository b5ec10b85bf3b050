import { useState } from "preact/hooks";
import { api } from "../api/client.ts";
import type { Role } from "../api/session.ts";
import { toast } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TextField } from "../parts/Field.tsx";
import { useSending } from "../parts/sending.ts";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import { isEmail } from "./people.ts";
import { RoleChoice } from "./RoleChoice.tsx";

const text = () => words.shown.people.form;

/** Somebody new: an address, a name and what they may do. */
export function InviteDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [roles, setRoles] = useState<readonly Role[]>(["reviewer"]);
  const [tried, setTried] = useState(false);
  const address = email.trim();
  const wrong = {
    email: isEmail(address) ? null : text().wrongEmail,
    name: name.trim() ? null : text().noName,
    roles: roles.length > 0 ? null : text().noRole,
  };
  const { busy, error, send } = useSending(
    async () => {
      await api.post("/accounts", { body: { email: address, name: name.trim(), roles: [...roles] } });
    },
    () => {
      toast("success", text().sent(address));
      onDone();
      onClose();
    },
  );
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!wrong.email && !wrong.name && !wrong.roles) void send();
  };
  return (
    <Dialog title={text().inviteTitle} onClose={onClose}>
      <p class="muted">{text().inviteText}</p>
      <form class="stack loose" onSubmit={submit} noValidate>
        <TextField
          label={text().email}
          value={email}
          inputMode="email"
          autocomplete="off"
          maxLength={250}
          spellcheck={false}
          autofocus
          error={tried ? wrong.email : null}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <TextField
          label={text().name}
          hint={text().nameHint}
          value={name}
          autocomplete="off"
          maxLength={100}
          error={tried ? wrong.name : null}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <RoleChoice chosen={roles} error={tried ? wrong.roles : null} onChange={setRoles} />
        {error && (
          <p class="field-error" role="alert">
            {error}
          </p>
        )}
        <div class="dialog-foot">
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" kind="primary" aria-disabled={busy}>
            {text().send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
