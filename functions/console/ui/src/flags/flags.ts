/** The flags that are in force, and how one is revoked. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { type Schemas, api, newKey } from "../api/client.ts";
import { has, person } from "../api/session.ts";
import { typesReady } from "../shared/document_types.ts";
import { peopleReady } from "../shared/people.ts";
import { toast, toastError } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { flagsChanged } from "../workbench/flags/concerning_flags.ts";

export type Flag = Schemas["Flag"];

/** Newest first; null until they are here. `documentType` "": of every type. */
export function useFlags(documentType: string) {
  const [items, setItems] = useState<readonly Flag[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const refresh = useCallback(async () => {
    try {
      const query = documentType ? { type: documentType } : {};
      const [{ items }] = await Promise.all([api.get("/flags", { query }), typesReady(), peopleReady()]);
      setItems(items);
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  }, [documentType]);
  useEffect(() => void refresh(), [refresh]);
  return { items, error, refresh };
}

/** Who gave a flag may take it back; seniors any. */
export function mayRevoke(flag: Flag): boolean {
  return has("senior", "admin") || (has("reviewer") && flag.by === person.value?.id);
}

/** Revokes, and offers to flag the same again. Says what went wrong. */
export async function revoke(flag: Flag, refresh: () => Promise<void>): Promise<void> {
  try {
    await api.delete("/flags/{flag_id}", { path: { flag_id: flag.id } });
  } catch (error) {
    toastError(error);
    return refresh();
  }
  void flagsChanged();
  const again = async () => {
    const { document_type, supplier = null, field = null, note } = flag;
    await api.post("/flags", { body: { document_type, supplier, field, note }, key: newKey() });
    void flagsChanged();
    await refresh();
  };
  const undo = { label: t.flags.undo, run: () => void again().catch(toastError) };
  toast("success", t.flags.revoked, { action: undo });
  await refresh();
}
