/** The pages of a file, small, with a mark between any two that says whether a new paper begins there. */
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { Thumbnail } from "../workbench/page/Thumbnails.tsx";
import { type Cuts, type Proposal, boundaryAt, paperOf } from "./cuts.ts";

interface Props {
  documentId: string;
  pages: number;
  cuts: Cuts;
  /** What the machine made of it; null: it was not asked. */
  proposal: Proposal | null;
  active: number;
  isOpen: boolean;
  onTurn: (page: number) => void;
  onCut: (page: number) => void;
}

export function CutList({ documentId, pages, cuts, proposal, active, isOpen, onTurn, onCut }: Props) {
  const words = t.review.split;
  return (
    <ol class="cuts">
      {Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
        <li key={page} class={page === active ? "cuts-page active" : "cuts-page"}>
          {page > 1 && (
            <button
              type="button"
              class="cut"
              aria-pressed={cuts.has(page)}
              aria-label={words.cutBefore(page)}
              disabled={!isOpen}
              data-cut={page}
              onFocus={() => onTurn(page)}
              onClick={() => onCut(page)}
            >
              <Icon name={cuts.has(page) ? "plus" : "minus"} />
              {cuts.has(page) ? words.begins : words.goesOn}
            </button>
          )}
          <div class="cuts-what">
            <Thumbnail
              documentId={documentId}
              number={page}
              isShown={page === active}
              isAsked={false}
              onTurn={onTurn}
            />
            <div class="stack">
              <strong>{words.paper(paperOf(cuts, page))}</strong>
              <Reasons proposal={proposal} page={page} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Reasons({ proposal, page }: { proposal: Proposal | null; page: number }) {
  const boundary = boundaryAt(proposal, page);
  if (!boundary?.reasons?.length) return null;
  return (
    <ul class="reasons small muted">
      {boundary.reasons.map((reason) => (
        <li key={reason}>{t.server.said(reason)}</li>
      ))}
    </ul>
  );
}
