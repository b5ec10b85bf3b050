/** Who may sign in, with which roles. */
import { useState } from "preact/hooks";
import { has, person } from "../api/session.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { ErrorState, Loading } from "../parts/states.tsx";
import { useKeys } from "../shared/keys.ts";
import { WordsDialog } from "../parts/WordsDialog.tsx";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import { AccountDialog } from "./AccountDialog.tsx";
import { AdminNav } from "../parts/AdminNav.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { type Account, type Action, TONES, act, stateOf, useAccounts } from "./people.ts";

const text = () => words.shown.people;

export function PeopleScreen() {
  const { items, more, error, refresh, loadMore } = useAccounts();
  const [inviting, setInviting] = useState(false);
  const [managed, setManaged] = useState<Account | null>(null);
  const [asking, setAsking] = useState<{ action: Action; account: Account } | null>(null);
  const mayChange = has("admin");
  useKeys(
    mayChange ? [{ keys: "n", label: text().invite, group: text().title, run: () => setInviting(true) }] : [],
  );
  return (
    <div class="page administration">
      <AdminNav />
      <div class="page-head">
        <h1>{text().title}</h1>
        {mayChange && (
          <Button kind="primary" keys="n" onClick={() => setInviting(true)}>
            {text().invite}
          </Button>
        )}
      </div>
      <p class="page-text muted">{text().text}</p>
      {error !== null && !items && <ErrorState error={error} onRetry={refresh} />}
      {error === null && !items && <Loading />}
      {items && <AccountTable accounts={items} onManage={mayChange ? setManaged : null} />}
      {items && more && (
        <div class="more">
          <Button onClick={loadMore}>{t.common.more}</Button>
        </div>
      )}
      {inviting && <InviteDialog onDone={refresh} onClose={() => setInviting(false)} />}
      {managed && (
        <AccountDialog
          account={managed}
          onDone={refresh}
          onAct={(action) => {
            setAsking({ action, account: managed });
            setManaged(null);
          }}
          onClose={() => setManaged(null)}
        />
      )}
      {asking && (
        <WordsDialog
          texts={{
            title: text()[asking.action].title(asking.account.name),
            text: text()[asking.action].text,
            label: "",
            submit: text()[asking.action].open,
            done: text()[asking.action].done,
          }}
          danger={asking.action === "disable"}
          perform={() => act(asking.action, asking.account)}
          onDone={refresh}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

interface TableProps {
  accounts: readonly Account[];
  /** Null: this person may not. */
  onManage: ((account: Account) => void) | null;
}

function AccountTable({ accounts, onManage }: TableProps) {
  const { columns } = text();
  return (
    <table class="table panel">
      <thead>
        <tr>
          <th>{columns.name}</th>
          <th>{columns.roles}</th>
          <th>{columns.state}</th>
          <th class="wide-only">{columns.secondFactor}</th>
          {onManage && (
            <th>
              <span class="visually-hidden">{columns.actions}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id} data-account={account.id}>
            <td class="breakable">
              {account.name} {account.id === person.value?.id && <span class="muted">({text().you})</span>}
              <div class="muted small">{account.email}</div>
            </td>
            <td class="breakable">
              {account.roles.map((role) => text().roles[role].title).join(", ") || (
                <span class="muted">{text().noRoles}</span>
              )}
            </td>
            <td>
              <Badge tone={TONES[stateOf(account)]}>{text().states[stateOf(account)]}</Badge>
            </td>
            <td class="wide-only">{text().factor[account.second_factor ? "on" : "off"]}</td>
            {onManage && (
              <td class="end row-actions">
                <Button
                  kind="quiet"
                  size="small"
                  aria-label={text().manage(account.name)}
                  onClick={() => onManage(account)}
                >
                  {text().change.open}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
