import type { Saying } from "../sentences.ts";

/** What the API says in English, for people to read. */
export const server = {
  said: ((sentence) => sentence) as Saying,
  /** Titles of the types that come with docloop, of their fields and of kinds of values, by their English. */
  titles: {} as Readonly<Record<string, string>>,
};
