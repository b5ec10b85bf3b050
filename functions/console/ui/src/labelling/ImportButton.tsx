/** Takes labels from a file of Label Studio, and says what became of each task. */
import { useRef, useState } from "preact/hooks";
import { documentTypes } from "../shared/document_types.ts";
import { toast, toastError } from "../shared/toasts.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { t } from "../texts/index.ts";
import { type Imported, importTasks } from "./exchange.ts";
import { refreshProgress } from "./progress.ts";

export function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState<Imported | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file || busy) return;
    setBusy(true);
    try {
      setDone(await importTasks(file));
      for (const { name } of documentTypes.peek()) void refreshProgress(name);
    } catch (error) {
      if (error instanceof SyntaxError) toast("error", t.labelling.notTasks);
      else toastError(error);
    }
    setBusy(false);
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={t.labelling.importChoose}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Button aria-disabled={busy} onClick={() => input.current?.click()}>
        {t.labelling.import}
      </Button>
      {done && <Told done={done} onClose={() => setDone(null)} />}
    </>
  );
}

function Told({ done, onClose }: { done: Imported; onClose: () => void }) {
  return (
    <Dialog title={t.labelling.import} onClose={onClose}>
      <p>{t.labelling.imported(done.labels.length)}</p>
      {done.skipped.length > 0 && <p class="muted">{t.labelling.importSkipped(done.skipped.length)}</p>}
      {done.refused.length > 0 && (
        <div>
          <p>{t.labelling.importRefused(done.refused.length)}</p>
          <ul class="reasons">
            {done.refused.map(({ index, detail }) => (
              <li key={index}>{t.labelling.refusedTask(index + 1, t.server.said(detail))}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="dialog-foot">
        <Button kind="primary" onClick={onClose}>
          {t.common.close}
        </Button>
      </div>
    </Dialog>
  );
}
