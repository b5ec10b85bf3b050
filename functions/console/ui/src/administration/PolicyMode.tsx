/** How values come to be accepted, with what that mode needs, and how many documents are audited. */
import { SelectField, TextField } from "../parts/Field.tsx";
import { words } from "../texts/administration.ts";
import { MODES, type Mode, type PolicyForm } from "./policy_form.ts";

const text = () => words.shown.policies;

export interface FormProps {
  form: PolicyForm;
  /** By place, as troublesWith() says it. */
  troubles: Readonly<Record<string, string>>;
  onChange: (form: PolicyForm) => void;
}

type Entry = "error" | "certainty" | "threshold" | "minuteCost" | "seconds" | "audits";
const SHOWN: Record<Mode, readonly { name: Entry; label: string; hint?: string }[]> = {
  error_budget: [
    { name: "error", label: text().error, hint: text().errorHint },
    { name: "certainty", label: text().certainty, hint: text().certaintyHint },
  ],
  expected_cost: [
    { name: "minuteCost", label: text().minuteCost, hint: text().minuteCostHint },
    { name: "seconds", label: text().seconds },
  ],
  threshold: [{ name: "threshold", label: text().threshold, hint: text().thresholdHint }],
  review_all: [],
};
const audits = () => ({ name: "audits" as const, label: text().audits, hint: text().auditsHint });

export function ModeFields({ form, troubles, onChange }: FormProps) {
  const entries = [...SHOWN[form.mode], ...(form.mode === "review_all" ? [] : [audits()])];
  return (
    <>
      <SelectField
        label={text().mode}
        hint={text().modeHints[form.mode]}
        value={form.mode}
        options={MODES.map((mode) => ({ value: mode, label: text().modes[mode] }))}
        onChange={(event) => onChange({ ...form, mode: event.currentTarget.value as Mode })}
      />
      <div class="describe-names">
        {entries.map(({ name, label, hint }) => (
          <TextField
            key={name}
            label={label}
            {...(hint ? { hint } : {})}
            inputMode="decimal"
            maxLength={20}
            value={form[name]}
            error={troubles[name] ?? null}
            onInput={(event) => onChange({ ...form, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
    </>
  );
}
