/** The frame around every screen, and pages that cannot be shown. */
export const shell = {
  product: "docloop",
  skip: "Skip to content",
  menu: "Menu",
  navigation: "Screens",
  account: (name: string) => `Account of ${name}`,
  signedInAs: (name: string) => `Signed in as ${name}`,
  accountSettings: "Password and second factor",
  signOut: "Sign out",
  notices: "Third-party notices",
  signedOutLocally:
    "You are signed out on this device, but the server could not be reached to end the session.",
  theme: "Theme",
  language: "Language",
  themes: { system: "System", light: "Light", dark: "Dark" },
  keys: "Keyboard shortcuts",
  offline: "No connection to the server. Reconnecting automatically.",
  roles: {
    reviewer: "reviewer",
    senior: "senior",
    annotator: "annotator",
    admin: "admin",
    auditor: "auditor",
  },
  notFound: {
    title: "Page not found",
    text: "The address may be wrong, or it may come from an older version of the console.",
    home: "Go to the start page",
  },
  forbidden: {
    title: "You do not have access to this page",
    text: (roles: string) => `It is available to these roles: ${roles}.`,
  },
  broken: {
    title: "This page has stopped working",
    text: "The answers you have given so far are kept. Reload the page; if that does not help, contact your administrator.",
  },
};

/** The names of the screens. */
export const screens = {
  queue: "Queue",
  review: "Review",
  flags: "Flags",
  documents: "Documents",
  upload: "Upload",
  overview: "Overview",
  labelling: "Labelling",
  audit: "Audit record",
  administration: "Administration",
};

/** The list of keyboard shortcuts. */
export const keys = {
  title: "Keyboard shortcuts",
  everywhere: "Everywhere",
  help: "Show this help",
  goQueue: "Go to the queue",
  goReview: "Review the most urgent document",
  close: "Close",
  empty: "There are no shortcuts here.",
  /** What is printed on keys, by their names in shared/keys.ts; on a Mac "mod" and "alt" are signs. */
  caps: {
    mod: "Ctrl",
    alt: "Alt",
    Escape: "Esc",
    Delete: "Del",
    Insert: "Insert",
    Space: "Space",
    Backspace: "Backspace",
    Tab: "Tab",
    PageUp: "PageUp",
    PageDown: "PageDown",
  } as Record<string, string>,
};
