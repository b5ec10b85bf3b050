/** The page that a window shows, fetched when it is wanted. */
import { useEffect, useState } from "preact/hooks";
import { Unreachable } from "../../api/problem.ts";
import { type PageOut, distrustPage, pageAtHand, pageOf } from "./loading.ts";

interface Shown {
  id: string;
  page: PageOut | null;
  error: unknown;
}

/** `onBroken`: the picture did not come; its link is renewed once, in case it ran out. */
export function usePage(documentId: string, number: number) {
  const id = `${documentId}/${number}`;
  const [shown, setShown] = useState<Shown>(() => ({
    id,
    page: pageAtHand(documentId, number),
    error: null,
  }));
  const [attempt, setAttempt] = useState(0);
  const current = shown.id === id ? shown : { id, page: pageAtHand(documentId, number), error: null };

  useEffect(() => {
    let wanted = true;
    pageOf(documentId, number).then(
      (page) => wanted && setShown({ id, page, error: null }),
      (error: unknown) => wanted && setShown({ id, page: null, error }),
    );
    return () => void (wanted = false);
  }, [documentId, number, id, attempt]);

  const retry = () => {
    distrustPage(documentId, number);
    setShown({ id, page: null, error: null });
    setAttempt((count) => count + 1);
  };
  const onBroken = () => {
    if (attempt === 0) return retry();
    setShown({ id, page: null, error: new Unreachable() });
  };
  return { page: current.page, error: current.error, retry, onBroken };
}
