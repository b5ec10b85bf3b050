/** What is asked for once and remembered. */
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import { person } from "../api/session.ts";

export interface Cached<T> {
  /** Null until it is here, and then asked for; whoever reads this is drawn again when it comes. */
  value: ReadonlySignal<T | null>;
  /** Asks again; without an answer what is known stays. */
  refresh: () => Promise<void>;
  /** Ends when it is here or cannot be had: what is drawn with it from the start need not change places. */
  ready: () => Promise<void>;
}

export function cached<T>(ask: () => Promise<T>): Cached<T> {
  const loaded = signal<T | null>(null);
  let loading: Promise<void> | null = null;
  const refresh = () => {
    loading ??= ask()
      .then((found) => void (loaded.value = found))
      .catch(() => undefined)
      .finally(() => (loading = null));
    return loading;
  };
  const value = computed(() => {
    // Nobody is asked for a person who has signed out, while what they saw is still being taken away.
    if (loaded.value === null && person.value) void refresh();
    return loaded.value;
  });
  return { value, refresh, ready: async () => void (loaded.peek() === null && (await refresh())) };
}
