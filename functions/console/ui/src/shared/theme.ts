/** Light or dark: as the system has it, unless the person chose. */
import { effect, signal } from "@preact/signals";
import { type Theme, applyTheme, storeTheme, storedTheme } from "./theme_stored.ts";

export const theme = signal<Theme>(storedTheme());

/** Called once, at boot. */
export function keepTheme(): void {
  effect(() => {
    applyTheme(theme.value);
    storeTheme(theme.value);
  });
}
