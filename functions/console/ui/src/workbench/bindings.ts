/** The keys for answering the fields of a document, whatever screen that is on. */
import type { Binding } from "../shared/keys.ts";
import { t } from "../texts/index.ts";
import type { Editor } from "./editor.ts";

/** What a screen where fields are answered can do beside answering. */
export interface Controls {
  names: () => readonly string[];
  toggleRest: () => void;
  toggleItems: () => void;
  submit: () => void;
}

/** Makes bindings that work while answers can be given, under the heading `group`. */
export function adder(editor: Editor, group: string) {
  return (
    keys: string | string[],
    label: string,
    run: () => void,
    enabled: () => boolean = () => editor.isOpen,
  ): Binding => ({
    keys,
    label,
    group,
    enabled,
    // A key held down must not answer the questions that come after.
    run: (event) => void (event.repeat || run()),
  });
}

/** What Enter does: the field in question is confirmed; with none left, everything goes out. */
export function confirmOrSubmit(editor: Editor, controls: Controls): void {
  if (editor.active.peek() === null) controls.submit();
  else editor.confirm();
}

/** All but Enter, which each screen adds with its own words. */
export function answerBindings(editor: Editor, controls: Controls, group: string): Binding[] {
  const { keys, actions } = t.review;
  const add = adder(editor, group);
  const asked = () => editor.isOpen && editor.active.peek() !== null;
  const choice = (key: string) => editor.item(editor.active.peek())?.choices.find((each) => each.key === key);
  const take = (keys: string[], label: string): Binding => ({
    ...add(keys, label, () => undefined),
    enabled: () => asked() && keys.some((key) => choice(key)),
    run: ({ key, repeat }) => {
      const taken = choice(key.toLowerCase());
      if (taken && !repeat) editor.take(taken);
    },
  });
  return [
    { ...add("mod+Enter", keys.submit, controls.submit), whileTyping: true, overButtons: true },
    add(["e", "F2"], keys.edit, () => editor.edit(), asked),
    take(["p"], keys.repair),
    take(["o"], keys.reader),
    take(["1", "2", "3"], keys.alternative),
    add("a", actions.absent, () => editor.answer("absent"), asked),
    add("u", actions.unreadable, () => editor.answer("unreadable"), asked),
    add(["Backspace", "Delete"], actions.clear, () => editor.clear(), asked),
    add("c", actions.confirmAll, () => editor.confirmAll()),
    {
      ...add(["j", "ArrowDown"], keys.next, () => undefined),
      enabled: () => true,
      run: () => editor.move(controls.names(), 1),
    },
    {
      ...add(["k", "ArrowUp"], keys.before, () => undefined),
      enabled: () => true,
      run: () => editor.move(controls.names(), -1),
    },
    add("f", keys.rest, controls.toggleRest, () => true),
    add("i", keys.items, controls.toggleItems, () => true),
    add("mod+z", keys.undo, () => editor.undo()),
    add(["mod+shift+z", "mod+y"], keys.redo, () => editor.redo()),
  ];
}
