/** Runs before anything is drawn, so that a dark page never flashes white. */
import { applyTheme, storedTheme } from "./theme_stored.ts";

applyTheme(storedTheme());
