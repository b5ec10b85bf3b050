/**
 * The languages of the console, and which of them a person reads: the one chosen in this browser, else the first of the
 * browser's own that there is, else English. On its own, for what runs before anything is drawn.
 */

/** By their codes, each named in itself. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;
export const CODES = Object.keys(LANGUAGES) as Language[];

/** Shown in place of the console when the texts of no language can be loaded. */
export const NOT_LOADED =
  "The console could not be loaded. Reload the page. · Die Konsole konnte nicht geladen werden. Laden Sie die Seite neu.";

const KEY = "docloop-language";

/** The person's choice in this browser; null: there is none, and the browser's languages count. */
export function storedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(KEY);
    return CODES.find((code) => code === stored) ?? null;
  } catch {
    return null; // storage is forbidden here; a choice lasts as long as the page
  }
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // as above
  }
}

/** The first that there is of a browser's languages, such as ["de-AT", "en"], whatever the country; else English. */
export function languageAmong(wanted: readonly string[]): Language {
  const codes = wanted.map((each) => each.toLowerCase().split("-")[0]);
  return codes.map((code) => CODES.find((each) => each === code)).find((each) => each !== undefined) ?? "en";
}

export function preferredLanguage(): Language {
  return storedLanguage() ?? languageAmong(navigator.languages);
}
