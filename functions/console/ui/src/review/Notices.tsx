/** What has to be known about the review as a whole, above its fields. */
import { useState } from "preact/hooks";
import { timeOf } from "../app/format.ts";
import { toastError } from "../app/toasts.ts";
import { person } from "../api/session.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import type { Held } from "./held.ts";

export function Notices({ held }: { held: Held }) {
  const { review } = held.detail.value;
  const whole = review.questions.find((question) => question.field === null)?.reasons ?? [];
  const asked = new Set(held.asked.value);
  const doubts = (held.trial.value?.findings ?? []).filter(
    (finding) => finding.severity !== "supports" && !finding.fields.some((field) => asked.has(field)),
  );
  return (
    <>
      {held.lapse.value && <Lapsed held={held} />}
      {held.readOnly && <ReadOnly held={held} />}
      {review.audit && <p class="notice">{t.review.audit}</p>}
      {review.note && <p class="notice">“{review.note}”</p>}
      {whole.map((reason) => (
        <p key={reason} class="notice warn">
          {reason}
        </p>
      ))}
      {doubts.map((finding) => (
        <p key={finding.message} class="notice warn">
          {finding.message}
        </p>
      ))}
    </>
  );
}

function Lapsed({ held }: { held: Held }) {
  const [busy, setBusy] = useState(false);
  const { holder, until } = held.lapse.value ?? { holder: null, until: null };
  const again = async () => {
    setBusy(true);
    await held.takeAgain().catch(toastError);
    setBusy(false);
  };
  return (
    <div class="notice bad" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{t.review.lapsed.title}</strong>
        <p>
          {holder && until
            ? t.review.lapsed.taken(t.common.someone(holder), timeOf(until, Date.now()))
            : t.review.lapsed.free}
        </p>
        <Button size="small" aria-disabled={busy} onClick={again}>
          {t.review.lapsed.again}
        </Button>
      </div>
    </div>
  );
}

function ReadOnly({ held }: { held: Held }) {
  const { review } = held.detail.value;
  const claim = review.state === "claimed" ? review.claim : null;
  const words =
    review.state === "done"
      ? t.review.readOnly.done
      : claim && claim.by !== person.value?.id
        ? t.review.readOnly.held(t.common.someone(claim.by), timeOf(claim.expires_at, Date.now()))
        : t.review.readOnly.only;
  return <p class="notice">{words}</p>;
}
