/** The way back to what one holds, for who would think that nothing is left. */
import { useEffect, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { hrefOf } from "../shared/router.ts";
import { t } from "../texts/index.ts";

const MOST = 50;

export function StillHeld() {
  const [held, setHeld] = useState<readonly Schemas["ReviewOut"][]>([]);
  useEffect(() => {
    const query = { state: "claimed", holder: "me", limit: MOST } as const;
    // Without an answer there is the view of what one holds.
    api.get("/reviews", { query }).then(
      ({ items }) => setHeld(items),
      () => undefined,
    );
  }, []);
  const first = held[0];
  if (!first) return null;
  return (
    <div class="still-held">
      <a class="button primary" href={hrefOf(`/review/${first.id}`)}>
        {t.queue.held(held.length)}
      </a>
    </div>
  );
}
