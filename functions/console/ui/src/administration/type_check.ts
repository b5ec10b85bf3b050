/** The mistakes in a description, asked for a moment after the last key. */
import { useEffect, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";

export type Mistake = Schemas["MistakeOut"];

const PAUSE_MS = 500;

interface Checked {
  text: string;
  mistakes: readonly Mistake[];
}

/** Null: not known yet, or it cannot be asked for; saving says then what is wrong. */
export function useMistakes(text: string, enabled: boolean): readonly Mistake[] | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    if (!enabled || text.trim() === "") return;
    let gone = false;
    const timer = setTimeout(() => {
      api.post("/document-types/check", { body: { yaml: text } }).then(
        ({ mistakes }) => !gone && setChecked({ text, mistakes }),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text, enabled]);
  return checked?.text === text ? checked.mistakes : null;
}

/** Where a line begins and ends in a text; lines count from 1. */
export function placeOf(text: string, line: number): [number, number] {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return [Math.min(start, text.length), Math.min(start + (lines[line - 1]?.length ?? 0), text.length)];
}
