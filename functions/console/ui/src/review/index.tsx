/** One document: the page on one side, the questions on the other. `reviewId` absent: claims the most urgent. */
import { useEffect } from "preact/hooks";
import { hrefOf, path, query } from "../app/router.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { StillHeld } from "../queue/StillHeld.tsx";
import { t } from "../texts/index.ts";
import { Outgoing } from "./Banners.tsx";
import { Bench } from "./Bench.tsx";
import { want } from "./ahead.ts";
import { comeBack, desk, guardPage, leave, open } from "./desk.ts";

export function ReviewScreen({ reviewId }: { reviewId?: string }) {
  const now = desk.value;
  useEffect(() => {
    if (!reviewId) want(query.peek().get("type"));
    void open(reviewId ?? null);
  }, [reviewId]);
  useEffect(() => {
    guardPage();
    comeBack();
    return () => {
      // From "/review" to a review it stays the same screen.
      if (!path.peek().startsWith("/review")) leave();
    };
  }, []);
  switch (now.kind) {
    case "work":
      return <Bench key={now.work.id} work={now.work} />;
    case "loading":
      return <Loading />;
    case "error":
      return <ErrorState error={now.error} onRetry={now.retry} />;
    case "nothing":
      return (
        <>
          <Outgoing />
          <EmptyState wholePage title={t.review.nothing.title} text={t.review.nothing.text}>
            <Button onClick={() => void open(null)}>{t.review.nothing.look}</Button>
            <a class="button" href={hrefOf("/queue")}>
              {t.review.nothing.queue}
            </a>
            <StillHeld />
          </EmptyState>
        </>
      );
  }
}
