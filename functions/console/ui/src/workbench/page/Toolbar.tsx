/** What can be done with the page besides looking at it. */
import type { Binding } from "../../shared/keys.ts";
import { wholePercentOf } from "../../shared/format.ts";
import { capsOf } from "../../shared/keys.ts";
import { Button } from "../../parts/Button.tsx";
import { Icon, type IconName } from "../../parts/icons.tsx";
import { t } from "../../texts/index.ts";
import type { Tool } from "./hand.ts";
import type { Pane } from "./pane.ts";

export interface Controls {
  pane: () => Pane;
  page: number;
  pages: number;
  tool: Tool;
  paired: boolean;
  turnTo: (page: number) => void;
  togglePair: () => void;
  toggleTool: () => void;
}

const KEYS = { out: "-", fit: "0", turn: ".", pair: "\\", before: "[", next: "]" } as const;

export function bindingsOf({ pane, page, pages, turnTo, togglePair }: Controls): Binding[] {
  const group = t.page.tools;
  const several = () => pages > 1;
  return [
    { keys: ["+", "="], label: t.page.zoomIn, group, run: () => pane().step(1) },
    { keys: KEYS.out, label: t.page.zoomOut, group, run: () => pane().step(-1) },
    { keys: KEYS.fit, label: t.page.fit, group, run: () => pane().refit() },
    { keys: KEYS.turn, label: t.page.rotate, group, run: () => pane().rotate() },
    { keys: KEYS.pair, label: t.page.pair, group, enabled: several, run: togglePair },
    {
      keys: [KEYS.next, "PageDown"],
      label: t.page.next,
      group,
      enabled: several,
      run: () => turnTo(page + 1),
    },
    {
      keys: [KEYS.before, "PageUp"],
      label: t.page.before,
      group,
      enabled: several,
      run: () => turnTo(page - 1),
    },
    // Held, not pressed: use_space.ts hears it. It stands here for the help.
    { keys: "Space", label: t.page.space, group, enabled: () => false, run: () => undefined },
  ];
}

export function Toolbar(controls: Controls) {
  const { pane, page, pages, tool, paired, turnTo, togglePair, toggleTool } = controls;
  const last = paired ? pages - 1 : pages;
  return (
    <div class="page-tools" role="toolbar" aria-label={t.page.tools}>
      {pages > 1 && (
        <>
          <Press
            icon="back"
            label={t.page.before}
            keys={KEYS.before}
            disabled={page <= 1}
            run={() => turnTo(page - 1)}
          />
          <span class="page-place number">{t.page.place(page, pages)}</span>
          <Press
            icon="forth"
            label={t.page.next}
            keys={KEYS.next}
            disabled={page >= last}
            run={() => turnTo(page + 1)}
          />
          <span class="page-gap" />
        </>
      )}
      <Press icon="minus" label={t.page.zoomOut} keys={KEYS.out} run={() => pane().step(-1)} />
      <Scale pane={pane()} />
      <Press icon="plus" label={t.page.zoomIn} keys="+" run={() => pane().step(1)} />
      <Press icon="fit" label={t.page.fit} keys={KEYS.fit} run={() => pane().refit()} />
      <Press icon="turn" label={t.page.rotate} keys={KEYS.turn} run={() => pane().rotate()} />
      <Press icon="hand" label={t.page.move} pressed={tool === "move"} run={toggleTool} />
      {pages > 1 && (
        <Press icon="pair" label={t.page.pair} keys={KEYS.pair} pressed={paired} run={togglePair} wideOnly />
      )}
    </div>
  );
}

function Scale({ pane }: { pane: Pane }) {
  const scale = pane.view.value?.scale;
  return <span class="page-scale number">{scale === undefined ? "" : wholePercentOf(scale)}</span>;
}

interface PressProps {
  icon: IconName;
  label: string;
  keys?: string;
  pressed?: boolean;
  disabled?: boolean;
  wideOnly?: boolean;
  run: () => void;
}

function Press({ icon, label, keys, pressed, disabled = false, wideOnly, run }: PressProps) {
  return (
    <Button
      kind="quiet"
      icon
      class={wideOnly ? "wide-only" : undefined}
      aria-label={label}
      title={keys ? `${label} (${capsOf(keys).join(" ")})` : label}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      // Stays reachable, so that the focus is not lost at the last page.
      aria-disabled={disabled}
      onClick={() => disabled || run()}
    >
      <Icon name={icon} />
    </Button>
  );
}
