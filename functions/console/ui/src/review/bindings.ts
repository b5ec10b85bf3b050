/** The keys of the review screen. */
import type { Binding } from "../shared/keys.ts";
import { t } from "../texts/index.ts";
import { type Controls, adder, answerBindings, confirmOrSubmit } from "../workbench/bindings.ts";
import type { Editor } from "../workbench/editor.ts";
import { isKnown } from "../workbench/form.ts";

/** What the review screen itself can open. */
export interface ReviewControls extends Controls {
  chooseType: () => void;
  escalate: () => void;
  reject: () => void;
  release: () => void;
  flag: () => void;
  split: () => void;
}

export function reviewBindings(editor: Editor, controls: ReviewControls): Binding[] {
  const { actions } = t.review;
  const add = adder(editor, t.review.title);
  const confirm = () => {
    if (isKnown(editor.form.peek().type)) confirmOrSubmit(editor, controls);
    else controls.chooseType();
  };
  return [
    add("Enter", t.review.keys.confirm, confirm),
    ...answerBindings(editor, controls, t.review.title),
    add("t", actions.changeType, controls.chooseType),
    add("g", actions.release, controls.release),
    { ...add("l", t.flags.keys.flag, controls.flag), enabled: () => isKnown(editor.form.peek().type) },
    { ...add("shift+s", actions.split, controls.split), enabled: () => editor.pages > 1 },
    add("shift+e", actions.escalate, controls.escalate),
    add("x", actions.reject, controls.reject),
  ];
}
