import { useRef } from "preact/hooks";
import { Button } from "../Button.tsx";

export const FORMATS = ".pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp,.heic,.heif,.xml";
/** So named, a phone hands over JPEG whatever its camera writes. */
export const PHOTOS = "image/jpeg,image/png,image/webp";

interface PickerProps {
  accept: string;
  onPick: (files: readonly File[]) => void;
  primary?: boolean;
  /** On a phone: opens the camera. */
  camera?: boolean;
  children: string;
}

/** A button that asks for files; the same file may be picked again. */
export function Picker({ accept, onPick, primary = false, camera = false, children }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        multiple
        accept={accept}
        {...(camera ? { capture: "environment" as const } : {})}
        onChange={(event) => {
          onPick([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <Button kind={primary ? "primary" : "plain"} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
