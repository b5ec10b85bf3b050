import { render } from "preact";
import { listenForSignOut } from "./api/session.ts";
import { listenForKeys } from "./app/keys.ts";
import { listenForNavigation } from "./app/router.ts";
import { App } from "./app/App.tsx";
import { keepTheme } from "./app/theme.ts";
import { start } from "./app/start.ts";

keepTheme();
listenForKeys();
listenForNavigation();
listenForSignOut();
start();
render(<App />, document.getElementById("app")!);
