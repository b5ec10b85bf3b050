/** What the machine's own checks say against the answers up to here, where nothing has to move for it. */
import { Icon } from "../parts/icons.tsx";
import { inWords } from "../shared/document_types.ts";
import { t } from "../texts/index.ts";
import type { Editor } from "./editor.ts";
import { warningsOf } from "./warnings.ts";

export function CheckWarnings({ editor }: { editor: Editor }) {
  const warnings = editor.isOpen ? warningsOf(editor.check.value) : [];
  if (warnings.length === 0) return null;
  return (
    <ul class="stack small warnings" aria-label={t.review.warnings} aria-live="polite">
      {warnings.map((warning) => (
        <li key={warning}>
          <Icon name="warning" />
          <span>{inWords(editor.form.value.type, warning)}</span>
        </li>
      ))}
    </ul>
  );
}
