/** What a policy says of single fields, and which kinds of document may be accepted. */
import { useId } from "preact/hooks";
import type { Schemas } from "../api/client.ts";
import { paperOf } from "../shared/papers.ts";
import { words } from "../texts/administration.ts";
import { NEEDS, type Need } from "./policy_form.ts";
import type { FormProps } from "./PolicyMode.tsx";

const text = () => words.shown.policies;
type Props = FormProps & { type: Schemas["TypeOut"] };

export function FieldRules({ type, form, troubles, onChange }: Props) {
  const { field: head, need: needHead, threshold: thresholdHead } = text().fieldColumns;
  const withThresholds = form.mode === "threshold";
  return (
    <>
      <h2>{text().fields}</h2>
      <p class="muted small">{text().needsHint}</p>
      <div class="wide-table">
        <table class="table dense field-rules">
          <thead>
            <tr>
              <th>{head}</th>
              <th>{needHead}</th>
              {withThresholds && <th>{thresholdHead}</th>}
            </tr>
          </thead>
          <tbody>
            {type.fields.map(({ name, title }) => {
              const rule = form.fields[name] ?? { need: "optional" as const, threshold: "" };
              const put = (change: Partial<typeof rule>) =>
                onChange({ ...form, fields: { ...form.fields, [name]: { ...rule, ...change } } });
              return (
                <tr key={name} data-field={name}>
                  <th scope="row" class="breakable">
                    {title || name}
                  </th>
                  <td>
                    <select
                      class="input"
                      aria-label={text().needOf(title || name)}
                      value={rule.need}
                      onChange={(event) => put({ need: event.currentTarget.value as Need })}
                    >
                      {NEEDS.map((need) => (
                        <option key={need} value={need}>
                          {text().needs[need]}
                        </option>
                      ))}
                    </select>
                  </td>
                  {withThresholds && (
                    <td>
                      <Threshold
                        label={text().thresholdOf(title || name)}
                        value={rule.threshold}
                        error={troubles[`fields.${name}`]}
                        onInput={(threshold) => put({ threshold })}
                      />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface ThresholdProps {
  label: string;
  value: string;
  error: string | undefined;
  onInput: (value: string) => void;
}

function Threshold({ label, value, error, onInput }: ThresholdProps) {
  const id = useId();
  return (
    <>
      <input
        class="input"
        aria-label={label}
        placeholder={text().usual}
        inputMode="decimal"
        maxLength={20}
        value={value}
        {...(error ? { "aria-invalid": true, "aria-describedby": id } : {})}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {error && (
        <div id={id} class="field-error">
          {error}
        </div>
      )}
    </>
  );
}

export function Kinds({ type, form, onChange }: Props) {
  const kinds = Object.keys(type.papers ?? {})
    .map((kind) => ({ kind, paper: paperOf(type, kind) }))
    .filter(({ paper }) => paper && !paper.isPlain);
  if (kinds.length === 0 || form.mode === "review_all") return null;
  const choose = (kind: string, on: boolean) =>
    onChange({ ...form, kinds: on ? [...form.kinds, kind] : form.kinds.filter((each) => each !== kind) });
  return (
    <fieldset class="stack kinds">
      <legend>{text().kinds}</legend>
      <p class="muted small">{text().kindsHint}</p>
      <div class="cluster">
        {kinds.map(({ kind, paper }) => (
          <label key={kind} class="tick">
            <input
              type="checkbox"
              checked={form.kinds.includes(kind)}
              onChange={(event) => choose(kind, event.currentTarget.checked)}
            />
            {paper?.title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
