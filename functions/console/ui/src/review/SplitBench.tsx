/**
 * A review that asks where papers begin, or which areas of a page are papers: the pages with the areas on one side, the
 * marks between pages and the papers on the other.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { newKey } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState } from "../parts/states.tsx";
import { useKeys } from "../shared/keys.ts";
import { navigate } from "../shared/router.ts";
import { dismissHints, toast, toastError } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { Bench } from "../workbench/Bench.tsx";
import { PageViewer } from "../workbench/page/index.tsx";
import type { Picked } from "../workbench/page/types.ts";
import { Banners, Outgoing } from "./Banners.tsx";
import { CutList } from "./CutList.tsx";
import {
  type Areas,
  type Cuts,
  proposedAreas,
  proposedCuts,
  spansOf,
  withArea,
  withCut,
  withoutArea,
} from "./cuts.ts";
import { marksOfAreas } from "./area_marks.ts";
import { PartDialog } from "./dialogs.tsx";
import type { ReviewSession } from "./review_session.ts";
import { reviewStore } from "./review_store.ts";
import { splitBindings } from "./split_bindings.ts";
import { sendSplit } from "./splitting.ts";

/** The upper part of a page, where it says what it is. */
const TOP = { left: 0, top: 0, right: 1, bottom: 0.3 };
const ALL = { left: 0, top: 0, right: 1, bottom: 1 };

export function SplitBench({ review }: { review: ReviewSession }) {
  useEffect(dismissHints, [review]);
  const { pages: count, review: row } = review.detail.value;
  const pages = count ?? 0;
  const proposal = row.parts ?? null;
  const cuts = useSignal<Cuts>(proposal ? proposedCuts(proposal) : new Set());
  const areas = useSignal<Areas>(proposal ? proposedAreas(proposal) : new Map());
  const active = useSignal(1);
  const sending = useSignal(false);
  const dialog = useSignal<"escalate" | "reject" | null>(null);
  const spans = spansOf(cuts.value, pages, areas.value);
  const isShared = (proposal?.shared ?? []).length > 0;
  const turn = (page: number) => (active.value = Math.min(Math.max(page, 1), pages));
  const cut = (page: number) => {
    if (!review.isOpen || page < 2) return;
    cuts.value = withCut(cuts.peek(), page);
    turn(page);
  };
  const draw = ({ page, box }: Picked) => {
    if (review.isOpen) areas.value = withArea(areas.peek(), page, box);
  };
  const remove = (page: number, index: number) => {
    if (review.isOpen) areas.value = withoutArea(areas.peek(), page, index);
  };
  const send = async (parts = spansOf(cuts.peek(), pages, areas.peek())) => {
    if (!review.isMine || sending.peek()) return;
    sending.value = true;
    try {
      await sendSplit(review, parts);
    } catch (error) {
      toastError(error);
    } finally {
      sending.value = false;
    }
  };
  const release = async () => {
    if (!review.isMine) return;
    try {
      await reviewStore().part(review, { kind: "release" }, newKey());
      toast("success", t.queue.released);
      navigate("/queue");
    } catch (error) {
      toastError(error);
    }
  };
  const controls = {
    isOpen: () => review.isOpen,
    step: (by: number) => turn(active.peek() + by),
    cut: () => cut(active.peek()),
    whole: () => void send([{ first: 1, last: pages }]),
    send: () => void send(),
    release: () => void release(),
    escalate: () => (dialog.value = "escalate"),
    reject: () => (dialog.value = "reject"),
  };
  useKeys(splitBindings(controls));
  const words = t.review.split;
  return (
    <>
      <Bench
        kind="review"
        data={{ "data-review": review.id, "data-active": String(active.value) }}
        pages={
          <PageViewer
            documentId={row.document_id}
            pages={pages}
            marks={marksOfAreas(spans)}
            focus={pages > 0 ? { page: active.value, box: isShared ? ALL : TOP } : null}
            onPick={draw}
          />
        }
        head={
          <div class="bench-what">
            <strong>{isShared ? words.sharedTitle : words.title}</strong>
            <span class="bench-state muted small number" role="status">
              {words.papers(spans.length)}
            </span>
          </div>
        }
        foot={
          review.isOpen && (
            <>
              <div class="foot-main">
                <Button
                  kind="primary"
                  keys="mod+Enter"
                  disabled={sending.value || pages === 0}
                  onClick={controls.send}
                  wide
                >
                  {spans.length > 1 ? words.submit(spans.length) : words.whole}
                </Button>
                {spans.length > 1 && (
                  <Button keys="o" disabled={sending.value} onClick={controls.whole}>
                    {words.whole}
                  </Button>
                )}
              </div>
              <div class="foot-more">
                <Button kind="quiet" size="small" keys="g" onClick={controls.release}>
                  {t.review.actions.release}
                </Button>
                <Button kind="quiet" size="small" keys="shift+e" onClick={controls.escalate}>
                  {t.review.actions.escalate}
                </Button>
                <Button kind="quiet" size="small" keys="x" onClick={controls.reject}>
                  {t.review.actions.reject}
                </Button>
              </div>
            </>
          )
        }
      >
        <h1 class="visually-hidden">{isShared ? words.sharedTitle : words.title}</h1>
        <Outgoing />
        <Banners review={review} />
        <p class="muted">{isShared ? words.sharedText : words.text}</p>
        {!isShared && <p class="small muted">{words.drawText}</p>}
        {pages === 0 ? (
          <EmptyState icon="documents" title={t.page.notRead} />
        ) : (
          <CutList
            documentId={row.document_id}
            pages={pages}
            cuts={cuts.value}
            areas={areas.value}
            proposal={proposal}
            active={active.value}
            isOpen={review.isOpen}
            onTurn={turn}
            onCut={cut}
            onRemove={remove}
          />
        )}
      </Bench>
      {dialog.value && (
        <PartDialog review={review} kind={dialog.value} onClose={() => (dialog.value = null)} />
      )}
    </>
  );
}
