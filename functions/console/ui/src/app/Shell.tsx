import { online } from "../api/http.ts";
import { has } from "../api/session.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { Logo } from "../parts/Logo.tsx";
import { t } from "../texts/index.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { Help, helpIsOpen } from "./Help.tsx";
import { Outlet } from "./Outlet.tsx";
import { useKeys } from "../shared/keys.ts";
import { hrefOf, navigate, path } from "../shared/router.ts";
import { navigation } from "./screens.ts";

/** What stands around every screen. */
export function Shell() {
  const group = t.keys.everywhere;
  const toQueue = () => navigate("/queue");
  const toReview = () => navigate("/review");
  useKeys([
    { keys: "?", label: t.keys.help, group, run: () => (helpIsOpen.value = true) },
    ...(!has("reviewer", "senior", "admin", "auditor")
      ? []
      : [{ keys: "alt+q", label: t.keys.goQueue, group, whileTyping: true, run: toQueue }]),
    ...(has("reviewer", "senior", "admin")
      ? [{ keys: "alt+n", label: t.keys.goReview, group, run: toReview }]
      : []),
  ]);
  return (
    <>
      <a class="skip-link" href="#content" onClick={skip}>
        {t.shell.skip}
      </a>
      <header class="header">
        <a class="brand" href={hrefOf("/")}>
          <Logo />
          <span>{t.shell.product}</span>
        </a>
        <nav aria-label={t.shell.navigation}>
          {navigation().map((route) => (
            <a
              key={route.pattern}
              href={hrefOf(route.pattern)}
              aria-current={isWithin(path.value, route.pattern) ? "page" : undefined}
            >
              <Icon name={route.icon ?? "queue"} />
              <span>{route.title()}</span>
            </a>
          ))}
        </nav>
        <div class="header-end">
          <Button kind="quiet" icon aria-label={t.shell.keys} title={t.shell.keys} onClick={openHelp}>
            <Icon name="help" />
          </Button>
          <AccountMenu />
        </div>
      </header>
      {!online.value && (
        <div class="banner" role="alert">
          <Icon name="offline" />
          {t.shell.offline}
        </div>
      )}
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      {helpIsOpen.value && <Help />}
    </>
  );
}

function openHelp(): void {
  helpIsOpen.value = true;
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

function isWithin(here: string, pattern: string): boolean {
  return here === pattern || here.startsWith(`${pattern}/`);
}
