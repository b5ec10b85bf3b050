/** What a person has to know about the review as a whole, and what they can do about it. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { has, person } from "../api/session.ts";
import { whoIs } from "../app/people.ts";
import { wordsOf } from "../app/toasts.ts";
import { timeOf } from "../app/format.ts";
import { Button } from "../parts/Button.tsx";
import { Icon, type IconName } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { back, claimAgain, goOn, lookAgain, offered } from "./desk.ts";
import { isHeldByAnother } from "./detail.ts";
import { forget } from "./kept.ts";
import { outgoing } from "./outgoing.ts";
import type { Work } from "./work.ts";

interface NoticeProps {
  tone: "warn" | "bad" | "plain";
  icon: IconName;
  text: string;
  children?: ComponentChildren;
}

function Notice({ tone, icon, text, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={tone === "plain" ? "note" : "alert"}>
      <Icon name={icon} />
      <p>{text}</p>
      {children}
    </div>
  );
}

export function Banners({ work }: { work: Work }) {
  const refusal = work.refusal.value;
  const { review } = work.detail.value;
  const refused = refusal === null ? null : wordsOf(refusal);
  return (
    <>
      {refused && <Notice tone="bad" icon="warning" text={`${refused.text} ${refused.detail ?? ""}`} />}
      <Lapse work={work} />
      <Offer work={work} />
      {review.audit && work.isOpen && <Notice tone="plain" icon="review" text={t.review.audit} />}
      {review.note && <Notice tone="plain" icon="flag" text={review.note} />}
      <Begun work={work} />
      {work.form.value.notices.map((text) => (
        <Notice key={text} tone="warn" icon="warning" text={text} />
      ))}
    </>
  );
}

function Lapse({ work }: { work: Work }) {
  const hold = work.hold.value;
  const { review } = work.detail.value;
  const now = Date.now();
  if (hold.kind === "lapsed") {
    const { holder, until } = hold;
    const other = holder !== null && until !== null && holder !== person.value?.id;
    return (
      <Notice
        tone="warn"
        icon="warning"
        text={other ? t.review.lapsedHeld(whoIs(holder), timeOf(until, now)) : t.review.lapsed}
      >
        <Button size="small" onClick={() => void claimAgain(work)}>
          {t.review.claimAgain}
        </Button>
        <Button size="small" kind="quiet" onClick={() => void goOn()}>
          {t.review.goOn}
        </Button>
      </Notice>
    );
  }
  if (hold.kind === "over")
    return (
      <Notice tone="warn" icon="user" text={t.review.over}>
        <Button size="small" onClick={() => lookAgain(work)}>
          {t.review.lookAtIt}
        </Button>
        <Button size="small" kind="quiet" onClick={() => void goOn()}>
          {t.review.goOn}
        </Button>
      </Notice>
    );
  if (hold.kind === "elsewhere")
    return (
      <Notice tone="warn" icon="user" text={t.review.elsewhere}>
        <Button size="small" onClick={() => lookAgain(work)}>
          {t.review.goOnHere}
        </Button>
      </Notice>
    );
  if (hold.kind !== "none") return null;
  if (isHeldByAnother(work.detail.value) && review.claim) {
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
        <Button size="small" onClick={() => void goOn()}>
          {t.review.goOn}
        </Button>
      )}
    </Notice>
  );
}

/** Answers that are filled in already, and whose they are. */
function Begun({ work }: { work: Work }) {
  const { draft, draft_by } = work.detail.value;
  const isOurs = !draft_by || draft_by === person.value?.id;
  if (!work.isMine || isOurs || !draft?.answers?.length) return null;
  return <Notice tone="plain" icon="user" text={t.review.begunBy(whoIs(draft_by))} />;
}

function Offer({ work }: { work: Work }) {
  const offer = offered.value;
  if (offer?.work !== work) return null;
  const close = () => {
    offered.value = null;
  };
  return (
    <Notice tone="warn" icon="refresh" text={t.review.offered}>
      <Button
        size="small"
        onClick={() => {
          work.change(offer.said);
          close();
        }}
      >
        {t.review.takeOffered}
      </Button>
      <Button
        size="small"
        kind="quiet"
        onClick={() => {
          forget(work.id);
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
  const all = [...outgoing.value.values()];
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
        .map(({ work, error }) => (
          <Notice
            key={work.id}
            tone="bad"
            icon="warning"
            text={`${t.review.notSubmitted} ${wordsOf(error).text}`}
          >
            <Button size="small" onClick={() => back(work)}>
              {t.review.backToIt}
            </Button>
          </Notice>
        ))}
    </>
  );
}
