/** The keys of the review screen. */
import type { Binding } from "../app/keys.ts";
import { t } from "../texts/index.ts";
import { submit } from "./desk.ts";
import { isKnown } from "./form.ts";
import type { Work } from "./work.ts";

/** What the screen itself can open and close. */
export interface Controls {
  names: () => readonly string[];
  toggleRest: () => void;
  toggleItems: () => void;
  chooseType: () => void;
  escalate: () => void;
  reject: () => void;
  release: () => void;
  flag: () => void;
}

export function bindingsFor(work: Work, controls: Controls): Binding[] {
  const { keys, actions } = t.review;
  const group = t.review.title;
  const open = () => work.isOpen;
  const asked = () => work.isOpen && work.active.peek() !== null;
  const add = (key: string | string[], label: string, run: () => void, enabled = open): Binding => ({
    keys: key,
    label,
    group,
    enabled,
    // A key held down must not answer the questions that come after.
    run: (event) => void (event.repeat || run()),
  });
  const choice = (key: string) => work.item(work.active.peek())?.choices.find((each) => each.key === key);
  const take = (keys: string[], label: string): Binding => ({
    ...add(keys, label, () => undefined),
    enabled: () => asked() && keys.some((key) => choice(key)),
    run: ({ key, repeat }) => {
      const taken = choice(key.toLowerCase());
      if (taken && !repeat) work.take(taken);
    },
  });
  const enter = () => {
    if (!isKnown(work.form.peek().type)) controls.chooseType();
    else if (work.active.peek() === null) submit(work);
    else work.confirm();
  };
  return [
    add("Enter", keys.confirm, enter),
    { ...add("mod+Enter", keys.submit, () => submit(work)), whileTyping: true, overButtons: true },
    add(["e", "F2"], keys.edit, () => work.edit(), asked),
    take(["p"], keys.repair),
    take(["o"], keys.reader),
    take(["1", "2", "3"], keys.alternative),
    add("a", actions.absent, () => work.answer("absent"), asked),
    add("u", actions.unreadable, () => work.answer("unreadable"), asked),
    add(["Backspace", "Delete"], actions.clear, () => work.clear(), asked),
    add("c", actions.confirmAll, () => work.confirmAll()),
    {
      ...add(["j", "ArrowDown"], keys.next, () => undefined),
      enabled: () => true,
      run: () => work.move(controls.names(), 1),
    },
    {
      ...add(["k", "ArrowUp"], keys.before, () => undefined),
      enabled: () => true,
      run: () => work.move(controls.names(), -1),
    },
    add("f", keys.rest, controls.toggleRest, () => true),
    add("i", keys.items, controls.toggleItems, () => true),
    add("mod+z", keys.undo, () => work.undo()),
    add(["mod+shift+z", "mod+y"], keys.redo, () => work.redo()),
    add("t", actions.changeType, controls.chooseType),
    add("g", actions.release, controls.release),
    { ...add("l", t.flags.keys.flag, controls.flag), enabled: () => isKnown(work.form.peek().type) },
    add("shift+e", actions.escalate, controls.escalate),
    add("x", actions.reject, controls.reject),
  ];
}
