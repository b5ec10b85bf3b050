/** What people have told the machine never to accept by itself. */
import { useRef, useState } from "preact/hooks";
import { has } from "../api/session.ts";
import { documentTypes, titleOfField, titleOfType } from "../shared/document_types.ts";
import { ageOf, dateTimeOf } from "../shared/format.ts";
import { useKeys } from "../shared/keys.ts";
import { whoIs } from "../shared/people.ts";
import { query, setQuery } from "../shared/router.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { FlagDialog } from "../workbench/flags/FlagDialog.tsx";
import { type Flag, mayRevoke, revoke, useFlags } from "./flags.ts";

export function FlagsScreen() {
  const type = query.value.get("type") ?? "";
  const { items, error, refresh } = useFlags(type);
  const [adding, setAdding] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const worker = has("reviewer", "senior", "admin");
  const first = documentTypes.value[0]?.name ?? "";

  /** The focus goes to what takes the row's place, or else to the page. */
  const take = async (flag: Flag) => {
    const place = items?.indexOf(flag) ?? 0;
    await revoke(flag, refresh);
    const left = list.current?.querySelectorAll<HTMLElement>("button[data-revoke]") ?? [];
    (left[Math.min(place, left.length - 1)] ?? document.getElementById("content"))?.focus();
  };
  useKeys([
    {
      keys: "n",
      label: t.flags.add,
      group: t.flags.title,
      enabled: () => worker,
      run: () => setAdding(true),
    },
  ]);
  return (
    <div class="page flags" ref={list}>
      <div class="page-head">
        <h1>{t.flags.title}</h1>
        {worker && first && (
          <Button kind="primary" keys="n" onClick={() => setAdding(true)}>
            {t.flags.add}
          </Button>
        )}
      </div>
      <p class="page-text muted">{t.flags.text}</p>
      <div class="filters">
        <label>
          <span class="visually-hidden">{t.flags.columns.type}</span>
          <select
            class="input"
            value={type}
            onChange={(event) => setQuery({ type: event.currentTarget.value }, true)}
          >
            <option value="">{t.flags.anyType}</option>
            {documentTypes.value.map(({ name, title }) => (
              <option key={name} value={name}>
                {title || name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error !== null && !items && <ErrorState error={error} onRetry={() => void refresh()} />}
      {error === null && !items && <Loading />}
      {items?.length === 0 &&
        (type ? (
          <EmptyState title={t.flags.nothingMatches} />
        ) : (
          <EmptyState icon="flag" title={t.flags.empty.title} text={t.flags.empty.text} />
        ))}
      {items && items.length > 0 && <FlagTable flags={items} onRevoke={(flag) => void take(flag)} />}
      {adding && (
        <FlagDialog
          about={{ document_type: type || first, supplier: null, field: null }}
          mayChooseType
          onClose={() => setAdding(false)}
          onDone={() => void refresh()}
        />
      )}
    </div>
  );
}

function FlagTable({ flags, onRevoke }: { flags: readonly Flag[]; onRevoke: (flag: Flag) => void }) {
  const { columns } = t.flags;
  return (
    <table class="table panel">
      <thead>
        <tr>
          <th>{columns.what}</th>
          <th class="wide-only">{columns.of}</th>
          <th class="wide-only">{columns.type}</th>
          <th>{columns.note}</th>
          <th class="wide-only">{columns.by}</th>
          <th>
            <span class="visually-hidden">{columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {flags.map((flag) => (
          <Row key={flag.id} flag={flag} onRevoke={onRevoke} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ flag, onRevoke }: { flag: Flag; onRevoke: (flag: Flag) => void }) {
  const type = titleOfType(flag.document_type);
  const what = flag.field ? titleOfField(flag.document_type, flag.field) : t.flags.everything;
  const who = whoIs(flag.by);
  return (
    <tr>
      <td class="breakable">
        {what}
        <div class="narrow-only muted">
          {flag.supplier ?? t.flags.everySupplier} · {type}
        </div>
      </td>
      <td class="breakable wide-only">
        {flag.supplier ?? <span class="muted">{t.flags.everySupplier}</span>}
      </td>
      <td class="wide-only breakable">{type}</td>
      <td class="breakable">{flag.note}</td>
      <td class="wide-only" title={dateTimeOf(flag.at)}>
        {t.flags.by(t.shell.roles[flag.role], who)} <span class="muted">{ageOf(flag.at, Date.now())}</span>
      </td>
      <td class="end row-actions">
        {mayRevoke(flag) && (
          <Button kind="quiet" size="small" data-revoke="" onClick={() => onRevoke(flag)}>
            {t.flags.revoke}
          </Button>
        )}
      </td>
    </tr>
  );
}
