/** The names of colleagues; annotators see nobody else's work and ask for none. */
import { api } from "../api/client.ts";
import { has, person } from "../api/session.ts";
import { t } from "../texts/index.ts";
import { keep } from "./kept.ts";

const ASK_AGAIN_MS = 60_000;

let askedAt = 0;
const people = keep(async () => {
  if (!has("reviewer", "senior", "admin", "auditor")) return new Map<string, string>();
  askedAt = Date.now();
  const { items } = await api.get("/people");
  return new Map(items.map(({ id, name }) => [id, name]));
});

export const peopleReady = people.ready;

/** How to speak of a person: "you", the name, or what an id can say of somebody whom the user pool does not know. */
export function whoIs(id: string): string {
  if (id === person.value?.id) return t.common.you;
  const name = people.value.value?.get(id);
  // Somebody new, since the names were asked for.
  if (name === undefined && Date.now() > askedAt + ASK_AGAIN_MS) void people.refresh();
  return name ?? t.common.someone(id);
}
