/** From what confidence on a field is accepted. */
import type { Schemas } from "../api/client.ts";

/** Undefined where the policy does not go by a figure. */
export function thresholdOf(spec: Schemas["TypeOut"] | undefined, name: string): number | undefined {
  const policy = spec?.policy;
  return policy?.mode === "threshold" ? (policy.thresholds?.[name] ?? policy.threshold) : undefined;
}
