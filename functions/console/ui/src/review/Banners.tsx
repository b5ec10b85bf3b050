/** What a person has to know about the review as a whole, and what they can do about it. */
import { useEffect, useState } from "preact/hooks";
import { has, person } from "../api/session.ts";
import { inWords } from "../shared/document_types.ts";
import { whoIs } from "../shared/people.ts";
import { wordsOf } from "../shared/toasts.ts";
import { timeOf } from "../shared/format.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PaperNotice } from "../parts/PaperNotice.tsx";
import { t } from "../texts/index.ts";
import { forgetBackup } from "../workbench/session_backup.ts";
import { isHeldByAnother } from "./review_detail.ts";
import type { ReviewSession } from "./review_session.ts";
import { reviewStore } from "./review_store.ts";

export function Banners({ review: open }: { review: ReviewSession }) {
  const { refusal } = open;
  const { review } = open.detail.value;
  const refused = refusal === null ? null : wordsOf(refusal);
  return (
    <>
      {refused && <Notice tone="bad" icon="warning" text={`${refused.text} ${refused.detail ?? ""}`} />}
      <Lapse review={open} />
      <Offer review={open} />
      {review.audit && open.isOpen && <Notice tone="plain" icon="review" text={t.review.audit} />}
      {review.note && <Notice tone="plain" icon="flag" text={review.note} />}
      <Begun review={open} />
      <PaperNotice paper={open.editor.form.value.paper} />
      {open.editor.form.value.notices.map((text) => (
        <Notice key={text} tone="warn" icon="warning" text={inWords(open.editor.form.value.type, text)} />
      ))}
    </>
  );
}

function Lapse({ review: open }: { review: ReviewSession }) {
  const state = open.claimState.value;
  const { review } = open.detail.value;
  const now = Date.now();
  if (state.kind === "lapsed") {
    const { holder, until } = state;
    const other = holder !== null && until !== null && holder !== person.value?.id;
    return (
      <Notice
        tone="warn"
        icon="warning"
        text={other ? t.review.lapsedHeld(whoIs(holder), timeOf(until, now)) : t.review.lapsed}
      >
        <Button size="small" onClick={() => void reviewStore().claimAgain(open)}>
          {t.review.claimAgain}
        </Button>
        <Button size="small" kind="quiet" onClick={() => void reviewStore().goOn()}>
          {t.review.goOn}
        </Button>
      </Notice>
    );
  }
  if (state.kind === "over")
    return (
      <Notice tone="warn" icon="user" text={t.review.over}>
        <Button size="small" onClick={() => reviewStore().lookAgain(open)}>
          {t.review.lookAtIt}
        </Button>
        <Button size="small" kind="quiet" onClick={() => void reviewStore().goOn()}>
          {t.review.goOn}
        </Button>
      </Notice>
    );
  if (state.kind === "elsewhere")
    return (
      <Notice tone="warn" icon="user" text={t.review.elsewhere}>
        <Button size="small" onClick={() => reviewStore().lookAgain(open)}>
          {t.review.goOnHere}
        </Button>
      </Notice>
    );
  if (state.kind !== "none") return null;
  if (isHeldByAnother(open.detail.value) && review.claim) {
    const who = whoIs(review.claim.by);
    return (
      <Notice tone="plain" icon="user" text={t.review.heldBy(who, timeOf(review.claim.expires_at, now))} />
    );
  }
  const ended = review.state === "done" || review.state === "cancelled";
  const text = ended ? t.review.ended(t.review.states[review.state]) : t.review.readOnly;
  return (
    <Notice tone="plain" icon="user" text={text}>
      {ended && has("reviewer", "senior", "admin") && (
        <Button size="small" onClick={() => void reviewStore().goOn()}>
          {t.review.goOn}
        </Button>
      )}
    </Notice>
  );
}

/** Answers that are filled in already, and whose they are. */
function Begun({ review: open }: { review: ReviewSession }) {
  const { draft, draft_by } = open.detail.value;
  const isOurs = !draft_by || draft_by === person.value?.id;
  if (!open.isMine || isOurs || !draft?.answers?.length) return null;
  return <Notice tone="plain" icon="user" text={t.review.begunBy(whoIs(draft_by))} />;
}

function Offer({ review: open }: { review: ReviewSession }) {
  const { offered } = reviewStore();
  const offer = offered.value;
  if (offer?.review !== open) return null;
  const close = () => (offered.value = null);
  return (
    <Notice tone="warn" icon="refresh" text={t.review.offered}>
      <Button
        size="small"
        onClick={() => {
          open.editor.change(offer.answers);
          close();
        }}
      >
        {t.review.takeOffered}
      </Button>
      <Button
        size="small"
        kind="quiet"
        onClick={() => {
          forgetBackup(open.id);
          close();
        }}
      >
        {t.review.dropOffered}
      </Button>
    </Notice>
  );
}

const LONG_MS = 2000;

/** Reviews that were submitted and have not arrived. */
export function Outgoing() {
  const all = [...reviewStore().outgoing.byReview.value.values()];
  const waiting = all.filter(({ error }) => error === null).length;
  const [long, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (waiting === 0) return;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return (
    <>
      {waiting > 0 && long && <Notice tone="plain" icon="upload" text={t.review.sending(waiting)} />}
      {all
        .filter(({ error }) => error !== null)
        .map(({ review, error }) => (
          <Notice
            key={review.id}
            tone="bad"
            icon="warning"
            text={`${t.review.notSubmitted} ${wordsOf(error).text}`}
          >
            <Button size="small" onClick={() => reviewStore().back(review)}>
              {t.review.backToIt}
            </Button>
          </Notice>
        ))}
    </>
  );
}
