import { Component, type ComponentChildren } from "preact";
import { Button } from "../parts/Button.tsx";
import { EmptyState } from "../parts/states.tsx";
import { t } from "../texts/index.ts";

/** Shows a page in place of one that threw while it was drawn. A change of `about` gives it another try. */
export class ErrorBoundary extends Component<
  { about?: string; children: ComponentChildren },
  { failed: boolean }
> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    // The kind alone: a message may hold what stood on a document.
    console.error("docloop: drawing failed", error instanceof Error ? error.name : typeof error);
  }

  override componentDidUpdate(before: { about?: string }) {
    if (this.state.failed && before.about !== this.props.about) this.setState({ failed: false });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState wholePage icon="warning" title={t.shell.broken.title} text={t.shell.broken.text}>
        <Button onClick={() => location.reload()}>{t.common.reload}</Button>
      </EmptyState>
    );
  }
}
