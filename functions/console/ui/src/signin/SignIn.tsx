import { useEffect } from "preact/hooks";
import { person } from "../api/session.ts";
import { Logo } from "../parts/Logo.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { LanguageSwitch } from "../parts/LanguageSwitch.tsx";
import { t } from "../texts/index.ts";
import { SignInForm } from "./SignInForm.tsx";

/** The whole page, for somebody who is not signed in. The address stays what it is, so that a link leads there after. */
export function SignInPage() {
  const title = `${t.signIn.title} · ${t.shell.product}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main class="sign-in">
      <div class="panel sign-in-card">
        <div class="brand">
          <Logo />
          <span>{t.shell.product}</span>
        </div>
        <h1>{t.signIn.title}</h1>
        <SignInForm />
        <LanguageSwitch />
      </div>
    </main>
  );
}

/** Over the page that was being worked on. */
export function SignInAgain() {
  return (
    <Dialog title={t.signIn.again}>
      <p class="muted">{t.signIn.againText}</p>
      <SignInForm username={person.value?.username ?? ""} />
    </Dialog>
  );
}
