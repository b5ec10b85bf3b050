/** The pages of a document with its fields marked: one window or two, tools above, small pages beside. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useKeys } from "../../shared/keys.ts";
import { EmptyState } from "../../parts/states.tsx";
import { t } from "../../texts/index.ts";
import { PagePane } from "./PagePane.tsx";
import { Thumbnails } from "./Thumbnails.tsx";
import { Toolbar, bindingsOf } from "./Toolbar.tsx";
import { between } from "./geometry.ts";
import type { Tool } from "./hand.ts";
import { Pane } from "./pane.ts";
import type { Box, PageViewerProps, Picked } from "./types.ts";
import { useSpace } from "./use_space.ts";

export function PageViewer(props: PageViewerProps) {
  if (props.pages === 0)
    return (
      <div class="no-page">
        <EmptyState icon="documents" title={t.page.notRead} />
      </div>
    );
  return <Pages key={props.documentId} {...props} />;
}

/** With a finger one moves the page and taps words; with a mouse one draws. */
function toolAtHand(): Tool {
  return matchMedia("(hover: none)").matches ? "move" : "select";
}

function Pages({ documentId, pages, marks, focus, onPick, onMark }: PageViewerProps) {
  const panes = useMemo(() => [new Pane(), new Pane()] as const, []);
  const [page, setPage] = useState(() => between(focus?.page ?? 1, 1, pages));
  const [isPaired, setPaired] = useState(false);
  const [tool, setTool] = useState(toolAtHand);
  const [used, setUsed] = useState<0 | 1>(0);
  const picked = useRef<Box | null>(null);
  const isMoving = useSpace();
  const paired = isPaired && pages > 1;
  const numbers = paired ? [page, page + 1] : [page];

  const turnTo = (to: number) => {
    const next = between(to, 1, paired ? pages - 1 : pages);
    if (next === page) return;
    setPage(next);
    panes.forEach((pane) => pane.show("start"));
  };
  // The same place, given again, does not take the person back to it; whatever else has changed by then counts.
  const place = focus && [focus.page, ...Object.values(focus.box)].join();
  const latest = useRef({ focus, numbers, paired, pages });
  latest.current = { focus, numbers, paired, pages };
  useLayoutEffect(() => {
    const { focus, numbers, paired, pages } = latest.current;
    if (!focus) return;
    const slot = numbers.indexOf(focus.page);
    const pane = panes[slot === 1 ? 1 : 0];
    // What was just taken from the page is under the pointer; it stays there.
    if (slot >= 0 && isSame(focus.box, picked.current) && pane.sees(focus.box)) return;
    if (slot < 0) {
      const first = between(focus.page, 1, paired ? pages - 1 : pages);
      setPage(first);
      panes.forEach((each) => each.show("start"));
      panes[focus.page === first ? 0 : 1].look(focus.box);
    } else pane.look(focus.box);
  }, [panes, place]);
  useEffect(() => {
    if (!paired) setUsed(0);
  }, [paired]);

  const controls = {
    pane: () => panes[used],
    page,
    pages,
    tool,
    paired,
    turnTo,
    togglePair: () => {
      setPaired(!isPaired);
      if (!isPaired) setPage(between(page, 1, pages - 1));
    },
    toggleTool: () => setTool(tool === "move" ? "select" : "move"),
  };
  useKeys(bindingsOf(controls));
  const asked = useMemo(
    () => new Set(marks.filter((mark) => mark.kind === "question").map((mark) => mark.page)),
    [marks],
  );
  const take =
    onPick &&
    ((taken: Picked) => {
      picked.current = taken.box;
      onPick(taken);
    });
  return (
    <div class={pages > 1 ? "page-viewer several" : "page-viewer"}>
      <Toolbar {...controls} />
      {pages > 1 && (
        <Thumbnails documentId={documentId} pages={pages} shown={numbers} asked={asked} onTurn={turnTo} />
      )}
      <div class={paired ? "panes paired" : "panes"}>
        {numbers.map((number, slot) => (
          <PagePane
            key={slot}
            pane={panes[slot === 1 ? 1 : 0]}
            documentId={documentId}
            pages={pages}
            number={number}
            marks={marks}
            tool={isMoving ? "move" : tool}
            onUse={() => setUsed(slot === 1 ? 1 : 0)}
            {...(take ? { onPick: take } : {})}
            {...(onMark ? { onMark } : {})}
          />
        ))}
      </div>
    </div>
  );
}

function isSame(one: Box, other: Box | null): boolean {
  return (
    other !== null &&
    one.left === other.left &&
    one.top === other.top &&
    one.right === other.right &&
    one.bottom === other.bottom
  );
}
