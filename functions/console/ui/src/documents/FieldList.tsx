/** What is known of a document's fields: value, how sure, why, and what a person changed. */
import type { Schemas } from "../api/client.ts";
import {
  documentTypes,
  inWords,
  titleOfColumn,
  titleOfField,
  titleOfValue,
} from "../shared/document_types.ts";
import { thresholdOf } from "../shared/thresholds.ts";
import { ConfidenceMark } from "../parts/ConfidenceMark.tsx";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { type Field, cellOf, columnsOf } from "./documents.ts";

interface Props {
  type: string;
  fields: readonly Field[];
  lineItems: readonly Schemas["LineItem"][];
  findings: readonly Schemas["Finding"][];
  corrections: readonly Schemas["Correction"][];
  /** What the machine had read, also where it was too unsure for the result. */
  read: readonly Field[];
  active: string | null;
  onOpen: (name: string) => void;
}

type Why = keyof typeof t.documents.missing;

/** The fields without a value by what became of them: a person said so, the machine was too unsure, nothing was found. */
function missingIn(
  missing: readonly Field[],
  corrections: Props["corrections"],
  read: Props["read"],
): [Why, string[]][] {
  const said = new Map(corrections.map((each) => [each.field, each.verdict]));
  const seen = new Set(read.filter((each) => each.value != null).map((each) => each.name));
  const found: Record<Why, string[]> = { leftOut: [], absent: [], unreadable: [], notFound: [] };
  for (const { name } of missing) {
    const verdict = said.get(name);
    if (verdict === "unreadable" || verdict === "absent") found[verdict].push(name);
    else found[seen.has(name) ? "leftOut" : "notFound"].push(name);
  }
  return (Object.entries(found) as [Why, string[]][]).filter(([, names]) => names.length > 0);
}

function titled(type: string, name: string, why: Why, read: Props["read"]): string {
  const value = read.find((each) => each.name === name)?.value;
  const title = titleOfField(type, name);
  return why === "leftOut" && value != null ? `${title} (${titleOfValue(type, name, value)})` : title;
}

export function FieldList({ type, fields, lineItems, findings, corrections, read, active, onOpen }: Props) {
  const found = fields.filter((field) => field.value != null);
  const missing = fields.filter((field) => field.value == null);
  const spec = documentTypes.value.find((each) => each.name === type);
  const before = new Map(corrections.map((each) => [each.field, each.before]));
  const columns = columnsOf(lineItems);
  return (
    <section class="document-fields" aria-label={t.documents.fields}>
      <h2>{t.documents.fields}</h2>
      {findings.length > 0 && (
        <ul class="stack small warnings">
          {findings.map((finding) => (
            <li key={finding.message}>{inWords(type, finding.message)}</li>
          ))}
        </ul>
      )}
      {found.map((field) => (
        <button
          key={field.name}
          type="button"
          class="field-row"
          data-field={field.name}
          aria-pressed={field.name === active}
          onClick={() => onOpen(field.name)}
        >
          <span class="field-mark">
            {field.source === "person" ? (
              <Icon name="user" />
            ) : (
              <ConfidenceMark
                confidence={field.confidence ?? null}
                threshold={thresholdOf(spec, field.name)}
              />
            )}
          </span>
          <span class="field-title">{titleOfField(type, field.name)}</span>
          <span class="field-value">{titleOfValue(type, field.name, field.value ?? "")}</span>
          {before.has(field.name) && before.get(field.name) !== field.value && (
            <span class="field-was muted">{t.review.was(before.get(field.name) ?? t.review.notFound)}</span>
          )}
          {field.name === active && (field.reasons ?? []).length > 0 && (
            <span class="field-said muted">
              {(field.reasons ?? []).map((reason) => inWords(type, reason)).join(" ")}
            </span>
          )}
        </button>
      ))}
      {missingIn(missing, corrections, read).map(([why, names]) => (
        <p key={why} class="muted small">
          {t.documents.missing[why](names.map((name) => titled(type, name, why, read)).join(", "))}
        </p>
      ))}
      {lineItems.length > 0 && (
        <div class="document-items" tabIndex={0} role="region" aria-label={t.documents.lineItems}>
          <table class="table dense">
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name}>{titleOfColumn(type, name)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lineItems.map((item, index) => (
                <tr key={index}>
                  {columns.map((name) => (
                    <td key={name}>{cellOf(item, name)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
