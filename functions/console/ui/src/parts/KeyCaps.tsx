import { capsOf } from "../shared/keys.ts";

/** The keys of a shortcut, drawn; for screen readers they stand in the help. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span class="keycaps" aria-hidden="true">
      {capsOf(keys).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
