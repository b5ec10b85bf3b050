/** Looks for a session at boot, and again for as long as nobody answers. */
import { signal } from "@preact/signals";
import { resume } from "../api/sign_in.ts";

export const startError = signal<unknown>(null);

export function start(): void {
  startError.value = null;
  resume().catch((error: unknown) => (startError.value = error));
}
