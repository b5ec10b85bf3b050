/** The keys of the review screen, and those of them that any answering of fields has. */
import type { Binding } from "../app/keys.ts";
import { t } from "../texts/index.ts";
import { isKnown } from "./form.ts";
import type { Work } from "./work.ts";

/** What a screen where fields are answered can do beside answering. */
export interface Controls {
  names: () => readonly string[];
  toggleRest: () => void;
  toggleItems: () => void;
  submit: () => void;
}

/** What the review screen itself can open. */
export interface ReviewControls extends Controls {
  chooseType: () => void;
  escalate: () => void;
  reject: () => void;
  release: () => void;
  flag: () => void;
}

/** Makes bindings that work while answers can be given, under the heading `group`. */
export function adder(work: Work, group: string) {
  return (
    keys: string | string[],
    label: string,
    run: () => void,
    enabled: () => boolean = () => work.isOpen,
  ): Binding => ({
    keys,
    label,
    group,
    enabled,
    // A key held down must not answer the questions that come after.
    run: (event) => void (event.repeat || run()),
  });
}

export function reviewBindings(work: Work, controls: ReviewControls): Binding[] {
  const { actions } = t.review;
  const add = adder(work, t.review.title);
  const confirm = () => {
    if (isKnown(work.form.peek().type)) confirmOrSubmit(work, controls);
    else controls.chooseType();
  };
  return [
    add("Enter", t.review.keys.confirm, confirm),
    ...answerBindings(work, controls, t.review.title),
    add("t", actions.changeType, controls.chooseType),
    add("g", actions.release, controls.release),
    { ...add("l", t.flags.keys.flag, controls.flag), enabled: () => isKnown(work.form.peek().type) },
    add("shift+e", actions.escalate, controls.escalate),
    add("x", actions.reject, controls.reject),
  ];
}

/** What Enter does: the field in question is confirmed; with none left, everything goes out. */
export function confirmOrSubmit(work: Work, controls: Controls): void {
  if (work.active.peek() === null) controls.submit();
  else work.confirm();
}

/** All but Enter, which each screen adds with its own words. */
export function answerBindings(work: Work, controls: Controls, group: string): Binding[] {
  const { keys, actions } = t.review;
  const add = adder(work, group);
  const asked = () => work.isOpen && work.active.peek() !== null;
  const choice = (key: string) => work.item(work.active.peek())?.choices.find((each) => each.key === key);
  const take = (keys: string[], label: string): Binding => ({
    ...add(keys, label, () => undefined),
    enabled: () => asked() && keys.some((key) => choice(key)),
    run: ({ key, repeat }) => {
      const taken = choice(key.toLowerCase());
      if (taken && !repeat) work.take(taken);
    },
  });
  return [
    { ...add("mod+Enter", keys.submit, controls.submit), whileTyping: true, overButtons: true },
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
  ];
}
