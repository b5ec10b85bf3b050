/** What is known of one document type: how far it has come, and for some roles its budget and its trainings. */
import { useEffect, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { has } from "../api/session.ts";

const TRAININGS = 5;

export interface TypeFacts {
  progress: Schemas["Progress"];
  /** Null: this role may not read it. */
  policy: Schemas["PolicyOut"] | null;
  trainings: readonly Schemas["ModelOut"][];
}

export function useTypeFacts(name: string) {
  const [facts, setFacts] = useState<TypeFacts | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    setError(null);
    factsOf(name).then(
      (found) => !gone && setFacts(found),
      (problem: unknown) => !gone && setError(problem),
    );
    return () => void (gone = true);
  }, [name, attempt]);
  return { facts, error, retry: () => setAttempt(attempt + 1) };
}

async function factsOf(name: string): Promise<TypeFacts> {
  const knows = has("admin", "auditor");
  const path = { document_type: name };
  const [progress, policy, models] = await Promise.all([
    api.get("/document-types/{document_type}/progress", { path }),
    knows ? api.get("/policies/{document_type}", { path }) : null,
    knows ? api.get("/models", { query: { type: name, limit: TRAININGS } }) : null,
  ]);
  return { progress, policy, trainings: models?.items.filter((each) => each.state !== "shipped") ?? [] };
}
