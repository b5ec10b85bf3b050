/** The fields of a document type, or the columns of its line items, as rows to edit. */
import { useRef } from "preact/hooks";
import { has } from "../api/session.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { type Kind, isListed, kinds, rolesFor } from "../shared/kinds.ts";
import type { Role } from "../shared/roles.ts";
import { type FieldLine, NEW_LINE, fieldNameFrom } from "./type_form.ts";

interface Props {
  lines: readonly FieldLine[];
  /** They are columns of line items, which are never required. */
  columns: boolean;
  /** The row in which something is wrong. */
  wrong: number | null;
  onChange: (lines: readonly FieldLine[]) => void;
}

export function FieldTable({ lines, columns, wrong, onChange }: Props) {
  const words = t.labelling.form;
  // What is required is part of the policy.
  const mayRequire = has("admin");
  const table = useRef<HTMLDivElement>(null);
  const change = (row: number, part: Partial<FieldLine>) =>
    onChange(lines.map((line, index) => (index === row ? changed(line, part, columns) : line)));
  const add = () => {
    onChange([...lines, NEW_LINE]);
    requestAnimationFrame(() => {
      const titles = table.current?.querySelectorAll<HTMLInputElement>("[data-title]");
      titles?.[titles.length - 1]?.focus();
    });
  };
  const remove = (row: number) => {
    onChange(lines.filter((_, index) => index !== row));
    table.current?.querySelector<HTMLElement>(".add-line")?.focus();
  };
  const saying = columns ? words.column : words.row;
  return (
    <div class="stack field-table" ref={table}>
      {lines.length > 0 && (
        <div class={columns ? "field-line column heads" : "field-line heads"} aria-hidden="true">
          <span>{words.fieldTitle}</span>
          <span>{words.fieldName}</span>
          <span>{words.kind}</span>
          <span>{words.role}</span>
          <span>{words.hints}</span>
        </div>
      )}
      {lines.map((line, index) => {
        const row = index + 1;
        return (
          <div key={index} class={columns ? "field-line column" : "field-line"}>
            <input
              class="input"
              data-title
              value={line.title}
              placeholder={words.fieldTitle}
              maxLength={100}
              aria-label={saying(words.fieldTitle, row)}
              onInput={(event) => change(index, { title: event.currentTarget.value })}
            />
            <input
              class="input mono small"
              value={line.name}
              placeholder={words.fieldName}
              maxLength={63}
              spellcheck={false}
              aria-label={saying(words.fieldName, row)}
              aria-invalid={wrong === index}
              onInput={(event) => change(index, { name: event.currentTarget.value })}
            />
            <select
              class="input"
              value={line.kind}
              aria-label={saying(words.kind, row)}
              onChange={(event) => change(index, ofKind(event.currentTarget.value as Kind))}
            >
              {!kinds.value.some(({ name }) => name === line.kind) && <option>{line.kind}</option>}
              {kinds.value.map(({ name, title }) => (
                <option key={name} value={name}>
                  {t.server.titles[title] ?? title}
                </option>
              ))}
            </select>
            <select
              class="input"
              value={line.role ?? ""}
              aria-label={saying(words.role, row)}
              onChange={(event) =>
                change(index, { role: (event.currentTarget.value || null) as Role | null })
              }
            >
              <option value="">{words.noRole}</option>
              {offered(line, columns).map((role) => (
                <option key={role} value={role}>
                  {words.roles[role]}
                </option>
              ))}
            </select>
            <input
              class="input"
              value={line.hints}
              placeholder={words.hints}
              maxLength={500}
              aria-label={saying(words.hints, row)}
              onInput={(event) => change(index, { hints: event.currentTarget.value })}
            />
            {!columns && (
              <div class="line-ticks">
                <label>
                  <input
                    type="checkbox"
                    checked={line.required}
                    disabled={!mayRequire}
                    title={mayRequire ? undefined : words.requiredByAdmins}
                    aria-label={saying(words.required, row)}
                    onChange={(event) => change(index, { required: event.currentTarget.checked })}
                  />
                  <span aria-hidden="true">{words.required}</span>
                </label>
                <label>
                  <input
                    type="checkbox"
                    checked={line.many}
                    aria-label={saying(words.many, row)}
                    onChange={(event) => change(index, { many: event.currentTarget.checked })}
                  />
                  <span aria-hidden="true">{words.many}</span>
                </label>
              </div>
            )}
            <Button
              kind="quiet"
              icon
              aria-label={columns ? words.removeColumn(row) : words.remove(row)}
              onClick={() => remove(index)}
            >
              <Icon name="close" />
            </Button>
            {isListed(line.kind) && (
              <input
                class="input line-choices"
                value={line.choices}
                placeholder={words.choices}
                maxLength={2000}
                aria-label={saying(words.choices, row)}
                aria-invalid={wrong === index && line.choices.trim() === ""}
                onInput={(event) => change(index, { choices: event.currentTarget.value })}
              />
            )}
          </div>
        );
      })}
      <Button size="small" class="add-line" onClick={add}>
        <Icon name="plus" />
        {columns ? words.addColumn : words.add}
      </Button>
    </div>
  );
}

/** Only some kinds list their values. */
function ofKind(kind: Kind): Partial<FieldLine> {
  return isListed(kind) ? { kind } : { kind, choices: "" };
}

/** What a field of its kind may mean, and what it means already. */
function offered({ kind, role }: FieldLine, columns: boolean): readonly Role[] {
  const roles = rolesFor(kind, columns);
  return role && !roles.includes(role) ? [role, ...roles] : roles;
}

/** A name follows its title until it is written by hand; another kind leaves only a meaning that goes with it. */
function changed(line: FieldLine, part: Partial<FieldLine>, columns: boolean): FieldLine {
  const follows = part.title !== undefined && line.name === fieldNameFrom(line.title);
  const next = { ...line, ...part, ...(follows ? { name: fieldNameFrom(part.title ?? "") } : {}) };
  const fits = !part.kind || !next.role || rolesFor(next.kind, columns).includes(next.role);
  return fits ? next : { ...next, role: null };
}
