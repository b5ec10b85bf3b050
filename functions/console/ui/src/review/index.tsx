/** One document: the page on one side, the questions on the other. `reviewId` absent: claims the most urgent. */
import { useEffect } from "preact/hooks";
import { hrefOf, path, query } from "../shared/router.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { StillHeld } from "../workbench/StillHeld.tsx";
import { Outgoing } from "./Banners.tsx";
import { ReviewBench } from "./ReviewBench.tsx";
import { SplitBench } from "./SplitBench.tsx";
import { reviewStore } from "./review_store.ts";

export function ReviewScreen({ reviewId }: { reviewId?: string }) {
  const store = reviewStore();
  const now = store.shown.value;
  useEffect(() => {
    if (!reviewId) store.want(query.peek().get("type"));
    void store.open(reviewId ?? null);
  }, [store, reviewId]);
  useEffect(() => {
    store.comeBack();
    return () => {
      // From "/review" to a review it stays the same screen.
      if (!path.peek().startsWith("/review")) store.leave();
    };
  }, [store]);
  switch (now.kind) {
    case "review":
      return now.review.detail.value.review.parts ? (
        <SplitBench key={now.review.id} review={now.review} />
      ) : (
        <ReviewBench key={now.review.id} review={now.review} />
      );
    case "loading":
      return <Loading />;
    case "error":
      return <ErrorState error={now.error} onRetry={now.retry} />;
    case "nothing":
      return (
        <>
          <Outgoing />
          <EmptyState wholePage title={t.review.nothing.title} text={t.review.nothing.text}>
            <Button onClick={() => void store.open(null)}>{t.review.nothing.look}</Button>
            <a class="button" href={hrefOf("/queue")}>
              {t.review.nothing.queue}
            </a>
            <StillHeld />
          </EmptyState>
        </>
      );
  }
}
