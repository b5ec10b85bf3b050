/** Trainings and their models, and which of them an administrator may put in use. Pure, but for asking. */
import { type Schemas, api } from "../api/client.ts";
import type { Tone } from "../parts/Badge.tsx";
import { useListing } from "../parts/use_listing.ts";
import { peopleReady } from "../shared/people.ts";

export type Card = Schemas["ModelOut"];

const PART = 50;
const FOLLOW_MS = 5_000;

export function useModels(type: string) {
  return useListing(
    type,
    async (cursor) => {
      const query = { limit: PART, ...(type ? { type } : {}), ...(cursor ? { cursor } : {}) };
      const [page] = await Promise.all([api.get("/models", { query }), peopleReady()]);
      return page;
    },
    { every: FOLLOW_MS },
  );
}

/** What putting it in use is: a first time, or going back to it; null: it cannot be, or is in use. */
export function changeOf(card: Card): "use" | "back" | null {
  if (card.in_use || !card.model || ["queued", "training", "failed"].includes(card.state)) return null;
  return card.state === "shipped" || (card.promotions?.length ?? 0) > 0 ? "back" : "use";
}

export function toneOf(card: Card): Tone {
  if (card.in_use) return "good";
  if (card.state === "failed") return "bad";
  return card.state === "queued" || card.state === "training" ? "accent" : "plain";
}
