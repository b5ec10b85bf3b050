/** The right side: what is asked, what was accepted, line items, and how it ends. */
import { documentTypes, titleOfType } from "../app/document_types.ts";
import { type Action } from "../queue/actions.tsx";
import { Button } from "../parts/Button.tsx";
import { KeyCaps } from "../parts/KeyCaps.tsx";
import { Progress } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { FieldCard } from "./FieldCard.tsx";
import { Notices } from "./Notices.tsx";
import type { Row } from "./answers.ts";
import type { Held } from "./held.ts";
import { LineItemGrid } from "./items/LineItemGrid.tsx";
import type { Answering } from "./useAnswering.ts";

const LONG = new Set(["address", "text"]);

interface Props {
  held: Held;
  answering: Answering;
  itemsOpen: boolean;
  onItems: (open: boolean) => void;
  onSubmit: () => void;
  onAction: (kind: Action["kind"] | "release") => void;
}

export function Panel({ held, answering, itemsOpen, onItems, onSubmit, onAction }: Props) {
  const { asked, others, open } = answering;
  const { review } = held.detail.value;
  const done = asked.length - open.length;
  return (
    <section class="panel" aria-label={t.review.answers}>
      <div class="panel-head">
        <TypeChoice held={held} />
        <span class={`saving ${held.saving.value}`} role="status">
          {held.readOnly ? "" : t.review.saving[held.saving.value]}
        </span>
      </div>
      {asked.length > 0 && (
        <div class="panel-progress">
          <Progress share={done / asked.length} label={t.review.progress(done, asked.length)} />
          <span class="muted number">{t.review.progress(done, asked.length)}</span>
        </div>
      )}
      <div class="panel-body">
        <Notices held={held} />
        <ol class="field-list">
          {asked.map((name) => (
            <One key={name} name={name} held={held} answering={answering} />
          ))}
        </ol>
        {others.length > 0 && (
          <>
            <button
              type="button"
              class="fold"
              aria-expanded={answering.unfolded}
              onClick={() => answering.setUnfolded(!answering.unfolded)}
            >
              {t.review.others(others.length)}
              <KeyCaps keys="a" />
            </button>
            {answering.unfolded && (
              <ol class="field-list">
                {others.map((name) => (
                  <One key={name} name={name} held={held} answering={answering} />
                ))}
              </ol>
            )}
          </>
        )}
        <Items held={held} open={itemsOpen} onOpen={onItems} />
      </div>
      {!held.readOnly && (
        <div class="panel-foot">
          <Button
            kind={open.length ? "plain" : "primary"}
            keys={open.length ? "mod+Enter" : "Enter"}
            onClick={onSubmit}
          >
            {t.review.submit}
          </Button>
          <span class="panel-foot-rest">
            <Button kind="quiet" size="small" onClick={() => onAction("release")}>
              {t.queue.release}
            </Button>
            {review.senior_only || (
              <Button kind="quiet" size="small" onClick={() => onAction("escalate")}>
                {t.queue.escalate}
              </Button>
            )}
            <Button kind="quiet" size="small" onClick={() => onAction("reject")}>
              {t.queue.reject}
            </Button>
          </span>
        </div>
      )}
    </section>
  );
}

function One({ name, held, answering }: { name: string; held: Held; answering: Answering }) {
  const spec = held.type.value?.fields.find((each) => each.name === name);
  const answer = held.work.value.now.answers[name];
  const active = answering.active === name;
  return (
    <FieldCard
      name={name}
      typeName={held.typeName.value}
      field={answering.fieldOf(name)}
      answer={answer}
      reasons={held.detail.value.review.questions.find((question) => question.field === name)?.reasons ?? []}
      problem={answer ? problemOf(held, name) : null}
      long={LONG.has(spec?.kind ?? "")}
      choices={active ? answering.choices : []}
      active={active}
      editing={active && answering.editing}
      readOnly={held.readOnly}
      onActivate={() => answering.activate(name)}
      onEdit={answering.setEditing}
      onType={(text) => answering.type(name, text)}
      onConfirm={answering.confirm}
      onChoose={answering.choose}
      onAbsent={() => answering.mark("absent")}
      onUnreadable={() => answering.mark("unreadable")}
    />
  );
}

/** What the checks say against an answer: it cannot be read as what it is, or it does not fit the others. */
function problemOf(held: Held, name: string): string | null {
  const trial = held.trial.value;
  const tried = trial?.fields.find((each) => each.field === name)?.problem;
  if (tried) return tried;
  const against = trial?.findings.find(
    (finding) => finding.severity === "contradicts" && finding.fields.includes(name),
  );
  return against?.message ?? null;
}

function TypeChoice({ held }: { held: Held }) {
  const known = documentTypes.value.some((type) => type.name === held.typeName.value);
  return (
    <label class="type-choice">
      <span class="visually-hidden">{t.review.type}</span>
      <select
        class="input"
        value={known ? held.typeName.value : ""}
        disabled={held.readOnly}
        onChange={(event) => held.change({ type: event.currentTarget.value })}
      >
        {!known && <option value="">{t.review.unknownType}</option>}
        {documentTypes.value.map((type) => (
          <option key={type.name} value={type.name}>
            {titleOfType(type.name)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ItemsProps {
  held: Held;
  open: boolean;
  onOpen: (open: boolean) => void;
}

function Items({ held, open, onOpen }: ItemsProps) {
  const columns = held.type.value?.line_items ?? [];
  if (!columns.length) return null;
  const rows = held.work.value.now.rows ?? rowsOf(held);
  const value = (name: string) =>
    held.work.value.now.answers[name]?.value ??
    held.detail.value.prediction?.fields?.find((field) => field.name === name)?.value ??
    null;
  const problems = Object.fromEntries(
    (held.trial.value?.line_items ?? []).flatMap((row, number) => {
      const wrong = row.find((cell) => cell.problem)?.problem;
      return wrong ? [[number, wrong]] : [];
    }),
  );
  return (
    <>
      <button type="button" class="fold" aria-expanded={open} onClick={() => onOpen(!open)}>
        {t.review.items(rows.length)}
        <KeyCaps keys="i" />
      </button>
      {open && (
        <LineItemGrid
          columns={columns.map(({ name, title, kind }) => ({ name, title: title || name, kind }))}
          rows={rows}
          total={value("TOTAL")}
          subtotal={value("SUBTOTAL")}
          problems={problems}
          readOnly={held.readOnly}
          onChange={(changed, step) => held.change({ rows: changed }, step && `items ${step}`)}
        />
      )}
    </>
  );
}

function rowsOf(held: Held): Row[] {
  return (held.detail.value.prediction?.line_items ?? []).map((item) =>
    Object.fromEntries(item.fields.map((field) => [field.name, field.value ?? ""])),
  );
}
