/** What the console uses of a browser, as far as modules that draw nothing need it. For tests. */

class FakeStorage {
  [name: string]: unknown;

  getItem(name: string): string | null {
    return Object.hasOwn(this, name) ? String(this[name]) : null;
  }

  setItem(name: string, value: string): void {
    this[name] = value;
  }

  removeItem(name: string): void {
    delete this[name];
  }
}

/** A page at `path` of the console, with empty storages; replaces what an earlier call made. */
export function openFakePage(path = "/queue"): { reloads: number } {
  const seen = { reloads: 0 };
  const place = new URL(`http://console.test/console${path}`);
  const go = (_state: unknown, _title: string, to: string | URL) => {
    place.href = new URL(to, place).href;
  };
  const events = new EventTarget();
  Object.assign(globalThis, {
    location: Object.assign(place, { reload: () => seen.reloads++ }),
    history: { pushState: go, replaceState: go },
    scrollTo: () => undefined,
    sessionStorage: new FakeStorage(),
    localStorage: new FakeStorage(),
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    dispatchEvent: events.dispatchEvent.bind(events),
  });
  return seen;
}
