/** The figures of the chosen days. What was there before stays until the next ones come, or cannot be had. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { peopleReady } from "../shared/people.ts";
import { toastError } from "../shared/toasts.ts";
import type { Chosen, History } from "./figures.ts";

export interface Figures {
  /** What was chosen when they were asked for. */
  about: string;
  history: History;
  metrics: Schemas["Metrics"];
}

export function useFigures({ days, type }: Chosen) {
  const [figures, setFigures] = useState<Figures | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(true);
  const asking = useRef<AbortController | null>(null);
  const shown = useRef<string | null>(null);
  shown.current = figures?.about ?? null;

  const refresh = useCallback(async () => {
    asking.current?.abort();
    const mine = (asking.current = new AbortController());
    setLoading(true);
    try {
      const options = { signal: mine.signal };
      const [history, metrics] = await Promise.all([
        api.get("/metrics/history", { query: { days, ...(type ? { type } : {}) }, ...options }),
        api.get("/metrics", options),
        peopleReady(),
      ]);
      if (mine.signal.aborted) return;
      setFigures({ about: `${days} ${type}`, history, metrics });
      setError(null);
    } catch (problem) {
      if (mine.signal.aborted) return;
      // The same figures, a little older, are worth more than none; those of other days would mislead.
      const isSame = shown.current === `${days} ${type}`;
      if (isSame) toastError(problem);
      setError(isSame ? null : problem);
    }
    setLoading(false);
  }, [days, type]);

  useEffect(() => {
    void refresh();
    return () => asking.current?.abort();
  }, [refresh]);

  return { figures, error, loading, refresh: () => void refresh() };
}
