import { useEffect, useRef, useState } from "preact/hooks";
import { person } from "../api/session.ts";
import { signOut } from "../api/sign_in.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { LanguageSwitch } from "../parts/LanguageSwitch.tsx";
import { t } from "../texts/index.ts";
import { useKeys } from "../shared/keys.ts";
import { hrefOf } from "../shared/router.ts";
import { theme } from "../shared/theme.ts";
import { THEMES } from "../shared/theme_stored.ts";
import { toast } from "../shared/toasts.ts";

/** Who am I, light or dark, the language, my account, and the way out. */
export function AccountMenu() {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);
  const who = person.value;
  if (!who) return null;
  return (
    <div class="menu" ref={root}>
      <button
        ref={opener}
        type="button"
        class="button quiet"
        aria-expanded={open}
        aria-label={t.shell.account(who.name)}
        onClick={() => setOpen(!open)}
      >
        <Icon name="user" />
        <span class="account-name clipped">{who.name}</span>
        <Icon name="chevron" />
      </button>
      {open && (
        <div class="panel menu-panel">
          <MenuKeys
            onClose={() => {
              setOpen(false);
              opener.current?.focus();
            }}
          />
          <div class="menu-who">
            <div class="clipped">{t.shell.signedInAs(who.name)}</div>
            <div class="muted">{[...who.roles].map((role) => t.shell.roles[role]).join(", ")}</div>
          </div>
          <div class="segments" role="radiogroup" aria-label={t.shell.theme}>
            {THEMES.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="theme"
                  checked={theme.value === each}
                  onChange={() => (theme.value = each)}
                />
                <span>{t.shell.themes[each]}</span>
              </label>
            ))}
          </div>
          <LanguageSwitch />
          <a class="button wide" href={hrefOf("/account")} onClick={() => setOpen(false)}>
            {t.shell.accountSettings}
          </a>
          <a class="small muted" href={hrefOf("/THIRD_PARTY_NOTICES.txt")} target="_blank" rel="noreferrer">
            {t.shell.notices}
          </a>
          <Button wide onClick={leave}>
            {t.shell.signOut}
          </Button>
        </div>
      )}
    </div>
  );
}

function MenuKeys({ onClose }: { onClose: () => void }) {
  useKeys([
    { keys: "Escape", label: t.keys.close, group: t.keys.everywhere, whileTyping: true, run: onClose },
  ]);
  return null;
}

function leave(): void {
  signOut().catch(() => toast("error", t.shell.signedOutLocally));
}
