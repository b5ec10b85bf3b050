/** By document type: how much is automated, what the error budget promises, and what others would cost. */
import { useState } from "preact/hooks";
import type { Schemas } from "../api/client.ts";
import { type DocumentType, documentTypes } from "../shared/document_types.ts";
import { dateTimeOf } from "../shared/format.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { ErrorState, Progress } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { Card } from "./Card.tsx";
import { CsvButton } from "./CsvButton.tsx";
import { useTypeFacts } from "./types_load.ts";
import { countOf, shareOf, written } from "./words.ts";

const AT_FIRST = 6;
const words = () => t.overview.types;

/** `only`: the one type that was chosen; "" is all. */
export function Types({ only }: { only: string }) {
  const [shown, setShown] = useState(AT_FIRST);
  const types = documentTypes.value.filter((type) => only === "" || type.name === only);
  return (
    <section class="types" aria-labelledby="overview-types">
      <h2 id="overview-types">{words().title}</h2>
      <div class="cards">
        {types.slice(0, shown).map((type) => (
          <TypeCard key={type.name} type={type} />
        ))}
      </div>
      {types.length > shown && (
        <div class="more">
          <Button onClick={() => setShown(shown + AT_FIRST)}>{t.common.more}</Button>
        </div>
      )}
    </section>
  );
}

function TypeCard({ type }: { type: DocumentType }) {
  const { facts, error, retry } = useTypeFacts(type.name);
  const title = type.title || type.name;
  const offers = facts?.policy?.outlook?.offers ?? [];
  return (
    <Card
      title={title}
      level={3}
      actions={
        offers.length > 0 && (
          <CsvButton
            title={`${title}: ${words().offers}`}
            file={`docloop-budgets-${type.name}`}
            rows={() => offersOf(offers)}
          />
        )
      }
    >
      {error ? <ErrorState error={error} onRetry={retry} /> : null}
      {!facts && !error && <div class="type-room" aria-busy="true" />}
      {facts && (
        <div class="stack loose" data-type={type.name}>
          <Automated progress={facts.progress} />
          {facts.policy && <Promised policy={facts.policy} />}
          {facts.trainings.length > 0 && <Trainings cards={facts.trainings} />}
        </div>
      )}
    </Card>
  );
}

function offersOf(offers: readonly Schemas["Offer"][]): (string | number)[][] {
  const rows = offers.map((each) => [each.error, each.share, each.minutes]);
  return [["error", "share", "minutes_per_100_documents"], ...rows];
}

function Automated({ progress }: { progress: Schemas["Progress"] }) {
  const { automated, automated_of: of, labels, more, outlook } = progress;
  return (
    <div class="stack automated">
      <p>
        <strong class="number">{shareOf(automated)}</strong> {words().automated[of]}
      </p>
      <Progress share={automated} label={`${shareOf(automated)} ${words().automated[of]}`} />
      <p class="muted">
        {words().labels(labels, more)} {t.server.said(outlook)}
      </p>
    </div>
  );
}

/** The guarantee in the API's own words, and what other budgets would come to. */
function Promised({ policy }: { policy: Schemas["PolicyOut"] }) {
  const { mode = "error_budget", threshold = 0, budget, outlook } = policy;
  const { error = 0, delta = 0 } = budget ?? {};
  const inWords = {
    error_budget: words().modes.error_budget(shareOf(error), shareOf(1 - delta)),
    expected_cost: words().modes.expected_cost,
    threshold: words().modes.threshold(shareOf(threshold)),
    review_all: words().modes.review_all,
  };
  return (
    <>
      <h4>{inWords[mode]}</h4>
      {outlook && (
        <>
          <ul class="reasons">
            {outlook.reasons.map((reason) => (
              <li key={reason}>{t.server.said(reason)}</li>
            ))}
          </ul>
          <Offers offers={outlook.offers ?? []} inForce={error} />
          {outlook.at && <p class="muted">{words().known(dateTimeOf(outlook.at))}</p>}
        </>
      )}
    </>
  );
}

function Offers({ offers, inForce }: { offers: readonly Schemas["Offer"][]; inForce: number }) {
  if (offers.length === 0) return <p class="muted">{words().noOffers}</p>;
  const { budget, share, minutes } = words().columns;
  return (
    <table class="table dense offers">
      <caption>{words().offers}</caption>
      <thead>
        <tr>
          <th scope="col">{budget}</th>
          <th scope="col" class="end">
            {share}
          </th>
          <th scope="col" class="end">
            {minutes}
          </th>
        </tr>
      </thead>
      <tbody>
        {offers.map((offer) => (
          <tr key={offer.error}>
            <th scope="row">
              {shareOf(offer.error)}{" "}
              {offer.error === inForce && <Badge tone="accent">{words().inForce}</Badge>}
            </th>
            <td class="end number">{shareOf(offer.share)}</td>
            <td class="end number">{countOf(offer.minutes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Accuracy from training to training, on labels that neither of the two models had seen. */
function Trainings({ cards }: { cards: readonly Schemas["ModelOut"][] }) {
  const { at, labels, before, after, state } = words().trainings.columns;
  return (
    <div class="numbers" role="region" aria-label={words().trainings.title} tabIndex={0}>
      <table class="table dense">
        <caption>{words().trainings.title}</caption>
        <thead>
          <tr>
            <th scope="col">{at}</th>
            <th scope="col" class="end">
              {labels}
            </th>
            <th scope="col" class="end">
              {before}
            </th>
            <th scope="col" class="end">
              {after}
            </th>
            <th scope="col">{state}</th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.id}>
              <th scope="row">{dateTimeOf(card.changed_at)}</th>
              <td class="end number">{countOf(card.labels)}</td>
              <td class="end number">{written(card.comparison?.champion.right, "share")}</td>
              <td class="end number">{written(card.comparison?.challenger.right, "share")}</td>
              <td title={t.server.said(card.reason)}>{words().states[card.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
