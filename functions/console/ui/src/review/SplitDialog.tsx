/** Says of a document under review that it is several papers: its questions are then put for each of them. */
import { useSignal } from "@preact/signals";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { toastError } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { CutList } from "./CutList.tsx";
import { type Areas, type Cuts, spansOf, withCut } from "./cuts.ts";
import type { ReviewSession } from "./review_session.ts";
import { sendSplit } from "./splitting.ts";

const NO_AREAS: Areas = new Map();

export function SplitDialog({ review, onClose }: { review: ReviewSession; onClose: () => void }) {
  const { pages: count, review: row } = review.detail.value;
  const pages = count ?? 0;
  const cuts = useSignal<Cuts>(new Set());
  const active = useSignal(1);
  const sending = useSignal(false);
  const spans = spansOf(cuts.value, pages);
  const words = t.review.split;
  const send = async () => {
    sending.value = true;
    try {
      await sendSplit(review, spans);
      onClose();
    } catch (error) {
      toastError(error);
    } finally {
      sending.value = false;
    }
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p class="muted">{words.dialogText}</p>
      <CutList
        documentId={row.document_id}
        pages={pages}
        cuts={cuts.value}
        areas={NO_AREAS}
        proposal={null}
        active={active.value}
        isOpen
        onTurn={(page) => (active.value = page)}
        onCut={(page) => (cuts.value = withCut(cuts.peek(), page))}
        onRemove={() => undefined}
      />
      <Button kind="primary" disabled={spans.length < 2 || sending.value} onClick={() => void send()} wide>
        {spans.length < 2 ? words.choose : words.submit(spans.length)}
      </Button>
    </Dialog>
  );
}
