/** The names of colleagues; annotators see nobody else's work and ask for none. */
import { api } from "../api/client.ts";
import { has, ofSession, person } from "../api/session.ts";
import { t } from "../texts/index.ts";
import { cached } from "./cached.ts";

const ASK_AGAIN_MS = 60_000;

class People {
  private askedAt = 0;
  private readonly names = cached(async () => {
    if (!has("reviewer", "senior", "admin", "auditor")) return new Map<string, string>();
    this.askedAt = Date.now();
    const { items } = await api.get("/people");
    return new Map(items.map(({ id, name }) => [id, name]));
  });

  readonly ready = this.names.ready;

  nameOf(id: string): string | undefined {
    const name = this.names.value.value?.get(id);
    // Somebody new, since the names were asked for.
    if (name === undefined && Date.now() > this.askedAt + ASK_AGAIN_MS) void this.names.refresh();
    return name;
  }
}

const people = ofSession(() => new People());

export const peopleReady = () => people().ready();

/** How to speak of a person: "you", the name, or what an id can say of somebody whom the user pool does not know. */
export function whoIs(id: string): string {
  if (id === person.value?.id) return t.common.you;
  return people().nameOf(id) ?? t.common.someone(id);
}
