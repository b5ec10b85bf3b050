/** Who did how much, and how long what waits has waited. */
import { has } from "../api/session.ts";
import { whoIs } from "../shared/people.ts";
import { t } from "../texts/index.ts";
import { Card } from "./Card.tsx";
import { CsvButton } from "./CsvButton.tsx";
import { nameOfFile } from "./words.ts";
import { type History, agesOf } from "./figures.ts";
import { countOf, hoursOf, secondsOf } from "./words.ts";

export function Reviewers({ history }: { history: History }) {
  const { title, about, own, none, columns } = t.overview.reviewers;
  const reviewers = [...(history.total.reviewers ?? [])].sort((a, b) => b.reviews - a.reviews);
  const heads = ["by", "reviews", "answers", "seconds"];
  const rows = reviewers.map((each) => [each.by, each.reviews, each.answers, each.seconds]);
  return (
    <Card
      title={title}
      about={has("senior", "admin") ? about : own}
      actions={
        <CsvButton
          title={title}
          file={nameOfFile("reviewers", daysOf(history))}
          rows={() => [heads, ...rows]}
        />
      }
    >
      {reviewers.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <table class="table dense">
          <thead>
            <tr>
              <th scope="col">{columns.by}</th>
              <th scope="col" class="end">
                {columns.reviews}
              </th>
              <th scope="col" class="end">
                {columns.answers}
              </th>
              <th scope="col" class="end wide-only">
                {columns.seconds}
              </th>
              <th scope="col" class="end">
                {columns.each}
              </th>
            </tr>
          </thead>
          <tbody>
            {reviewers.map(({ by, reviews, answers, seconds }) => (
              <tr key={by}>
                <th scope="row" title={by}>
                  {whoIs(by)}
                </th>
                <td class="end number">{countOf(reviews)}</td>
                <td class="end number">{countOf(answers)}</td>
                <td class="end number wide-only">{secondsOf(seconds)}</td>
                <td class="end number">{secondsOf(seconds / reviews)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

/** Bars are of no use to who cannot see them: the numbers beside them say the same. */
export function Ages({ history }: { history: History }) {
  const { title, about, more, columns, under, between, over } = t.overview.ages;
  const ages = agesOf(history);
  const most = Math.max(1, ...ages.map((each) => each.reviews));
  const rows = [
    ["hours_from", "hours_to", "reviews"],
    ...ages.map((each) => [each.from, each.to, each.reviews]),
  ];
  return (
    <Card
      title={title}
      about={about}
      note={history.more_wait ? more : ""}
      actions={<CsvButton title={title} file={nameOfFile("queue-ages", daysOf(history))} rows={() => rows} />}
    >
      <table class="table dense ages">
        <thead>
          <tr>
            <th scope="col">{columns.age}</th>
            <th scope="col" class="end">
              {columns.reviews}
            </th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {ages.map(({ from, to, reviews }) => (
            <tr key={from}>
              <th scope="row">
                {to === null
                  ? over(hoursOf(from))
                  : from === 0
                    ? under(hoursOf(to))
                    : between(hoursOf(from), hoursOf(to))}
              </th>
              <td class="end number">{countOf(reviews)}</td>
              <td class="age-bar" aria-hidden="true">
                <div style={{ width: `${(100 * reviews) / most}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function daysOf(history: History): string[] {
  return history.days.map((each) => each.day);
}
