/**
 * The texts of the console in the language in use. Only that language is loaded.
 *
 * `t` is read where something is drawn: a component that reads it is drawn again when the language changes, and keeps
 * what has been typed. A text that is read when a module is loaded would stay in the first language, so that fails.
 */
import { batch, signal } from "@preact/signals";
import { type Language, preferredLanguage, storeLanguage } from "./languages.ts";
import type { Texts } from "./types.ts";

export type { Texts } from "./types.ts";

const LOADERS: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import("./en.ts")).en,
  de: async () => (await import("./de.ts")).de,
};

const inUse = signal<{ language: Language; texts: Texts } | null>(null);

function current(): { language: Language; texts: Texts } {
  if (!inUse.value) throw new Error("a text was read before the texts were loaded");
  return inUse.value;
}

export const t: Texts = new Proxy({} as Texts, {
  get: (_, name) => current().texts[name as keyof Texts],
});

export function languageInUse(): Language {
  return current().language;
}

/** Texts that come with the screens of an area, not with the first page. */
export interface AreaTexts<Area> {
  /** Those of the language in use; read where something is drawn, as `t` is. */
  readonly shown: Area;
  /** Called before a screen of the area is drawn. */
  load: () => Promise<void>;
}

const loadedAreas: ((language: Language) => Promise<() => void>)[] = [];

export function textsOfArea<Area>(loaders: Record<Language, () => Promise<Area>>): AreaTexts<Area> {
  const texts = signal<Area | null>(null);
  const inLanguage = async (language: Language) => {
    const found = await loaders[language]();
    return () => {
      texts.value = found;
    };
  };
  return {
    get shown() {
      if (texts.value === null) throw new Error("a text was read before the texts of its area were loaded");
      return texts.value;
    },
    load: async () => {
      if (texts.value !== null) return;
      loadedAreas.push(inLanguage);
      (await inLanguage(languageInUse()))();
    },
  };
}

/** Loads the texts of a language and shows them everywhere. */
export async function showTexts(language: Language): Promise<void> {
  const [texts, ...areas] = await Promise.all([
    LOADERS[language](),
    ...loadedAreas.map((load) => load(language)),
  ]);
  batch(() => {
    inUse.value = { language, texts };
    for (const show of areas) show();
  });
  if (typeof document !== "undefined") document.documentElement.lang = language;
}

/** Called once, at boot. English takes the place of a language that cannot be loaded. */
export async function loadTexts(): Promise<void> {
  const language = preferredLanguage();
  await showTexts(language).catch(async (error: unknown) => {
    if (language === "en") throw error;
    await showTexts("en");
  });
}

/** The person's own choice, kept in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  await showTexts(language);
  storeLanguage(language);
}

/** What is made for a locale, such as a number format; made anew when another language is in use. */
export function inLocale<Made>(make: (locale: string) => Made): () => Made {
  let made: { locale: string; value: Made } | null = null;
  return () => {
    const { locale } = t;
    if (made?.locale !== locale) made = { locale, value: make(locale) };
    return made.value;
  };
}
