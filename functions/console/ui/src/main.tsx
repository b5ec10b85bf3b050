import { render } from "preact";
import { listenForSignOut } from "./api/sign_in.ts";
import { listenForKeys } from "./shared/keys.ts";
import { listenForNavigation } from "./shared/router.ts";
import { App } from "./app/App.tsx";
import { keepTheme } from "./shared/theme.ts";
import { start } from "./app/start.ts";
import { loadTexts } from "./texts/index.ts";
import { NOT_LOADED } from "./texts/languages.ts";

const root = document.getElementById("app")!;

function open(): void {
  keepTheme();
  listenForKeys();
  listenForNavigation();
  listenForSignOut();
  start();
  render(<App />, root);
}

loadTexts().then(open, () => (root.textContent = NOT_LOADED));
