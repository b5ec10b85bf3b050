/** The pages of the administration, above each of them. */
import { hrefOf, path } from "../shared/router.ts";
import { t } from "../texts/index.ts";
import { words } from "../texts/administration.ts";

const PAGES: readonly { to: string; title: () => string }[] = [
  { to: "/administration/types", title: () => words.shown.types.title },
  { to: "/administration/policies", title: () => words.shown.policies.title },
  { to: "/administration/models", title: () => words.shown.models.title },
  { to: "/administration/people", title: () => words.shown.people.title },
  { to: "/administration/stack", title: () => words.shown.stack.title },
  { to: "/audit", title: () => t.screens.audit },
];

export function AdminNav() {
  const here = path.value;
  return (
    <nav class="segments admin-nav" aria-label={words.shown.pages}>
      {PAGES.map(({ to, title }) => (
        <a key={to} href={hrefOf(to)} aria-current={isWithin(here, to) ? "page" : undefined}>
          {title()}
        </a>
      ))}
    </nav>
  );
}

function isWithin(here: string, to: string): boolean {
  const first = PAGES[0]?.to === to && here === "/administration";
  return first || here === to || here.startsWith(`${to}/`);
}
