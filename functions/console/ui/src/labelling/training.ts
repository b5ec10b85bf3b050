/** Trainings of document types: started, and followed until they end. */
import { signal } from "@preact/signals";
import { type Schemas, api, newKey } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { ofSession } from "../api/session.ts";
import { toast, toastError } from "../shared/toasts.ts";
import { titleOfType } from "../shared/document_types.ts";
import { t } from "../texts/index.ts";

export type Training = Pick<Schemas["ModelOut"], "id" | "state" | "reason">;

const ASK_MS = 1_000;
const UNDER_WAY: ReadonlySet<string> = new Set(["queued", "training"]);

export function isUnderWay(training: Training | undefined): boolean {
  return training !== undefined && UNDER_WAY.has(training.state);
}

class Trainings {
  /** The last training of each type that this page knows of. */
  readonly byType = signal<ReadonlyMap<string, Training>>(new Map());
  /** Grows with every training that has ended. */
  readonly ended = signal(0);
  private isOver = false;

  end(): void {
    this.isOver = true;
  }

  /** Has a model trained from the labels there are; one that is under way is followed instead. */
  async train(type: string): Promise<void> {
    if (isUnderWay(this.byType.peek().get(type))) return;
    try {
      await this.follow(type, await started(type));
    } catch (error) {
      if (!this.isOver) toastError(error);
    }
  }

  private async follow(type: string, first: Training): Promise<void> {
    let training = first;
    for (;;) {
      this.byType.value = new Map(this.byType.peek()).set(type, training);
      if (!isUnderWay(training)) break;
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
      if (this.isOver) return;
      training = await api.get("/models/{card_id}", { path: { card_id: training.id } });
    }
    this.ended.value++;
    const good = training.state === "promoted";
    toast(good ? "success" : "info", t.labelling.training[good ? "promoted" : "kept"](titleOfType(type)), {
      detail: t.server.said(training.reason),
    });
  }
}

export const trainings = ofSession(() => new Trainings());

async function started(type: string): Promise<Training> {
  try {
    return await api.post("/models", { body: { document_type: type }, key: newKey() });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 409) throw error;
    const { items } = await api.get("/models", { query: { type, limit: 1 } });
    if (!items[0] || !isUnderWay(items[0])) throw error;
    return items[0];
  }
}
