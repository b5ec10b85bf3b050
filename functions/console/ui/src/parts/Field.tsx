import type {
  ComponentChildren,
  InputHTMLAttributes,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "preact";
import { useId } from "preact/hooks";

interface Common {
  label: string;
  error?: string | null;
  hint?: string;
}

interface Wiring {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

/** A label, a control and what is to be said of it, tied together. */
function Wired({
  label,
  error,
  hint,
  children,
}: Common & { children: (wiring: Wiring) => ComponentChildren }) {
  const id = useId();
  const about = error || hint ? { "aria-describedby": `${id}-about` } : {};
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, ...about, ...(error ? { "aria-invalid": true } : {}) })}
      {(error || hint) && (
        <div id={`${id}-about`} class={error ? "field-error" : "field-hint"}>
          {error || hint}
        </div>
      )}
    </div>
  );
}

type InputProps = Common &
  Omit<InputHTMLAttributes, "label" | "role" | "type"> & { type?: "text" | "password" | "search" | "number" };

export function TextField({ label, error, hint, ...rest }: InputProps) {
  return (
    <Wired label={label} error={error ?? null} {...(hint ? { hint } : {})}>
      {(wiring) => {
        // Preact's types tie the role to the type; neither is chosen here.
        const attributes = { type: "text", ...rest, ...wiring } as InputHTMLAttributes;
        return <input class="input" {...attributes} />;
      }}
    </Wired>
  );
}

type AreaProps = Common & Omit<TextareaHTMLAttributes, "label">;

export function TextArea({ label, error, hint, ...rest }: AreaProps) {
  return (
    <Wired label={label} error={error ?? null} {...(hint ? { hint } : {})}>
      {(wiring) => <textarea class="input" {...rest} {...wiring} />}
    </Wired>
  );
}

interface SelectProps extends Common, Omit<SelectHTMLAttributes, "label" | "role" | "size" | "multiple"> {
  options: readonly { value: string; label: string }[];
}

export function SelectField({ label, error, hint, options, value, ...rest }: SelectProps) {
  return (
    <Wired label={label} error={error ?? null} {...(hint ? { hint } : {})}>
      {(wiring) => (
        <select class="input" value={value} {...rest} {...wiring}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Wired>
  );
}
