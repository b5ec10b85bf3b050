/**
 * Sentences that the API says in English, in another language.
 *
 * A language lists them by their English text, with "{}" for each value in it, as message catalogues do. A test on the
 * API's side says that each is there and that none is missing. What is in no list stays in English.
 */

export type Sentences = Readonly<Record<string, string>>;
/** Says a sentence of the API; `wordOf` knows the titles of fields and types that may stand in it. */
export type Saying = (sentence: string, wordOf?: (word: string) => string) => string;

/** What is longer holds a whole text as a value, and looking for its end in many places takes long. */
const LONGEST = 1_000;

interface Pattern {
  readonly matches: RegExp;
  /** With "{}" for the values in their order, or "{2}" for the second. */
  readonly saying: string;
}

/** `wordOf`: what else may stand in a sentence, such as the name of a state or a percentage. */
export function sayingIn(sentences: Sentences, wordOf: (word: string) => string): Saying {
  let patterns: readonly Pattern[] | null = null;

  const whole = (sentence: string, word: (text: string) => string): string | null => {
    const known = sentences[sentence];
    if (known !== undefined) return known;
    patterns ??= patternsOf(sentences);
    for (const { matches, saying } of patterns) {
      const found = matches.exec(sentence);
      if (found) return filled(saying, found.slice(1).map(word));
    }
    return null;
  };

  return (sentence, titleOf = (word) => word) => {
    const word = (text: string): string => {
      const titled = titleOf(text);
      if (titled !== text) return titled;
      return (text.endsWith(".") ? whole(text, word) : null) ?? wordOf(text);
    };
    const known = sentences[sentence];
    if (known !== undefined) return known;
    if (sentence.length > LONGEST) return sentence;
    // Several sentences in one text; half of them in another language would help nobody.
    const parts = sentence.split(/(?<=\.) (?=\p{Lu})/u).map((part) => whole(part, word));
    return parts.includes(null) ? (whole(sentence, word) ?? sentence) : parts.join(" ");
  };
}

/** Those with the most words of their own first: they say the most about what they match. */
function patternsOf(sentences: Sentences): Pattern[] {
  return Object.entries(sentences)
    .filter(([english]) => english.includes("{}"))
    .sort(([one], [other]) => ownWords(other) - ownWords(one))
    .map(([english, saying]) => ({
      matches: new RegExp(`^${english.split("{}").map(escaped).join("(.+?)")}$`, "su"),
      saying,
    }));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function ownWords(english: string): number {
  return english.replaceAll("{}", "").length;
}

function filled(saying: string, values: readonly string[]): string {
  let at = 0;
  return saying.replaceAll(
    /\{(\d?)\}/g,
    (_, place: string) => values[place ? Number(place) - 1 : at++] ?? "",
  );
}
