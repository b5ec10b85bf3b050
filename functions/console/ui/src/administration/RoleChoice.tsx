import { useId } from "preact/hooks";
import type { Role } from "../api/session.ts";
import { words } from "../texts/administration.ts";
import { ROLES } from "./people.ts";

const text = () => words.shown.people;

interface Props {
  chosen: readonly Role[];
  error?: string | null;
  onChange: (roles: readonly Role[]) => void;
}

/** Each role with what it may do. */
export function RoleChoice({ chosen, error, onChange }: Props) {
  const id = useId();
  return (
    <fieldset class="stack kinds" {...(error ? { "aria-describedby": id } : {})}>
      <legend>{text().form.roles}</legend>
      {ROLES.map((role) => (
        <label key={role} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            onChange={(event) => {
              const others = chosen.filter((each) => each !== role);
              onChange(event.currentTarget.checked ? [...others, role] : others);
            }}
          />
          <span>
            {text().roles[role].title} <span class="muted small">{text().roles[role].text}</span>
          </span>
        </label>
      ))}
      {error && (
        <p id={id} class="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
