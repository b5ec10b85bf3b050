import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { type Binding, useKeys } from "../shared/keys.ts";
import { t } from "../texts/index.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./icons.tsx";

interface Props {
  title: string;
  /** Absent: the dialog cannot be left but by what is in it. */
  onClose?: () => void;
  wide?: boolean;
  keys?: readonly Binding[];
  children: ComponentChildren;
}

/** A modal dialog. Focus goes in when it opens and back to where it was when it goes. */
export function Dialog({ title, onClose, wide = false, keys = [], children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useKeys(keys, true);
  const isGone = useRef(false);
  useEffect(() => {
    const before = document.activeElement;
    const dialog = element.current;
    dialog?.showModal();
    return () => {
      isGone.current = true;
      // While it is open nothing under it takes the focus.
      dialog?.close();
      const back = before instanceof HTMLElement && before.isConnected ? before : null;
      (back ?? document.getElementById("content"))?.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={wide ? "dialog wide" : "dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      // Escape closes it at once, without asking, where the browser believes that nobody wants it held open.
      onClose={() => isGone.current || onClose?.()}
      onMouseDown={(event) => {
        if (event.target === element.current) onClose?.();
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        {onClose && (
          <Button kind="quiet" icon aria-label={t.common.close} onClick={onClose}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}
