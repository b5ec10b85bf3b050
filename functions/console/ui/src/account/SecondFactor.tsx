import { useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { toast } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TextField } from "../parts/Field.tsx";
import { CodeField, codeOf } from "../parts/CodeField.tsx";
import Enrolment from "../parts/Enrolment.tsx";
import { textOf } from "../shared/forms.ts";
import { t } from "../texts/index.ts";
import { ProofForm } from "./ProofForm.tsx";

const texts = () => t.account.factor;

interface Props {
  account: Schemas["OwnAccount"];
  onChange: () => void;
}

export function SecondFactor({ account, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const { second_factor: active, policy } = account;
  const close = () => setOpen(false);
  const done = () => {
    close();
    onChange();
  };
  const mayChange = policy === "optional";
  return (
    <section aria-labelledby="account-factor">
      <h2 id="account-factor">{texts().title}</h2>
      <p>{active ? texts().on : policy === "off" ? texts().unavailable : texts().off}</p>
      {active && policy === "required" && <p class="muted">{texts().required}</p>}
      {mayChange && (
        <Button kind={active ? "danger" : "primary"} onClick={() => setOpen(true)}>
          {active ? texts().remove : texts().setUp}
        </Button>
      )}
      {open && (
        <Dialog title={texts().title} onClose={close}>
          {active ? <Remove onClose={close} onDone={done} /> : <SetUp onClose={close} onDone={done} />}
        </Dialog>
      )}
    </section>
  );
}

interface StepProps {
  onClose: () => void;
  onDone: () => void;
}

/** The password is kept for as long as the dialog is open: both steps ask for it. */
function SetUp({ onClose, onDone }: StepProps) {
  const [password, setPassword] = useState("");
  const [enrolment, setEnrolment] = useState<Schemas["EnrolmentOut"] | null>(null);
  const cancel = { label: t.common.cancel, run: onClose };
  const begin = async (values: FormData) => {
    const given = textOf(values, "password");
    setEnrolment(await api.post("/session/second-factor", { body: { password: given } }));
    setPassword(given);
  };
  const verify = async (values: FormData) => {
    await api.post("/session/second-factor/verify", { body: { password, code: codeOf(values) } });
    toast("success", texts().turnedOn);
    onDone();
  };
  if (!enrolment)
    return (
      <ProofForm key="password" submit={t.signIn.next} first="password" send={begin} focus cancel={cancel}>
        {(errorOf) => <PasswordField hint={texts().passwordFirst} error={errorOf("password")} />}
      </ProofForm>
    );
  return (
    <>
      <Enrolment {...enrolment} />
      <ProofForm key="code" submit={texts().turnOn} first="code" send={verify} focus cancel={cancel}>
        {(errorOf) => (
          <CodeField
            label={t.signIn.code}
            hint={texts().then}
            error={errorOf("code") ?? errorOf("password")}
          />
        )}
      </ProofForm>
    </>
  );
}

function Remove({ onClose, onDone }: StepProps) {
  const remove = async (values: FormData) => {
    const body = { password: textOf(values, "password"), code: codeOf(values) };
    await api.post("/session/second-factor/remove", { body });
    toast("success", texts().removed);
    onDone();
  };
  const cancel = { label: t.common.cancel, run: onClose };
  return (
    <ProofForm submit={texts().remove} danger first="password" send={remove} focus cancel={cancel}>
      {(errorOf) => (
        <>
          <PasswordField hint={texts().removeText} error={errorOf("password")} />
          <CodeField label={t.signIn.code} hint={t.signIn.codeText} error={errorOf("code")} />
        </>
      )}
    </ProofForm>
  );
}

function PasswordField({ hint, error }: { hint: string; error: string | null }) {
  return (
    <TextField
      label={t.account.password.current}
      name="password"
      type="password"
      autocomplete="current-password"
      required
      autofocus
      hint={hint}
      error={error}
    />
  );
}
