import { t } from "../texts/index.ts";

/** One document: the page on one side, the questions on the other. `reviewId` absent: claims the most urgent. */
export function ReviewScreen({ reviewId }: { reviewId?: string }) {
  return (
    <h1>
      {t.review.title} {reviewId}
    </h1>
  );
}
