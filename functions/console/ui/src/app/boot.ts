/**
 * Runs before anything is drawn, so that a dark page never flashes white, and fetches the texts of the person's language
 * beside the console's code instead of after it.
 */
import { applyTheme, storedTheme } from "../shared/theme_stored.ts";
import { type Language, preferredLanguage } from "../texts/languages.ts";

/** The scripts that hold the texts of each language; the build puts them in. */
declare const LANGUAGE_SCRIPTS: Record<Language, readonly string[]>;

applyTheme(storedTheme());
const language = preferredLanguage();
document.documentElement.lang = language;
for (const script of LANGUAGE_SCRIPTS[language]) {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = script;
  document.head.append(link);
}
