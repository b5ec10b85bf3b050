import { api } from "../api/client.ts";
import { sessionsEnded } from "../api/sign_in.ts";
import { toast } from "../shared/toasts.ts";
import { TextField } from "../parts/Field.tsx";
import { textOf } from "../shared/forms.ts";
import { t } from "../texts/index.ts";
import { ProofForm } from "./ProofForm.tsx";

const texts = () => t.account.password;

/** Ends every session of the person, this one too. */
export function ChangePassword() {
  const send = async (values: FormData) => {
    const body = {
      password: textOf(values, "password"),
      new_password: textOf(values, "new-password"),
    };
    await api.post("/session/password", { body });
    sessionsEnded();
    toast("success", texts().done);
  };
  return (
    <section aria-labelledby="account-password">
      <h2 id="account-password">{texts().title}</h2>
      <p class="muted">{texts().text}</p>
      <ProofForm submit={texts().submit} first="password" send={send}>
        {(errorOf) => (
          <>
            <TextField
              label={texts().current}
              name="password"
              type="password"
              autocomplete="current-password"
              required
              error={errorOf("password")}
            />
            <TextField
              label={texts().new}
              name="new-password"
              type="password"
              autocomplete="new-password"
              required
              hint={texts().newHint}
              error={errorOf("new_password")}
            />
          </>
        )}
      </ProofForm>
    </section>
  );
}
