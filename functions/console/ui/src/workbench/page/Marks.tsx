/** The fields of a document on its page: where they stand, and what a pointer is about to take. */
import { Icon } from "../../parts/icons.tsx";
import { inWindow } from "./geometry.ts";
import type { Hand } from "./hand.ts";
import type { PageOut } from "./loading.ts";
import type { Pane } from "./pane.ts";
import type { Box, Mark } from "./types.ts";

interface Props {
  page: PageOut;
  marks: readonly Mark[];
  hand: Hand;
}

/** Air around the words, in parts of the page's width. */
const AIR = 0.003;

/** The panel beside the page says the same in words, so this is for the eye alone. */
export function Marks({ page, marks, hand }: Props) {
  const here = marks.filter((mark) => mark.page === page.number);
  return (
    <svg class="marks" viewBox={`0 0 ${page.width} ${page.height}`} aria-hidden="true">
      {here
        .toSorted((one, other) => Number(one.active) - Number(other.active))
        .map((mark) => (
          <Frame
            key={mark.id}
            page={page}
            box={mark.box}
            air={AIR}
            name={`mark ${mark.kind}${mark.active ? " active" : ""}`}
            id={mark.id}
          />
        ))}
      <Pointed page={page} hand={hand} />
    </svg>
  );
}

function Pointed({ page, hand }: { page: PageOut; hand: Hand }) {
  const word = hand.word.value;
  const box = hand.box.value;
  return (
    <>
      {word && !box && <Frame page={page} box={word.box} air={AIR / 2} name="word" />}
      {box && <Frame page={page} box={box} air={0} name="drawn" />}
    </>
  );
}

function Frame(props: { page: PageOut; box: Box; air: number; name: string; id?: string }) {
  const { page, box, name, id } = props;
  const air = props.air * page.width;
  return (
    <rect
      class={name}
      data-mark={id}
      x={box.left * page.width - air}
      y={box.top * page.height - air}
      width={(box.right - box.left) * page.width + 2 * air}
      height={(box.bottom - box.top) * page.height + 2 * air}
      rx={air}
    />
  );
}

/** Names the field in question and the one under the pointer. They keep their size, whatever the page's. */
export function MarkChips({ pane, page, marks, hand }: Props & { pane: Pane }) {
  const [view, size] = [pane.view.value, pane.page.value];
  if (!view || !size || hand.box.value) return null;
  const pointed = hand.mark.value?.id;
  const named = marks.filter((mark) => mark.page === page.number && (mark.active || mark.id === pointed));
  return (
    <div aria-hidden="true">
      {named.map((mark) => {
        const { x, y } = inWindow(mark.box, view, size, pane.turn.value);
        const transform = `translate(${x - 2}px, ${y - 5}px) translateY(-100%)`;
        return (
          <span
            key={mark.id}
            class={`mark-chip ${mark.kind}${mark.active ? " active" : ""}${pane.smooth.value ? " smooth" : ""}`}
            style={{ transform }}
          >
            {mark.kind === "answered" && <Icon name="check" />}
            {mark.label}
          </span>
        );
      })}
    </div>
  );
}
