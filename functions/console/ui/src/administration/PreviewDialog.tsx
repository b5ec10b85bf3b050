/** What a changed policy changes, what it would have done with the latest documents, and saving it. */
import { api } from "../api/client.ts";
import { hrefOf } from "../shared/router.ts";
import { toast } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Notice } from "../parts/Notice.tsx";
import { ErrorState, Progress } from "../parts/states.tsx";
import { useSending } from "../parts/sending.ts";
import { inLocale, t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import { type Change, type Policy, changesIn } from "./policy_form.ts";
import { MOST_DOCUMENTS, type Preview, usePreview } from "./policy_preview.ts";

const text = () => words.shown.policies.preview;
const count = inLocale((locale) => new Intl.NumberFormat(locale));

interface Props {
  type: string;
  before: Policy;
  after: Policy;
  version: number;
  titleOf: (field: string) => string;
  onClose: () => void;
  onSaved: () => void;
}

export function PreviewDialog({ type, before, after, version, titleOf, onClose, onSaved }: Props) {
  const { preview, stage, error, stop } = usePreview(type, after, version);
  const sending = useSending(
    async () => {
      const path = { document_type: type };
      await api.put("/policies/{document_type}", { path, body: { ...after, version } });
    },
    () => {
      toast("success", text().done);
      onClose();
      onSaved();
    },
  );
  const isBusy = sending.busy || stage === "working";
  return (
    <Dialog title={text().title} wide onClose={onClose}>
      <div class="stack loose">
        <ChangeTable changes={changesIn(before, after, titleOf)} />
        <h3>{text().history}</h3>
        <div class="preview-history">
          <div class="stack preview-stage">
            {stage === "working" ? (
              <>
                <Progress
                  share={preview.documents / MOST_DOCUMENTS}
                  label={text().working(preview.documents, MOST_DOCUMENTS)}
                />
                <div class="cluster">
                  <span class="muted small" role="status">
                    {text().working(preview.documents, MOST_DOCUMENTS)}
                  </span>
                  <Button size="small" onClick={stop}>
                    {text().stop}
                  </Button>
                </div>
              </>
            ) : (
              <p role="status">
                {preview.documents > 0 && text().historyText(preview.documents)}
                {stage === "done" && preview.documents === 0 && text().none}{" "}
                {stage === "stopped" && error === null && text().stopped}
              </p>
            )}
          </div>
          {error !== null && <ErrorState error={error} />}
          {preview.documents > 0 && <Effects preview={preview} />}
        </div>
        {sending.error && (
          <p class="field-error" role="alert">
            {sending.error}
          </p>
        )}
        <div class="dialog-foot">
          <Button onClick={onClose}>{text().cancel}</Button>
          <Button kind="primary" aria-disabled={isBusy} onClick={() => void (isBusy || sending.send())}>
            {text().save}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const { what, before, after } = text().changes;
  return (
    <table class="table dense">
      <thead>
        <tr>
          <th>{what}</th>
          <th>{before}</th>
          <th>{after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.what}>
            <th scope="row" class="breakable">
              {change.what}
            </th>
            <td class="breakable">{change.before || t.common.none}</td>
            <td class="breakable">{change.after || t.common.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Effects({ preview }: { preview: Preview }) {
  const { documents, now, then, otherModel, newlyAccepted, newlyAsked } = preview;
  const { columns, rows } = text();
  const figure = (effect: Preview["now"], name: "accepted" | "questions") =>
    effect ? count().format(effect[name]) : t.common.none;
  const wrongOf = (effect: Preview["now"]) =>
    effect === null
      ? t.common.none
      : text().ofChecked(count().format(effect.wrong), count().format(effect.checked));
  const shown: readonly [string, string, string][] = [
    [rows.accepted, figure(now, "accepted"), figure(then, "accepted")],
    [rows.questions, figure(now, "questions"), figure(then, "questions")],
    [rows.wrong, wrongOf(now), wrongOf(then)],
  ];
  return (
    <div class="stack" data-effects={documents}>
      {now && then && then.wrong > now.wrong && (
        <Notice tone="bad" icon="warning" text={text().worse(then.wrong - now.wrong)} />
      )}
      <table class="table dense">
        <thead>
          <tr>
            <th>{columns.what}</th>
            <th class="end">{columns.now}</th>
            <th class="end">{columns.then}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(([title, before, after]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td class="end number">{before}</td>
              <td class="end number">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted small">{text().wrongText}</p>
      {(!now || !then) && <p class="muted small">{text().budget}</p>}
      {otherModel > 0 && <p class="muted small">{text().otherModel(otherModel)}</p>}
      <Examples title={text().newlyAccepted} ids={newlyAccepted} />
      <Examples title={text().newlyAsked} ids={newlyAsked} />
    </div>
  );
}

/** They open beside the dialog, which would be lost otherwise. */
function Examples({ title, ids }: { title: string; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <p class="small cluster examples">
      {title}:
      {ids.map((id, at) => (
        <a key={id} href={hrefOf(`/documents/${id}`)} target="_blank" rel="noreferrer">
          {text().document(at + 1)}
        </a>
      ))}
    </p>
  );
}
