/** What a person does with a review on the screen: which field is active, and what each key and button does to it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { type Answer, nextOpen, valueOf } from "./answers.ts";
import { type Choice, choicesOf } from "./choices.ts";
import type { Held } from "./held.ts";
import type { Picked } from "./page/types.ts";

export function useAnswering(held: Held, onDone: () => void) {
  const asked = held.asked.value;
  const detail = held.detail.value;
  const said = held.work.value.now;
  const fields =
    held.type.value?.fields.map((spec) => spec.name) ?? detail.prediction?.fields?.map((f) => f.name) ?? [];
  const others = fields.filter((name) => !asked.includes(name));
  const [active, setActive] = useState<string | null>(() => nextOpen(asked, said, null) ?? asked[0] ?? null);
  const [editing, setEditing] = useState(false);
  const [unfolded, setUnfolded] = useState(asked.length === 0);
  const since = useRef(performance.now());
  const spent = useRef(new Map<string, number>());

  useEffect(() => {
    setActive(nextOpen(asked, held.work.peek().now, null) ?? asked[0] ?? null);
    setUnfolded(asked.length === 0);
    setEditing(false);
    since.current = performance.now();
    spent.current = new Map();
  }, [held.id, held.typeName.value, asked.length]);

  const fieldOf = (name: string) => detail.prediction?.fields?.find((field) => field.name === name);
  const shown = unfolded ? [...asked, ...others] : asked;

  /** Seconds that this field has been looked at, all told. */
  const secondsOn = (name: string) => {
    const now = performance.now();
    const before = spent.current.get(name) ?? said.answers[name]?.seconds ?? 0;
    const seconds = name === active ? before + (now - since.current) / 1000 : before;
    return Math.min(86_400, Math.round(seconds * 10) / 10);
  };
  const activate = (name: string | null) => {
    if (active !== null) spent.current.set(active, secondsOn(active));
    since.current = performance.now();
    setEditing(false);
    setActive(name);
  };
  const say = (name: string, answer: Omit<Answer, "field">, step: string | null = null) =>
    held.say({ ...answer, field: name, seconds: secondsOn(name) }, step);

  /** To the next question without an answer; where there is none, the review is finished. */
  const onward = () => {
    const open = nextOpen(asked, held.work.peek().now, active);
    if (open) return activate(open);
    setEditing(false);
    (document.activeElement as HTMLElement | null)?.blur();
    if (!asked.includes(active ?? "")) activate(asked[0] ?? null);
  };

  const confirm = () => {
    if (held.readOnly) return;
    const name = active;
    if (name === null || nextOpen(asked, held.work.peek().now, null) === null) {
      if (!editing) return onDone();
      return onward();
    }
    const answer = held.work.peek().now.answers[name];
    const value = valueOf(fieldOf(name), answer);
    if (!answer && value === null) return setEditing(true);
    if (!answer) say(name, placed(name, { verdict: "confirmed", value }));
    onward();
  };

  const placed = (name: string, answer: Omit<Answer, "field">): Omit<Answer, "field"> => {
    const field = fieldOf(name);
    return field?.box && field.page ? { page: field.page, box: field.box, ...answer } : answer;
  };

  return {
    asked,
    others,
    active,
    editing,
    unfolded,
    activate,
    setEditing,
    setUnfolded,
    confirm,
    fieldOf,
    choices: active === null ? [] : choicesOf(detail, active, held.trial.value?.findings ?? []),
    /** Without an answer yet. */
    open: asked.filter((name) => !said.answers[name]),
    type: (name: string, text: string) => {
      if (text.trim() === "") return held.unsay(name, `type ${name}`);
      const before = held.work.peek().now.answers[name];
      const where = before?.page && before.box ? { page: before.page, box: before.box } : {};
      say(name, { verdict: "corrected", value: text, ...where }, `type ${name}`);
    },
    choose: (choice: Choice) => {
      if (active === null || held.readOnly) return;
      const where = choice.page && choice.box ? { page: choice.page, box: choice.box } : {};
      say(active, { verdict: "corrected", value: choice.value, ...where });
      onward();
    },
    pick: (picked: Picked) => {
      if (active === null || held.readOnly) return;
      say(active, { verdict: "corrected", value: picked.text, page: picked.page, box: picked.box });
    },
    mark: (verdict: "absent" | "unreadable") => {
      if (active === null || held.readOnly) return;
      say(active, { verdict, value: null });
      onward();
    },
    /** Everything that is asked and stands, as it stands. */
    confirmAll: () => {
      if (held.readOnly) return;
      for (const name of asked) {
        const value = valueOf(fieldOf(name), undefined);
        if (!held.work.peek().now.answers[name] && value !== null) {
          say(name, placed(name, { verdict: "confirmed", value }));
        }
      }
      const left = nextOpen(asked, held.work.peek().now, null);
      if (left) activate(left);
      else activate(asked.at(-1) ?? null);
    },
    step: (by: 1 | -1) => {
      const at = active === null ? -1 : shown.indexOf(active);
      const to = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
      if (to !== undefined) activate(to);
    },
  };
}

export type Answering = ReturnType<typeof useAnswering>;
