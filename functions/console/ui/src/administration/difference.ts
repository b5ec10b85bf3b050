/** What changed between two texts, line by line. Pure. */

export interface Line {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Lines around a change that are shown with it. */
const CONTEXT = 2;
/** More steps than this take too long; then everything between the first and the last change is replaced. */
const MOST_STEPS = 4_000_000;

/** The changes with the lines around them, part by part; empty: the texts are the same. */
export function changesOf(before: string, after: string): Line[][] {
  const all = differenceOf(before.trimEnd().split("\n"), after.trimEnd().split("\n"));
  const near = all.map((_, at) =>
    all.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== "same"),
  );
  const parts: Line[][] = [];
  all.forEach((line, at) => {
    if (!near[at]) return;
    if (!near[at - 1]) parts.push([]);
    parts.at(-1)?.push(line);
  });
  return parts;
}

/** The longest common subsequence stays; of the rest what was removed stands before what was added. */
export function differenceOf(before: readonly string[], after: readonly string[]): Line[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const same = (texts: readonly string[]) => texts.map((text): Line => ({ kind: "same", text }));
  return [
    ...same(before.slice(0, head)),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

function middle(before: readonly string[], after: readonly string[]): Line[] {
  const removed = (text: string): Line => ({ kind: "removed", text });
  const added = (text: string): Line => ({ kind: "added", text });
  if (before.length * after.length > MOST_STEPS) return [...before.map(removed), ...after.map(added)];
  const width = after.length + 1;
  // How many lines the rests of both have in common, from each place on.
  const common = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--)
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: Line[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old = "", fresh = ""] = [before[row], after[column]];
    if (row < before.length && column < after.length && old === fresh) {
      lines.push({ kind: "same", text: old });
      [row, column] = [row + 1, column + 1];
    } else if (
      row < before.length &&
      (column === after.length || at(row + 1, column) >= at(row, column + 1))
    ) {
      lines.push(removed(old));
      row++;
    } else {
      lines.push(added(fresh));
      column++;
    }
  }
  return lines;
}
