import type { RefObject } from "preact";
import { has, person } from "../api/session.ts";
import { documentTypes, inWords, titleOfField, titleOfType } from "../shared/document_types.ts";
import { ageOf, amountOf, dateTimeOf, timeOf } from "../shared/format.ts";
import { paperOf } from "../shared/papers.ts";
import { whoIs } from "../shared/people.ts";
import { hrefOf } from "../shared/router.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { t } from "../texts/index.ts";
import type { ActionKind } from "./actions.tsx";
import { type Review, type View, hasLapsed, isHeldBy, reasonOf } from "./views.ts";

interface Props {
  table: RefObject<HTMLTableElement | null>;
  reviews: readonly Review[];
  view: View;
  now: number;
  onAction: (kind: ActionKind, review: Review) => void;
}

export function ReviewTable({ table, reviews, view, now, onAction }: Props) {
  const columns = t.queue.columns;
  const known = reviews.some((review) => review.supplier);
  return (
    <table class={known ? "table panel queue-table" : "table panel queue-table no-supplier"} ref={table}>
      <thead>
        <tr>
          <th>{columns.why}</th>
          <th class="wide-only">{columns.type}</th>
          <th class="wide-only">{columns.supplier}</th>
          <th class="end">{columns.amount}</th>
          <th class="wide-only end">{view === "recent" ? columns.done : columns.age}</th>
          <th class="wide-only">{view === "recent" ? columns.outcome : columns.holder}</th>
          <th>
            <span class="visually-hidden">{columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => (
          <Row key={review.id} review={review} view={view} now={now} onAction={onAction} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Pick<Props, "view" | "now" | "onAction"> & { review: Review };

function Row({ review, view, now, onAction }: RowProps) {
  const title = titleOfType(review.document_type);
  const since = view === "recent" ? (review.done_at ?? review.changed_at) : review.opened_at;
  const age = ageOf(since, now);
  const supplier = review.supplier ?? t.common.none;
  return (
    <tr class="row" data-review={review.id}>
      <td class="why">
        <a class="row-link" href={hrefOf(`/review/${review.id}`)}>
          <Why review={review} />
        </a>
        <div class="narrow-only muted clipped">
          {title}
          {review.supplier && ` · ${review.supplier}`}
        </div>
        <div class="narrow-only">
          <PaperBadge review={review} />
        </div>
        <div class="narrow-only">
          <div class="narrow-state">
            {view === "recent" ? (
              <Outcome review={review} />
            ) : (
              review.claim && <Holder review={review} now={now} />
            )}
            <RowActions review={review} view={view} now={now} onAction={onAction} narrow />
          </div>
        </div>
      </td>
      <td class="wide-only breakable">
        {title} <PaperBadge review={review} />
      </td>
      <td class="wide-only supplier">
        <div class="clipped" title={review.supplier ?? undefined}>
          {supplier}
        </div>
      </td>
      <td class="end number">
        {review.amount === null ? t.common.none : amountOf(review.amount)}
        <div class="narrow-only muted small">{age}</div>
      </td>
      <td class="wide-only end number" title={dateTimeOf(since)}>
        {age}
      </td>
      <td class="wide-only">
        {view === "recent" ? <Outcome review={review} /> : <Holder review={review} now={now} />}
      </td>
      <td class="actions">
        <RowActions review={review} view={view} now={now} onAction={onAction} />
      </td>
    </tr>
  );
}

/** The kind of paper, where it is not the one that the type is named after. */
function PaperBadge({ review }: { review: Review }) {
  const type = documentTypes.value.find((each) => each.name === review.document_type);
  const paper = paperOf(type, review.kind);
  return paper && !paper.isPlain ? <Badge tone="warn">{paper.title}</Badge> : null;
}

function Why({ review }: { review: Review }) {
  // Why somebody rejected it goes before what the machine had asked.
  if (review.outcome === "rejected") return <span class="note">“{review.note}”</span>;
  const { text, field, more } = reasonOf(review);
  const words = inWords(review.document_type, text) || (review.audit ? t.queue.audit : t.queue.noReason);
  return (
    <>
      {field && <span class="field-name">{titleOfField(review.document_type, field)}</span>}
      <span class="reason">{words}</span>
      {more > 0 && <Badge>{t.queue.moreReasons(more)}</Badge>}
      {review.audit && <Badge tone="accent">{t.queue.auditBadge}</Badge>}
      {review.senior_only && <Badge tone="warn">{t.queue.seniorBadge}</Badge>}
      {review.note && <span class="note">“{review.note}”</span>}
    </>
  );
}

function Holder({ review, now }: { review: Review; now: number }) {
  if (review.claim === null || review.state !== "claimed") return <span class="muted">{t.common.none}</span>;
  if (hasLapsed(review, now)) return <span class="muted">{t.queue.lapsed}</span>;
  const mine = review.claim.by === person.value?.id;
  const until = timeOf(review.claim.expires_at, now);
  return <Badge tone={mine ? "accent" : "plain"}>{t.queue.heldBy(whoIs(review.claim.by), until)}</Badge>;
}

function Outcome({ review }: { review: Review }) {
  if (review.outcome === "rejected") return <Badge tone="bad">{t.queue.rejected}</Badge>;
  const changed = review.corrections.filter((each) => each.before !== each.after).length;
  return <Badge tone="good">{changed ? t.queue.corrected(changed) : t.queue.confirmed}</Badge>;
}

/** `narrow`: on a phone what ends a review is done on its own page, which is a tap away. */
function RowActions({ review, view, now, onAction, narrow = false }: RowProps & { narrow?: boolean }) {
  if (view === "recent") {
    if (!has("senior", "admin")) return null;
    return (
      <Button kind="quiet" size="small" onClick={() => onAction("reopen", review)}>
        {t.queue.reopen}
      </Button>
    );
  }
  if (!has("reviewer", "senior", "admin")) return null;
  const mine = isHeldBy(review, person.value?.id, now);
  if (review.claim && !mine && !hasLapsed(review, now) && review.state === "claimed") return null;
  return (
    <>
      {mine && (
        <Button kind="quiet" size="small" onClick={() => onAction("release", review)}>
          {t.queue.release}
        </Button>
      )}
      {!narrow && review.state !== "escalated" && (
        <Button kind="quiet" size="small" onClick={() => onAction("escalate", review)}>
          {t.queue.escalate}
        </Button>
      )}
      {!narrow && (
        <Button kind="quiet" size="small" onClick={() => onAction("reject", review)}>
          {t.queue.reject}
        </Button>
      )}
    </>
  );
}
