import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Dialog } from "../parts/Dialog.tsx";
import { KeyCaps } from "../parts/KeyCaps.tsx";
import { t } from "../texts/index.ts";
import { type Binding, activeBindings } from "../shared/keys.ts";

export const helpIsOpen = signal(false);

/** Every shortcut that works on the page under it, by group. */
export function Help() {
  const [bindings] = useState(activeBindings);
  const groups = Map.groupBy(bindings, (binding: Binding) => binding.group);
  const close = () => (helpIsOpen.value = false);
  const keys = [{ keys: "?", label: t.keys.close, group: t.keys.everywhere, run: close }];
  return (
    <Dialog title={t.keys.title} onClose={close} wide keys={keys}>
      {bindings.length === 0 && <p>{t.keys.empty}</p>}
      <div class="help">
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {members.map((binding) => (
                <div key={binding.label} class="help-row">
                  <dt>{binding.label}</dt>
                  <dd>
                    {[binding.keys].flat().map((keys) => (
                      <span key={keys}>
                        <KeyCaps keys={keys} />
                        <span class="visually-hidden">{keys}</span>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
