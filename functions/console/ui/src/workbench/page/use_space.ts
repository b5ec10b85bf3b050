/** Whether the space bar is held down, where it has no other meaning. */
import { useEffect, useState } from "preact/hooks";

const OTHERS = "input, textarea, select, button, a[href], summary, [contenteditable], [role=gridcell]";

export function useSpace(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(OTHERS)) return;
      // It would scroll what lies under the pointer.
      event.preventDefault();
      setHeld(true);
    };
    const up = (event: KeyboardEvent) => event.key === " " && setHeld(false);
    const leave = () => setHeld(false);
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    addEventListener("blur", leave);
    return () => {
      removeEventListener("keydown", down);
      removeEventListener("keyup", up);
      removeEventListener("blur", leave);
    };
  }, []);
  return held;
}
