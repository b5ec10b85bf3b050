/** The pages of a file, small, with a mark between any two that says whether a new paper begins there. */
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { Thumbnail } from "../workbench/page/Thumbnails.tsx";
import { type Areas, type Cuts, type Proposal, boundaryAt, paperOf, sharedAt, spansOf } from "./cuts.ts";

interface Props {
  documentId: string;
  pages: number;
  cuts: Cuts;
  areas: Areas;
  /** What the machine made of it; null: it was not asked. */
  proposal: Proposal | null;
  active: number;
  isOpen: boolean;
  onTurn: (page: number) => void;
  onCut: (page: number) => void;
  onRemove: (page: number, index: number) => void;
}

export function CutList(props: Props) {
  const { documentId, pages, cuts, areas, proposal, active, isOpen, onTurn, onCut, onRemove } = props;
  const words = t.review.split;
  const spans = spansOf(cuts, pages, areas);
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
              <PaperNames
                first={paperOf(spans, page)}
                count={(areas.get(page) ?? []).length}
                isOpen={isOpen}
                onRemove={(index) => onRemove(page, index)}
              />
              <Reasons proposal={proposal} page={page} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

interface Names {
  first: number;
  count: number;
  isOpen: boolean;
  onRemove: (index: number) => void;
}

/** The paper that a page is of; of a page with areas each, with a button that removes it. */
function PaperNames({ first, count, isOpen, onRemove }: Names) {
  const words = t.review.split;
  if (count === 0) return <strong>{words.paper(first)}</strong>;
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} class="cuts-area">
          <strong>{words.paper(first + index)}</strong>
          <Button
            kind="quiet"
            size="small"
            aria-label={words.removeArea(first + index)}
            disabled={!isOpen}
            onClick={() => onRemove(index)}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      {count === 1 && <p class="small muted">{words.oneArea}</p>}
    </>
  );
}

function Reasons({ proposal, page }: { proposal: Proposal | null; page: number }) {
  const reasons = [
    ...(boundaryAt(proposal, page)?.reasons ?? []),
    ...(sharedAt(proposal, page)?.reasons ?? []),
  ];
  if (reasons.length === 0) return null;
  return (
    <ul class="reasons small muted">
      {reasons.map((reason) => (
        <li key={reason}>{t.server.said(reason)}</li>
      ))}
    </ul>
  );
}
