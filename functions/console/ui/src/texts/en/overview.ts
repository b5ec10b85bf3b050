import { counted } from "./numbers.ts";

/** The texts of the overview. */
export const overview = {
  title: "Overview",
  ranges: "Period",
  range: (days: number) => counted(days, { one: "Today", other: "# days" }),
  anyType: "All types",
  type: "Type",
  all: "All figures as CSV",
  basis: (documents: number, more: boolean) =>
    more
      ? counted(documents, {
          one: "Based on the latest document of this period and its reviews; there were more. Days are in UTC.",
          other:
            "Based on the latest # documents of this period and their reviews; there were more. Days are in UTC.",
        })
      : counted(documents, {
          one: "Based on the only document of this period and its reviews. Days are in UTC.",
          other: "Based on all # documents of this period and their reviews. Days are in UTC.",
        }),
  empty: {
    title: "No documents yet",
    text: "Put a PDF or an image into the inbox bucket, or run “docloop drop FILE” if the stack runs locally. Figures appear with the first document.",
  },
  quiet: "Nothing was received or reviewed in this period.",
  figures: {
    label: "Figures",
    documents: "Documents",
    untouched: "Straight-through",
    audits: "Error rate in audits",
    accuracy: "Accuracy before review",
    oldest: "Oldest open review",
    perDocument: "Time per document",
    perField: "Time per field",
    ofDecided: "of the documents decided or waiting",
    none: "nothing measured yet",
    noAudits: "no audits yet",
    noReviews: "no reviews yet",
    interval: (low: string, high: string, fields: number) =>
      counted(fields, {
        one: `95% interval: ${low} to ${high}, from # audited field`,
        other: `95% interval: ${low} to ${high}, from # audited fields`,
      }),
    corrected: (corrected: number) =>
      counted(corrected, { one: "# value corrected", other: "# values corrected" }),
    nothingWaits: "no reviews waiting",
    waiting: (reviews: number, more: boolean) =>
      more
        ? counted(reviews, {
            one: "of more than # unclaimed review",
            other: "of more than # unclaimed reviews",
          })
        : counted(reviews, { one: "of # unclaimed review", other: "of # unclaimed reviews" }),
    people: "of reviewers’ time",
    machine: (seconds: string) => `${seconds} of processing time`,
    peopleAndMachine: (seconds: string) => `of reviewers’ time, plus ${seconds} of processing time`,
    answers: (answers: number) => counted(answers, { one: "from # answer", other: "from # answers" }),
  },
  outcomes: {
    accepted: "accepted",
    completed: "completed in review",
    waiting: "waiting for review",
    running: "processing",
    failed: "failed",
    aside: "other",
  },
  aside: "Other: rejected, replaced, duplicate or erased.",
  charts: {
    documents: {
      title: "Documents per day",
      about: "By the day they were received, in their current state.",
    },
    shares: {
      title: "Automation and accuracy",
      about:
        "The share of documents accepted without review, and the share of extracted values that reviewers found correct.",
    },
    audits: {
      title: "Error rate measured by audits",
      about:
        "The share of wrong values in a random sample of accepted ones, from the first day on, with the 95% interval.",
    },
    waiting: {
      title: "Time to a decision",
      about: "Median time from opening to completing a review, by the day it was completed.",
    },
    seconds: {
      title: "Time spent",
      about: "Reviewers’ time, where it was measured, and processing time.",
    },
  },
  columns: {
    day: "Day",
    untouched: "straight-through",
    accuracy: "accuracy before review",
    wrongShare: "error rate",
    low: "at least",
    high: "at most",
    audited: "values audited",
    wrong: "wrong values",
    hoursWaited: "waiting time",
    perDocument: "per document",
    perField: "per field",
    machine: "processing, per document",
  },
  noNumbers: "There is no data for this period.",
  numbers: "Data",
  csv: "CSV",
  csvOf: (title: string) => `${title} as CSV`,
  numbersOf: (title: string) => `Data: ${title}`,
  plotOf: (title: string, last: string) => `Chart: ${title}. ${last}. The “Data” table has all figures.`,
  ages: {
    title: "Queue by waiting time",
    about: "Open and escalated reviews that nobody has claimed.",
    more: "Only the oldest reviews are counted; there are more.",
    columns: { age: "Waiting time", reviews: "Reviews" },
    under: (age: string) => `less than ${age}`,
    between: (from: string, to: string) => `${from} to ${to}`,
    over: (age: string) => `${age} or longer`,
  },
  reviewers: {
    title: "Throughput by reviewer",
    about: "Time is measured while answering.",
    own: "You see your own figures; seniors see everyone’s.",
    none: "No reviews were completed in this period.",
    columns: {
      by: "Reviewer",
      reviews: "Reviews",
      answers: "Answers",
      seconds: "Time",
      each: "Time per review",
    },
  },
  types: {
    title: "Document types",
    automated: { fields: "of fields need no review", documents: "of the latest documents needed no review" },
    labels: (count: number, more: boolean) =>
      more
        ? counted(count, { one: "More than # label.", other: "More than # labels." })
        : counted(count, { one: "# label.", other: "# labels." }),
    modes: {
      error_budget: (error: string, sure: string) =>
        `Error budget: at most ${error} wrong, with ${sure} certainty`,
      expected_cost: "A value is accepted when reviewing it would cost more than an error.",
      threshold: (share: string) =>
        `A value is accepted if its confidence is at least ${share}. This gives no guarantee.`,
      review_all: "Every document is reviewed.",
    },
    known: (at: string) => `As of the training completed on ${at}.`,
    offers: "Cost of other error budgets",
    columns: { budget: "Error budget", share: "Accepted", minutes: "Review minutes per 100 documents" },
    noOffers: "Available after a training of a type with an error budget.",
    inForce: "current",
    trainings: {
      title: "Training history",
      columns: {
        at: "Completed",
        labels: "Labels",
        before: "Accuracy before",
        after: "Accuracy after",
        state: "Outcome",
      },
    },
    states: {
      queued: "queued",
      training: "in progress",
      promoted: "promoted",
      kept: "not better",
      failed: "failed",
      shipped: "shipped",
    },
  },
};
