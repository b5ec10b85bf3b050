/** The keys of a review that asks where papers begin. */
import type { Binding } from "../shared/keys.ts";
import { t } from "../texts/index.ts";

interface Controls {
  isOpen: () => boolean;
  step: (by: number) => void;
  cut: () => void;
  whole: () => void;
  send: () => void;
  release: () => void;
  escalate: () => void;
  reject: () => void;
}

export function splitBindings(controls: Controls): Binding[] {
  const { actions, split } = t.review;
  const group = t.review.title;
  const always = (keys: Binding["keys"], label: string, run: () => void): Binding => ({
    keys,
    label,
    group,
    run,
  });
  const open = (keys: Binding["keys"], label: string, run: () => void): Binding => ({
    ...always(keys, label, run),
    enabled: controls.isOpen,
  });
  return [
    always(["ArrowDown", "j"], split.keys.next, () => controls.step(1)),
    always(["ArrowUp", "k"], split.keys.before, () => controls.step(-1)),
    open("s", split.keys.cut, controls.cut),
    open("o", split.whole, controls.whole),
    { ...open("mod+Enter", split.keys.submit, controls.send), overButtons: true },
    open("g", actions.release, controls.release),
    open("shift+e", actions.escalate, controls.escalate),
    open("x", actions.reject, controls.reject),
  ];
}
