import { sessionState } from "../api/session.ts";
import { ErrorState, Loading } from "../parts/states.tsx";
import { SignInAgain, SignInPage } from "../signin/SignIn.tsx";
import { t } from "../texts/index.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Shell } from "./Shell.tsx";
import { ToastList } from "./ToastList.tsx";
import { start, startError } from "./start.ts";

/** The sign-in page or the shell, and over both what can come up at any time. */
export function App() {
  return (
    <ErrorBoundary>
      <Content />
      {sessionState.value === "expired" && <SignInAgain />}
      <ToastList />
    </ErrorBoundary>
  );
}

function Content() {
  switch (sessionState.value) {
    case "starting":
      if (startError.value) return <ErrorState error={startError.value} onRetry={start} />;
      return <Loading text={t.signIn.checking} />;
    case "out":
      return <SignInPage />;
    default:
      return <Shell />;
  }
}
