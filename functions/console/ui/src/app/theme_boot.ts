/** Runs before anything is drawn, so that a dark page never flashes white. */
import { applyTheme, storedTheme } from "../shared/theme_stored.ts";

applyTheme(storedTheme());
