/** That a paper is no plain bill: who owes what, before anybody pays it. */
import type { Paper } from "../shared/papers.ts";
import { t } from "../texts/index.ts";
import { Notice } from "./Notice.tsx";

export function PaperNotice({ paper }: { paper: Paper | null }) {
  if (!paper || paper.isPlain) return null;
  const { papers } = t.review;
  const meaning = paper.payable
    ? papers.payable
    : paper.owedBy === "supplier"
      ? papers.owedBack
      : papers.notPayable;
  return <Notice tone="warn" icon="warning" text={`${paper.title}. ${meaning}`} />;
}
