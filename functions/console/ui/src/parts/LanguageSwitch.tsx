import { useState } from "preact/hooks";
import { toast } from "../shared/toasts.ts";
import { chooseLanguage, languageInUse, t } from "../texts/index.ts";
import { CODES, LANGUAGES, type Language } from "../texts/languages.ts";

/** The language of the console, each named in itself; what is on the page stays as it is. */
export function LanguageSwitch() {
  const [, drawAgain] = useState(0);
  const choose = (language: Language) =>
    chooseLanguage(language).catch(() => {
      toast("error", t.common.unreachable);
      drawAgain((count) => count + 1);
    });
  return (
    <div class="segments" role="radiogroup" aria-label={t.shell.language}>
      {CODES.map((code) => (
        <label key={code} lang={code}>
          <input
            type="radio"
            name="language"
            checked={languageInUse() === code}
            onChange={() => void choose(code)}
          />
          <span>{LANGUAGES[code]}</span>
        </label>
      ))}
    </div>
  );
}
