/** A forgotten password: a code is mailed, and sets a new one. */
import { useEffect, useRef, useState } from "preact/hooks";
import { send } from "../api/http.ts";
import { Button } from "../parts/Button.tsx";
import { TextField } from "../parts/Field.tsx";
import { textOf } from "../shared/forms.ts";
import { t } from "../texts/index.ts";
import { CodeField, codeOf } from "../parts/CodeField.tsx";
import { refusal } from "../shared/sign_in_refusals.ts";

interface Props {
  username: string;
  /** Back to signing in, as whom, and what to say there. */
  onDone: (username: string, notice: string | null) => void;
}

export function Forgotten({ username, onDone }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(username);
  const [mailed, setMailed] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>(`[name="${mailed ? "code" : "username"}"]`)?.focus();
  }, [mailed]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const values = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setError(null);
    try {
      if (mailed) {
        const body = {
          username: name,
          code: codeOf(values),
          new_password: textOf(values, "new-password"),
        };
        await send({ method: "POST", path: "/session/password-reset/confirm", body });
        onDone(name, t.signIn.resetDone);
        return;
      }
      await send({ method: "POST", path: "/session/password-reset", body: { username: name } });
      setMailed(true);
    } catch (problem) {
      setError(refusal(problem));
    }
    setBusy(false);
  };

  return (
    <form
      key={String(mailed)}
      ref={form}
      class="stack loose sign-in-form"
      onSubmit={(event) => void submit(event)}
    >
      <h2>{t.signIn.forgotTitle}</h2>
      <p role="status">{mailed ? t.signIn.resetText : t.signIn.forgotText}</p>
      {mailed ? (
        <>
          <CodeField label={t.signIn.mailedCode} error={error} />
          <TextField
            label={t.signIn.newPassword}
            name="new-password"
            type="password"
            autocomplete="new-password"
            required
            hint={t.account.password.newHint}
          />
        </>
      ) : (
        <TextField
          label={t.signIn.username}
          name="username"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
          error={error}
        />
      )}
      <div class="visually-hidden" role="alert">
        {error}
      </div>
      <Button type="submit" kind="primary" wide aria-disabled={busy}>
        {mailed ? t.signIn.submitNew : t.signIn.sendCode}
      </Button>
      <Button kind="quiet" wide onClick={() => onDone(name, null)}>
        {t.signIn.back}
      </Button>
    </form>
  );
}
