/** Where we are: the path under /console and its query, kept in the browser's history. */
import { computed, signal } from "@preact/signals";

const BASE = "/console";

interface Place {
  /** Begins with "/". */
  path: string;
  query: URLSearchParams;
}

function here(): Place {
  const path = location.pathname.startsWith(`${BASE}/`) ? location.pathname.slice(BASE.length) : "/";
  return { path, query: new URLSearchParams(location.search) };
}

const place = signal<Place>(
  typeof location === "undefined" ? { path: "/", query: new URLSearchParams() } : here(),
);
export const path = computed(() => place.value.path);
export const query = computed(() => place.value.query);

/** The address of a place in the console, for links. */
export function hrefOf(to: string): string {
  return BASE + to;
}

type Guard = () => boolean;
const guards = new Set<Guard>();

/** `guard` is asked before the page is left by a link or navigate(); false stays. Returns how to take it back. */
export function guardLeaving(guard: Guard): () => void {
  guards.add(guard);
  return () => void guards.delete(guard);
}

/** Goes to "/queue?type=receipt". `replace`: without a step back. */
export function navigate(to: string, replace = false): void {
  const target = new URL(hrefOf(to), location.href);
  if (target.pathname !== location.pathname && ![...guards].every((guard) => guard())) return;
  history[replace ? "replaceState" : "pushState"](null, "", target);
  const moved = target.pathname !== hrefOf(place.peek().path);
  place.value = here();
  if (moved) scrollTo(0, 0);
}

/** Changes parameters of the query and nothing else; null or "" takes one away. */
export function setQuery(changes: Record<string, string | null>, replace = false): void {
  const next = new URLSearchParams(place.peek().query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  navigate(place.peek().path + (text && `?${text}`), replace);
}

/** Values of the ":names" in a pattern like "/review/:id"; null: the path is another. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split("/");
  const have = path.replace(/(.)\/$/, "$1").split("/");
  if (want.length !== have.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of want.entries()) {
    const given = have[index] ?? "";
    if (part.startsWith(":") && given !== "") values[part.slice(1)] = decoded(given);
    else if (part !== given) return null;
  }
  return values;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Called once, at boot: the browser's buttons and plain clicks on links of the console stay in this page. */
export function listenForNavigation(): void {
  addEventListener("popstate", () => (place.value = here()));
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || modified || event.defaultPrevented || link.target || link.origin !== location.origin) return;
    if (!link.pathname.startsWith(`${BASE}/`) || link.hasAttribute("download")) return;
    event.preventDefault();
    navigate(link.pathname.slice(BASE.length) + link.search);
  });
}
