/** One answer of the API that a page shows, and how to ask again. */
import { useEffect, useRef, useState } from "preact/hooks";

/** `about` says of what the answer is; another one is asked for anew. What is shown stays while it is asked again. */
export function useAnswer<T>(about: string, ask: () => Promise<T>) {
  const [answered, setAnswered] = useState<{ about: string; value: T } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    let gone = false;
    setError(null);
    latest.current().then(
      (value) => !gone && setAnswered({ about, value }),
      (problem: unknown) => !gone && setError(problem),
    );
    return () => void (gone = true);
  }, [about, attempt]);
  return {
    /** Null until it is here. */
    value: answered?.about === about ? answered.value : null,
    error,
    refresh: () => setAttempt((count) => count + 1),
    put: (value: T) => setAnswered({ about, value }),
  };
}
