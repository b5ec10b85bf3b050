/** Where papers begin in a file of several pages, and where several lie on one of them. Pure. */
import type { Schemas } from "../api/client.ts";

export type Span = Schemas["PageSpanIn"];
export type Proposal = Schemas["PartsProposal"];
export type Boundary = Schemas["Boundary"];
export type Box = Schemas["Box"];

/** The pages on which a paper begins, from the second page on. */
export type Cuts = ReadonlySet<number>;

/** The areas of pages that are papers of their own, by page. */
export type Areas = ReadonlyMap<number, readonly Box[]>;

/** Share of a page that an area covers at least, as the API wants it. */
const SMALLEST = 0.01;

/** A boundary that is likelier than not is marked to begin with; the person decides. */
const LIKELY = 0.5;

export function proposedCuts(proposal: Proposal): Cuts {
  const likely = (proposal.boundaries ?? []).filter(({ chance }) => chance >= LIKELY);
  return new Set(likely.map(({ page }) => page));
}

export function withCut(cuts: Cuts, page: number): Cuts {
  const next = new Set(cuts);
  if (!next.delete(page)) next.add(page);
  return next;
}

export function proposedAreas(proposal: Proposal): Areas {
  const likely = (proposal.shared ?? []).filter(({ chance }) => chance >= LIKELY);
  return new Map(likely.map(({ page, areas }) => [page, areas]));
}

/** With one more area of the page; unchanged where it is too small to be a paper. */
export function withArea(areas: Areas, page: number, box: Box): Areas {
  if ((box.right - box.left) * (box.bottom - box.top) < SMALLEST) return areas;
  return new Map(areas).set(page, [...(areas.get(page) ?? []), box]);
}

export function withoutArea(areas: Areas, page: number, index: number): Areas {
  return new Map(areas).set(
    page,
    (areas.get(page) ?? []).filter((_, each) => each !== index),
  );
}

/** All pages, each in one span, in order; a page with several areas stands for itself, one span an area. */
export function spansOf(cuts: Cuts, pages: number, areas: Areas = new Map()): Span[] {
  const shared = [...areas].filter(([page, boxes]) => boxes.length > 1 && page <= pages);
  const breaks = new Set([...cuts, ...shared.flatMap(([page]) => [page, page + 1])]);
  const firsts = [1, ...[...breaks].filter((page) => page > 1 && page <= pages).sort((a, b) => a - b)];
  return firsts.flatMap((first, index) => {
    const last = (firsts[index + 1] ?? pages + 1) - 1;
    const boxes = shared.find(([page]) => page === first)?.[1];
    return boxes ? boxes.map((area) => ({ first, last, area })) : [{ first, last }];
  });
}

/** Which paper a page is of, or the first of those that share it, counted from 1. */
export function paperOf(spans: readonly Span[], page: number): number {
  return 1 + spans.findIndex(({ first, last }) => first <= page && page <= last);
}

export function sharedAt(proposal: Proposal | null, page: number): Schemas["SharedPage"] | null {
  return proposal?.shared?.find((each) => each.page === page) ?? null;
}

export function boundaryAt(proposal: Proposal | null, page: number): Boundary | null {
  return proposal?.boundaries?.find((each) => each.page === page) ?? null;
}
