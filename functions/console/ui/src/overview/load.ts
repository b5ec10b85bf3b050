/** The figures of the chosen days. What was there before stays until the next ones come. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import type { Chosen, History } from "./figures.ts";

export interface Figures {
  history: History;
  metrics: Schemas["Metrics"];
}

export function useFigures({ days, type }: Chosen) {
  const [figures, setFigures] = useState<Figures | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(true);
  const asking = useRef<AbortController | null>(null);

  const refresh = useCallback(async () => {
    asking.current?.abort();
    const mine = (asking.current = new AbortController());
    setLoading(true);
    try {
      const options = { signal: mine.signal };
      const [history, metrics] = await Promise.all([
        api.get("/metrics/history", { query: { days, ...(type ? { type } : {}) }, ...options }),
        api.get("/metrics", options),
      ]);
      if (mine.signal.aborted) return;
      setFigures({ history, metrics });
      setError(null);
    } catch (problem) {
      if (mine.signal.aborted) return;
      setError(problem);
    }
    setLoading(false);
  }, [days, type]);

  useEffect(() => {
    void refresh();
    return () => asking.current?.abort();
  }, [refresh]);

  return { figures, error, loading, refresh: () => void refresh() };
}
