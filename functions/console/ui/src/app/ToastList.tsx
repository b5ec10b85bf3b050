import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { dismiss, toasts } from "../shared/toasts.ts";

const ICONS = { info: "info", success: "check", error: "warning" } as const;

export function ToastList() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <div key={toast.id} class={`panel toast ${toast.kind}`}>
          <Icon name={ICONS[toast.kind]} />
          <div class="toast-text">
            <div>{toast.text}</div>
            {toast.detail && <div class="muted">{toast.detail}</div>}
          </div>
          {toast.action && (
            <Button
              size="small"
              onClick={() => {
                toast.action?.run();
                dismiss(toast.id);
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <Button
            kind="quiet"
            size="small"
            icon
            aria-label={t.common.dismiss}
            onClick={() => dismiss(toast.id)}
          >
            <Icon name="close" />
          </Button>
        </div>
      ))}
    </div>
  );
}
