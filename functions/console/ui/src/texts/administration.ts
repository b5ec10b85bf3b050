/** The texts of the administration in the language in use. They come with its screens, not with the first page. */
import { textsOfArea } from "./index.ts";
import type { AdministrationTexts } from "./types.ts";

export const words = textsOfArea<AdministrationTexts>({
  en: async () => (await import("./en/administration.ts")).administration,
  de: async () => (await import("./de/administration.ts")).administration,
});
