/** The own account: password and second factor. */
import { useEffect, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { person } from "../api/session.ts";
import { ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { ChangePassword } from "./ChangePassword.tsx";
import { SecondFactor } from "./SecondFactor.tsx";

export function AccountScreen() {
  const [account, setAccount] = useState<Schemas["OwnAccount"] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const load = () => {
    setFailure(null);
    api.get("/session/account").then(setAccount, setFailure);
  };
  useEffect(load, []);
  if (failure) return <ErrorState error={failure} onRetry={load} />;
  if (!account) return <Loading />;
  return (
    <div class="account">
      <h1>{t.account.title}</h1>
      <p class="muted">{t.account.lead(person.value?.name ?? account.username)}</p>
      <SecondFactor account={account} onChange={load} />
      <ChangePassword />
    </div>
  );
}
