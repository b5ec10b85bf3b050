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
const SHOWN: Record<Mode, readonly Entry[]> = {
  error_budget: ["error", "certainty", "audits"],
  expected_cost: ["minuteCost", "seconds", "audits"],
  threshold: ["threshold", "audits"],
  review_all: [],
};
const HINTS = {
  error: "errorHint",
  certainty: "certaintyHint",
  threshold: "thresholdHint",
  minuteCost: "minuteCostHint",
  seconds: null,
  audits: "auditsHint",
} as const;

function wordsOf(name: Entry): { name: Entry; label: string; hint?: string } {
  const hint = HINTS[name];
  return { name, label: text()[name], ...(hint ? { hint: text()[hint] } : {}) };
}

export function ModeFields({ form, troubles, onChange }: FormProps) {
  const entries = SHOWN[form.mode].map(wordsOf);
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
