/** A form that asks for secrets, sends them and says what was wrong with them. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { refusal } from "../shared/sign_in_refusals.ts";

interface Props {
  submit: string;
  danger?: boolean;
  /** Draws the fields; `errorOf` says what is wrong with the one of this name. */
  children: (errorOf: (field: string) => string | null) => ComponentChildren;
  /** May throw Problem; its `field` says where the error is shown, the first field where it says nothing. */
  send: (values: FormData) => Promise<void>;
  first: string;
  /** Takes the focus when it appears. */
  focus?: boolean;
  cancel?: { label: string; run: () => void };
}

export function ProofForm({ submit, danger = false, children, send, first, focus = false, cancel }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState<{ field: string; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const gone = useRef(false);
  useEffect(() => {
    if (focus) form.current?.querySelector("input")?.focus();
  }, [focus]);
  useEffect(() => () => void (gone.current = true), []);
  const run = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const values = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setError(null);
    try {
      await send(values);
    } catch (problem) {
      const field = (problem instanceof Problem && problem.document.field) || first;
      if (!gone.current) setError({ field: field.replace("body.", ""), text: refusal(problem) });
    }
    if (!gone.current) setBusy(false);
  };
  return (
    <form ref={form} class="account-form" onSubmit={(event) => void run(event)}>
      {children((field) => (error?.field === field ? error.text : null))}
      <div class="visually-hidden" role="alert">
        {error?.text}
      </div>
      <div class="dialog-foot">
        {cancel && <Button onClick={cancel.run}>{cancel.label}</Button>}
        <Button type="submit" kind={danger ? "dangerPrimary" : "primary"} aria-disabled={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
