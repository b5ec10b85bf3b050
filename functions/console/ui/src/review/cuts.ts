/** Where papers begin in a file of several pages. Pure. */
import type { Schemas } from "../api/client.ts";

export type Span = Schemas["PageSpanIn"];
export type Proposal = Schemas["PartsProposal"];
export type Boundary = Schemas["Boundary"];

/** The pages on which a paper begins, from the second page on. */
export type Cuts = ReadonlySet<number>;

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

/** All pages, each in one span, in order. */
export function spansOf(cuts: Cuts, pages: number): Span[] {
  const firsts = [1, ...[...cuts].filter((page) => page > 1 && page <= pages).sort((a, b) => a - b)];
  return firsts.map((first, index) => ({ first, last: (firsts[index + 1] ?? pages + 1) - 1 }));
}

/** Which paper a page is of, counted from 1. */
export function paperOf(cuts: Cuts, page: number): number {
  return 1 + [...cuts].filter((each) => each <= page).length;
}

export function boundaryAt(proposal: Proposal | null, page: number): Boundary | null {
  return proposal?.boundaries?.find((each) => each.page === page) ?? null;
}
