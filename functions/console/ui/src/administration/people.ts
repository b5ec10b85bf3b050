/** Accounts, part by part, and what an administrator may do with one. */
import { type Schemas, api } from "../api/client.ts";
import type { Role } from "../api/session.ts";
import type { Tone } from "../parts/Badge.tsx";
import { useListing } from "../parts/use_listing.ts";

export type Account = Schemas["AccountOut"];
export type Action = "again" | "disable" | "enable" | "factorReset";
export const ROLES: readonly Role[] = ["reviewer", "senior", "annotator", "admin", "auditor"];

export function useAccounts() {
  return useListing("accounts", (cursor) => api.get("/accounts", { query: cursor ? { cursor } : {} }));
}

/** What makes sense with an account as it is; nothing with one's own. */
export function actionsFor(account: Account, own: boolean): readonly Action[] {
  if (own) return [];
  const found: Action[] = [];
  if (account.invited && account.state === "enabled") found.push("again");
  if (account.second_factor) found.push("factorReset");
  found.push(account.state === "enabled" ? "disable" : "enable");
  return found;
}

export function stateOf({ state, invited }: Account): "enabled" | "disabled" | "invited" {
  if (state === "disabled") return "disabled";
  return invited ? "invited" : "enabled";
}

export const TONES: Readonly<Record<ReturnType<typeof stateOf>, Tone>> = {
  enabled: "good",
  disabled: "bad",
  invited: "accent",
};

/** The address alone; whether mail arrives there nobody can tell. */
export function isEmail(text: string): boolean {
  return /^[^@\s]{1,64}@[^@\s]{1,180}\.[A-Za-z0-9-]{2,60}$/.test(text);
}

export async function act(action: Action, account: Account): Promise<void> {
  const path = { account_id: account.id };
  if (action === "again") await api.post("/accounts/{account_id}/invite", { path });
  else if (action === "factorReset") await api.post("/accounts/{account_id}/second-factor/reset", { path });
  else {
    const state = action === "disable" ? "disabled" : "enabled";
    await api.put("/accounts/{account_id}/state", { path, body: { state } });
  }
}
