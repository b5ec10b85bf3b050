import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../api/problem.ts";
import { person, signIn } from "../api/session.ts";
import { Logo } from "../app/Shell.tsx";
import { wordsOf } from "../app/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TextField } from "../parts/Field.tsx";
import { t } from "../texts/index.ts";

/** The whole page, for somebody who is not signed in. The address stays what it is, so that a link leads there after. */
export function SignInPage() {
  useEffect(() => {
    document.title = `${t.signIn.title} · ${t.shell.product}`;
  }, []);
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <div class="brand">
          <Logo />
          <span>{t.shell.product}</span>
        </div>
        <h1>{t.signIn.title}</h1>
        <SignInForm />
      </div>
    </main>
  );
}

/** Over the page that was being worked on. */
export function SignInAgain() {
  return (
    <Dialog title={t.signIn.again}>
      <p class="muted">{t.signIn.againText}</p>
      <SignInForm username={person.value?.name ?? ""} />
    </Dialog>
  );
}

function SignInForm({ username = "" }: { username?: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [choosing, setChoosing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const wanted = choosing ? "new-password" : username ? "password" : "username";
    form.current?.querySelector<HTMLInputElement>(`[name="${wanted}"]`)?.focus();
  }, [choosing]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const values = new FormData(event.currentTarget as HTMLFormElement);
    const value = (name: string) => String(values.get(name) ?? "");
    setBusy(true);
    setError(null);
    try {
      await signIn(value("username"), value("password"), choosing ? value("new-password") : undefined);
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "new_password_needed") setChoosing(true);
      else setError(refusal(problem));
      setBusy(false);
    }
  };

  return (
    <form ref={form} class="sign-in-form" onSubmit={submit}>
      <TextField
        label={t.signIn.username}
        name="username"
        defaultValue={username}
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        required
        readOnly={choosing}
      />
      <TextField
        label={t.signIn.password}
        name="password"
        type="password"
        autocomplete="current-password"
        required
        readOnly={choosing}
        error={choosing ? null : error}
      />
      {choosing && (
        <TextField
          label={t.signIn.newPassword}
          name="new-password"
          type="password"
          autocomplete="new-password"
          required
          hint={t.signIn.newPasswordText}
          error={error}
        />
      )}
      <div class="visually-hidden" role="alert">
        {error}
      </div>
      <Button type="submit" kind="primary" wide aria-disabled={busy}>
        {choosing ? t.signIn.submitNew : t.signIn.submit}
      </Button>
    </form>
  );
}

function refusal(problem: unknown): string {
  if (problem instanceof Problem && problem.status === 401) return t.signIn.wrong;
  const { text, detail } = wordsOf(problem);
  return detail ? `${text} ${detail}` : text;
}
