import { useState } from "preact/hooks";
import { api } from "../api/client.ts";
import { type Role, person } from "../api/session.ts";
import { hrefOf } from "../shared/router.ts";
import { toast } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { useSending } from "../parts/sending.ts";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import { type Account, type Action, actionsFor } from "./people.ts";
import { RoleChoice } from "./RoleChoice.tsx";

const text = () => words.shown.people;

interface Props {
  account: Account;
  onDone: () => void;
  onAct: (action: Action) => void;
  onClose: () => void;
}

/** What one person may do, and whether they may sign in. */
export function AccountDialog({ account, onDone, onAct, onClose }: Props) {
  const [roles, setRoles] = useState<readonly Role[]>(account.roles);
  const own = person.value?.id === account.id;
  const { busy, error, send } = useSending(
    async () => {
      const path = { account_id: account.id };
      await api.put("/accounts/{account_id}/roles", { path, body: { roles: [...roles] } });
    },
    () => {
      toast("success", text().change.saved(account.name));
      onDone();
      onClose();
    },
  );
  return (
    <Dialog title={text().change.title(account.name)} onClose={onClose}>
      <div class="stack loose">
        <p class="muted breakable">{account.email}</p>
        {own ? (
          <p>{text().change.own}</p>
        ) : (
          <>
            <RoleChoice chosen={roles} onChange={setRoles} />
            <div class="cluster">
              {actionsFor(account, own).map((action) => (
                <Button
                  key={action}
                  size="small"
                  kind={action === "disable" ? "danger" : "plain"}
                  onClick={() => onAct(action)}
                >
                  {text()[action].open}
                </Button>
              ))}
            </div>
          </>
        )}
        <p class="small examples">
          <a href={hrefOf(`/audit?subject=${encodeURIComponent(account.id)}`)}>{text().history}</a>
        </p>
        {error && (
          <p class="field-error" role="alert">
            {error}
          </p>
        )}
        <div class="dialog-foot">
          <Button onClick={onClose}>{t.common.close}</Button>
          {!own && (
            <Button kind="primary" aria-disabled={busy} onClick={() => void send()}>
              {text().change.save}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
