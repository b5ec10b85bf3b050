import { t } from "../texts/index.ts";
import { type History, OUTCOMES, outcomesOf } from "./figures.ts";
import { countOf, hoursOf, secondsOf, shareOf, written } from "./words.ts";

const words = () => t.overview.figures;

/** The figures of all the chosen days together, and what waits now. */
export function FigureRow({ history }: { history: History }) {
  const { total } = history;
  const { audited = 0, wrong = 0, low, high } = total.audits ?? {};
  const answers = total.answers ?? 0;
  return (
    <dl class="panel figures" aria-label={words().label}>
      <Figure
        name={words().documents}
        value={countOf(total.received ?? 0)}
        about={<States of={total.states ?? {}} />}
      />
      <Figure
        name={words().untouched}
        value={written(total.untouched, "share")}
        about={isKnown(total.untouched) ? words().ofDecided : words().none}
      />
      <Figure
        name={words().audits}
        value={audited > 0 ? shareOf(wrong / audited) : t.common.none}
        about={
          isKnown(low) && isKnown(high)
            ? words().interval(shareOf(low), shareOf(high), audited)
            : words().noAudits
        }
      />
      <Figure
        name={words().accuracy}
        value={written(total.accuracy, "share")}
        about={isKnown(total.accuracy) ? words().corrected(total.corrected ?? 0) : words().noReviews}
      />
      <Figure
        name={words().oldest}
        value={isKnown(history.oldest_hours) ? hoursOf(history.oldest_hours) : t.common.none}
        about={isKnown(history.oldest_hours) ? waitingNow(history) : words().nothingWaits}
      />
      <Figure
        name={words().perDocument}
        value={written(total.seconds_per_document, "seconds")}
        about={spent(total) || words().none}
      />
      <Figure
        name={words().perField}
        value={written(total.seconds_per_field, "seconds")}
        about={answers > 0 ? words().answers(answers) : words().noReviews}
      />
    </dl>
  );
}

function Figure({ name, value, about }: { name: string; value: string; about: preact.ComponentChildren }) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd class="figure-value number">{value}</dd>
      <dd class="muted">{about}</dd>
    </div>
  );
}

/** Documents by what became of them, the outcomes that there are. */
function States({ of }: { of: Record<string, number> }) {
  const found = outcomesOf(of);
  const there = OUTCOMES.filter((name) => found[name] > 0);
  return <>{there.map((name) => `${countOf(found[name])} ${t.overview.outcomes[name]}`).join(", ")}</>;
}

/** Whose time is meant: people's, the machine's, or both. */
function spent({ seconds_per_document: people, machine_seconds: machine }: History["total"]): string {
  if (!isKnown(machine)) return isKnown(people) ? words().people : "";
  return (isKnown(people) ? words().peopleAndMachine : words().machine)(secondsOf(machine));
}

function waitingNow({ waiting = [], more_wait = false }: History): string {
  const count = waiting.reduce((sum, each) => sum + each.reviews, 0);
  return words().waiting(count, more_wait);
}

function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
