/** Trainings of document types: started, and followed until they end. */
import { signal } from "@preact/signals";
import { type Schemas, api, newKey } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { toast, toastError } from "../app/toasts.ts";
import { titleOfType } from "../app/document_types.ts";
import { t } from "../texts/index.ts";

export type Training = Pick<Schemas["ModelOut"], "id" | "state" | "reason">;

const ASK_MS = 1_000;
const UNDER_WAY: ReadonlySet<string> = new Set(["queued", "training"]);

/** The last training of each type that this page knows of. */
export const trainings = signal<ReadonlyMap<string, Training>>(new Map());
/** Grows with every training that has ended. */
export const ended = signal(0);

export function isUnderWay(training: Training | undefined): boolean {
  return training !== undefined && UNDER_WAY.has(training.state);
}

/** Has a model trained from the labels there are; one that is under way is followed instead. */
export async function train(type: string): Promise<void> {
  if (isUnderWay(trainings.peek().get(type))) return;
  try {
    await follow(type, await started(type));
  } catch (error) {
    toastError(error);
  }
}

async function started(type: string): Promise<Training> {
  try {
    return await api.post("/models", { body: { document_type: type }, key: newKey() });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 409) throw error;
    const { items } = await api.get("/models", { query: { type, limit: 1 } });
    if (!items[0] || !UNDER_WAY.has(items[0].state)) throw error;
    return items[0];
  }
}

async function follow(type: string, first: Training): Promise<void> {
  let training = first;
  for (;;) {
    trainings.value = new Map(trainings.peek()).set(type, training);
    if (!UNDER_WAY.has(training.state)) break;
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    training = await api.get("/models/{card_id}", { path: { card_id: training.id } });
  }
  ended.value++;
  const good = training.state === "promoted";
  toast(good ? "success" : "info", t.labelling.training[good ? "promoted" : "kept"](titleOfType(type)), {
    detail: training.reason,
  });
}
