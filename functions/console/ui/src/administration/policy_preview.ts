/** What a changed policy would have done with the latest documents, added up part by part. */
import { useEffect, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import type { Policy } from "./policy_form.ts";

export const MOST_DOCUMENTS = 500;
const PART = 50;
/** Each looks at ten times as many rows as PART at most; among many other types documents of this one are rare. */
const MOST_PARTS = 40;
const EXAMPLES = 5;

type Part = Schemas["PolicyPreview"];
type Effect = Required<Schemas["Effect"]>;

export interface Preview {
  documents: number;
  otherModel: number;
  /** Null: an error budget, of which this tells nothing. */
  now: Effect | null;
  then: Effect | null;
  newlyAccepted: readonly string[];
  newlyAsked: readonly string[];
}

const NOTHING: Effect = { accepted: 0, questions: 0, checked: 0, wrong: 0 };
export const EMPTY: Preview = {
  documents: 0,
  otherModel: 0,
  now: NOTHING,
  then: NOTHING,
  newlyAccepted: [],
  newlyAsked: [],
};

export function withPart(before: Preview, part: Part): Preview {
  return {
    documents: before.documents + part.documents,
    otherModel: before.otherModel + part.other_model,
    now: sum(before.now, part.now),
    then: sum(before.then, part.then),
    newlyAccepted: [...before.newlyAccepted, ...(part.newly_accepted ?? [])].slice(0, EXAMPLES),
    newlyAsked: [...before.newlyAsked, ...(part.newly_asked ?? [])].slice(0, EXAMPLES),
  };
}

function sum(one: Effect | null, other: Schemas["Effect"] | null | undefined): Effect | null {
  if (!one || !other) return null;
  return {
    accepted: one.accepted + (other.accepted ?? 0),
    questions: one.questions + (other.questions ?? 0),
    checked: one.checked + (other.checked ?? 0),
    wrong: one.wrong + (other.wrong ?? 0),
  };
}

export type Stage = "working" | "stopped" | "done";

export function usePreview(type: string, policy: Policy, version: number) {
  const [preview, setPreview] = useState(EMPTY);
  const [stage, setStage] = useState<Stage>("working");
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (stage !== "working") return;
    let gone = false;
    const look = async () => {
      let all = EMPTY;
      let cursor: string | undefined;
      for (let parts = 0; parts < MOST_PARTS && all.documents < MOST_DOCUMENTS; parts++) {
        const limit = Math.min(PART, MOST_DOCUMENTS - all.documents);
        const part: Part = await api.post("/policies/{document_type}/preview", {
          path: { document_type: type },
          query: { limit, ...(cursor ? { cursor } : {}) },
          body: { ...policy, version },
        });
        if (gone) return;
        all = withPart(all, part);
        setPreview(all);
        if (!part.cursor) break;
        cursor = part.cursor;
      }
      setStage("done");
    };
    look().catch((problem: unknown) => {
      if (gone) return;
      setError(problem);
      setStage("stopped");
    });
    return () => void (gone = true);
    // A dialog that shows another policy is another one.
  }, [type, policy, version, stage]);
  return { preview, stage, error, stop: () => setStage("stopped") };
}
