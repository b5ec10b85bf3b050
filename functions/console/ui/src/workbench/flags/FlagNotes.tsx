/** What people have flagged of a document's type or supplier, said on the document itself. */
import { useEffect } from "preact/hooks";
import { titleOfField } from "../../shared/document_types.ts";
import { whoIs } from "../../shared/people.ts";
import { Icon } from "../../parts/icons.tsx";
import { t } from "../../texts/index.ts";
import { flagsConcerning, refreshOldFlags } from "./concerning_flags.ts";

export function FlagNotes({ type, supplier }: { type: string; supplier: string | null }) {
  useEffect(() => refreshOldFlags(type, supplier), [type, supplier]);
  const flags = flagsConcerning(type, supplier);
  if (flags.length === 0) return null;
  return (
    <section class="flag-notes" aria-label={t.flags.title}>
      <h2>{t.flags.title}</h2>
      <ul class="stack">
        {flags.map((flag) => (
          <li key={flag.id}>
            <Icon name="flag" />
            <span class="breakable">
              {flag.field ? titleOfField(type, flag.field) : t.flags.everything}
              {", "}
              {flag.supplier ?? t.flags.everySupplier}: {flag.note}{" "}
              <span class="muted">{t.flags.by(t.shell.roles[flag.role], whoIs(flag.by))}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
