import { type ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { has } from "../api/session.ts";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { hrefOf, match, navigate, path } from "../shared/router.ts";
import { ROUTES, type Route, type ScreenProps, homeOf } from "./screens.ts";

type Screen = ComponentType<ScreenProps>;
const loaded = new Map<Route["screen"], Screen>();

/** The screen that the address means. */
export function Outlet() {
  const here = path.value;
  useEffect(() => {
    if (here === "/") navigate(homeOf(), true);
  }, [here]);
  useFocusOnArrival(here);
  if (here === "/") return null;
  for (const route of ROUTES) {
    const parameters = match(route.pattern, here);
    if (!parameters) continue;
    if (!has(...route.roles)) return <Forbidden route={route} />;
    return (
      <ErrorBoundary about={here}>
        <Title text={route.title()} />
        <Lazy key={route.pattern} route={route} parameters={parameters} />
      </ErrorBoundary>
    );
  }
  return (
    <EmptyState wholePage icon="help" title={t.shell.notFound.title} text={t.shell.notFound.text}>
      <a class="button" href={hrefOf("/")}>
        {t.shell.notFound.home}
      </a>
    </EmptyState>
  );
}

/** What had the focus went with the page before; then it goes to the content, unless the screen took it already. */
function useFocusOnArrival(here: string): void {
  const before = useRef(here);
  useEffect(() => {
    if (before.current === here) return;
    before.current = here;
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.getElementById("content")?.focus();
    });
  }, [here]);
}

function Forbidden({ route }: { route: Route }) {
  const roles = route.roles.map((role) => t.shell.roles[role]).join(", ");
  return (
    <EmptyState wholePage icon="user" title={t.shell.forbidden.title} text={t.shell.forbidden.text(roles)}>
      <a class="button" href={hrefOf("/")}>
        {t.shell.notFound.home}
      </a>
    </EmptyState>
  );
}

function Title({ text }: { text: string }) {
  useEffect(() => {
    // Where a word may be parted is for the page alone.
    document.title = `${text.replaceAll("\u00ad", "")} · ${t.shell.product}`;
  }, [text]);
  return null;
}

function Lazy({ route, parameters }: { route: Route; parameters: ScreenProps }) {
  const [failure, setFailure] = useState<unknown>(null);
  const [, setReady] = useState(0);
  const Known = route.lazy ? loaded.get(route.screen) : (route.screen as Screen);
  useEffect(() => {
    if (!route.lazy || loaded.has(route.screen)) return;
    setFailure(null);
    (route.screen as () => Promise<{ default: Screen }>)().then((found) => {
      loaded.set(route.screen, found.default);
      setReady((count) => count + 1);
    }, setFailure);
  }, [route]);
  if (Known) return <Known {...parameters} />;
  // Its code is gone when another version was deployed meanwhile; a reload brings the new one.
  return failure ? <ErrorState error={failure} onRetry={() => location.reload()} /> : <Loading />;
}
