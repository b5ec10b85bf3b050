/** A document at work: its pages on one side, what is known of it or asked about it on the other. */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Editor } from "./editor.ts";
import { focusOf, marksOf } from "./marks.ts";
import { PageViewer } from "./page/index.tsx";
import type { Picked } from "./page/types.ts";

interface BenchProps {
  /** Of what it is a bench. */
  kind: "review" | "label" | "document";
  /** Attributes for tests and styles. */
  data?: Record<`data-${string}`, string>;
  pages: ComponentChildren;
  /** What stands beside the pages, from top to bottom; `children` scroll. */
  head?: ComponentChildren;
  children: ComponentChildren;
  foot?: ComponentChildren;
}

export function Bench({ kind, data = {}, pages, head, children, foot }: BenchProps) {
  return (
    <div class={`bench ${kind}-bench`} {...data}>
      <div class="bench-page">{pages}</div>
      <div class="bench-side">
        {head && <div class="bench-head">{head}</div>}
        <div class="bench-scroll">{children}</div>
        {foot && <div class="bench-foot">{foot}</div>}
      </div>
    </div>
  );
}

interface EditorPagesProps {
  editor: Editor;
  /** Absent: read only. */
  onPick: ((picked: Picked) => void) | undefined;
}

/** The pages of a document that is answered, with its fields marked. */
export function EditorPages({ editor, onPick }: EditorPagesProps) {
  const form = editor.form.value;
  const active = editor.active.value;
  const editing = editor.editing.value;
  const marks = useMemo(() => marksOf(form, active), [form, active]);
  const focus = focusOf(form, active, editing);
  return (
    <PageViewer
      documentId={editor.documentId}
      pages={editor.pages}
      marks={marks}
      focus={focus}
      onMark={(id) => {
        editor.settle();
        editor.turnTo(id);
      }}
      {...(onPick ? { onPick } : {})}
    />
  );
}
