import { render } from "preact";
import { listenForSignOut } from "./api/sign_in.ts";
import { listenForKeys } from "./shared/keys.ts";
import { listenForNavigation } from "./shared/router.ts";
import { App } from "./app/App.tsx";
import { keepTheme } from "./shared/theme.ts";
import { start } from "./app/start.ts";

keepTheme();
listenForKeys();
listenForNavigation();
listenForSignOut();
start();
render(<App />, document.getElementById("app")!);
