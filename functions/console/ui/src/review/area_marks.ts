/** The areas of pages that are papers of their own, as marks on the pages. Pure. */
import { t } from "../texts/index.ts";
import type { Mark } from "../workbench/page/types.ts";
import type { Span } from "./cuts.ts";

export function marksOfAreas(spans: readonly Span[]): Mark[] {
  return spans.flatMap(({ first, area }, index): Mark[] => {
    if (!area) return [];
    const label = t.review.split.paper(index + 1);
    return [{ id: `area-${index + 1}`, page: first, box: area, kind: "question", label, active: true }];
  });
}
