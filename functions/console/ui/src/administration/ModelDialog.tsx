/** Everything that is known of one training and its model. */
import { titleOfType } from "../shared/document_types.ts";
import { dateTimeOf, percentOf } from "../shared/format.ts";
import { whoIs } from "../shared/people.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";
import type { Card } from "./models.ts";

const text = () => words.shown.models;
type Fact = readonly [string, string];

export function ModelDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  return (
    <Dialog title={text().trainedOn(titleOfType(card.document_type))} onClose={onClose}>
      <div class="stack loose">
        {card.reason && <p>{card.reason}</p>}
        <dl class="facts model-facts">
          {factsOf(card).map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div class="dialog-foot">
          <Button onClick={onClose}>{t.common.close}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function factsOf(card: Card): Fact[] {
  const { facts, columns } = text();
  const { comparison, promotions = [] } = card;
  const share = (value: number | null | undefined) => (value == null ? t.common.none : percentOf(value));
  const both = (name: "right" | "accepted"): Fact => [
    facts[name],
    `${columns.before}: ${share(comparison?.champion[name])} · ${columns.after}: ${share(comparison?.challenger[name])}`,
  ];
  const compared: Fact[] = comparison
    ? [
        [facts.compared, facts.comparedOn(comparison.documents, comparison.fields)],
        [facts.wonLost, `${comparison.won}, ${comparison.lost}`],
        both("right"),
        both("accepted"),
      ]
    : [];
  const put = promotions.map(({ by, at }) => `${dateTimeOf(at)} (${starter(by)})`);
  return [
    [facts.started, starter(card.started_by)],
    [facts.labels, String(card.labels ?? 0)],
    ...(card.skipped ? [[facts.skipped, String(card.skipped)] as const] : []),
    ...compared,
    [facts.promotions, put.join(", ") || facts.none],
  ];
}

function starter(by: string): string {
  const automatic: Readonly<Record<string, string>> = text().automatic;
  return automatic[by] ?? whoIs(by);
}
