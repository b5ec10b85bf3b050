import { t } from "../texts/index.ts";

/** The work that waits, and who does what. */
export function QueueScreen() {
  return <h1>{t.queue.title}</h1>;
}
