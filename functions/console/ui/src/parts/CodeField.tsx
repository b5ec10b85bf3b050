import { textOf } from "../shared/forms.ts";
import { TextField } from "./Field.tsx";

interface Props {
  label: string;
  hint?: string;
  error?: string | null;
}

/** Six digits from an app or a mail; phones offer the number pad and, where they can, the code itself. */
export function CodeField({ label, hint, error }: Props) {
  return (
    <TextField
      label={label}
      name="code"
      inputMode="numeric"
      autocomplete="one-time-code"
      pattern="\s*[0-9]{3}\s*[0-9]{3}\s*"
      maxLength={9}
      spellcheck={false}
      required
      {...(hint ? { hint } : {})}
      error={error ?? null}
    />
  );
}

/** The digits of what was typed. */
export function codeOf(values: FormData): string {
  return textOf(values, "code").replace(/\s/g, "");
}
