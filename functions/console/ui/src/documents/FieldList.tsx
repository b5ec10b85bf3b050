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
  active: string | null;
  onOpen: (name: string) => void;
}

export function FieldList({ type, fields, lineItems, findings, corrections, active, onOpen }: Props) {
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
            <span class="field-said muted">{(field.reasons ?? []).join(" ")}</span>
          )}
        </button>
      ))}
      {missing.length > 0 && (
        <p class="muted small">
          {t.documents.missing(missing.map(({ name }) => titleOfField(type, name)).join(", "))}
        </p>
      )}
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
