/** Signing in, one step after the other: what the API asks for next is what is shown. */
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../api/problem.ts";
import { type Challenge, answer, signIn } from "../api/sign_in.ts";
import { Button } from "../parts/Button.tsx";
import { TextField } from "../parts/Field.tsx";
import { textOf } from "../shared/forms.ts";
import { t } from "../texts/index.ts";
import { CodeField, codeOf } from "../parts/CodeField.tsx";
import { Forgotten } from "./Forgotten.tsx";
import { refusal } from "../shared/sign_in_refusals.ts";
import type { components } from "../api/schema.d.ts";

type Shown = ComponentType<components["schemas"]["EnrolmentOut"]>;

export function SignInForm({ username = "" }: { username?: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(username);
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [forgotten, setForgotten] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const Enrolment = useEnrolment(challenge);
  const kind = challenge?.kind ?? "password";
  const known = useRef(name);
  known.current = name;
  useEffect(() => {
    if (forgotten) return;
    const wanted = { password: known.current ? "password" : "username", new_password: "new-password" }[
      kind as string
    ];
    form.current?.querySelector<HTMLInputElement>(`[name="${wanted ?? "code"}"]`)?.focus();
  }, [kind, forgotten, Enrolment]);

  const startOver = (why: string | null) => {
    setChallenge(null);
    setError(why);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const values = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setError(null);
    setNotice(null);
    try {
      setChallenge(await proceed(values, challenge));
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "sign_in_expired") startOver(t.signIn.expired);
      else setError(refusal(problem));
    }
    setBusy(false);
  };

  if (forgotten)
    return (
      <Forgotten
        username={name}
        onDone={(who, said) => {
          setName(who);
          setNotice(said);
          setForgotten(false);
        }}
      />
    );
  return (
    <form key={kind} ref={form} class="stack loose sign-in-form" onSubmit={(event) => void submit(event)}>
      {notice && <p role="status">{notice}</p>}
      {kind === "password" && <Credentials name={name} onName={setName} error={error} />}
      {kind === "new_password" && (
        <TextField
          label={t.signIn.newPassword}
          name="new-password"
          type="password"
          autocomplete="new-password"
          required
          hint={`${t.signIn.newPasswordText} ${t.account.password.newHint}`}
          error={error}
        />
      )}
      {challenge?.enrolment && (
        <>
          <p>{t.signIn.setUpText}</p>
          {Enrolment && <Enrolment {...challenge.enrolment} />}
        </>
      )}
      {(kind === "code" || kind === "set_up") && (
        <CodeField
          label={t.signIn.code}
          hint={kind === "code" ? t.signIn.codeText : t.account.factor.then}
          error={error}
        />
      )}
      <div class="visually-hidden" role="alert">
        {error}
      </div>
      <Button type="submit" kind="primary" wide aria-disabled={busy}>
        {{ password: t.signIn.submit, new_password: t.signIn.submitNew }[kind as string] ?? t.signIn.next}
      </Button>
      <Button kind="quiet" wide onClick={() => (challenge ? startOver(null) : setForgotten(true))}>
        {challenge ? t.signIn.back : t.signIn.forgot}
      </Button>
    </form>
  );
}

interface CredentialsProps {
  name: string;
  onName: (name: string) => void;
  error: string | null;
}

function Credentials({ name, onName, error }: CredentialsProps) {
  return (
    <>
      <TextField
        label={t.signIn.username}
        name="username"
        value={name}
        onInput={(event) => onName(event.currentTarget.value)}
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        required
      />
      <TextField
        label={t.signIn.password}
        name="password"
        type="password"
        autocomplete="current-password"
        required
        error={error}
      />
    </>
  );
}

function proceed(values: FormData, challenge: Challenge | null): Promise<Challenge | null> {
  const value = (name: string) => textOf(values, name);
  if (!challenge) return signIn(value("username"), value("password"));
  if (challenge.kind === "new_password")
    return answer(challenge.handle, { new_password: value("new-password") });
  return answer(challenge.handle, { code: codeOf(values) });
}

/** Its code is fetched when a challenge brings a key to be set up. */
function useEnrolment(challenge: Challenge | null): Shown | null {
  const [loaded, setLoaded] = useState<{ shown: Shown } | null>(null);
  const wanted = Boolean(challenge?.enrolment);
  useEffect(() => {
    if (wanted) void import("../parts/Enrolment.tsx").then((found) => setLoaded({ shown: found.default }));
  }, [wanted]);
  return loaded?.shown ?? null;
}
