/** Photographs that are to become one document: in their order, turned, sent together. */
import { useState } from "preact/hooks";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { toastError } from "../shared/toasts.ts";
import { t } from "../texts/index.ts";
import { Doubts } from "../parts/uploads/UploadList.tsx";
import { PHOTOS, Picker } from "../parts/uploads/Picker.tsx";
import { type Photo, documentOf, forgetPhoto } from "./photos.ts";
import { uploads } from "../shared/uploads/uploads.ts";

interface Props {
  photos: readonly Photo[];
  onChange: (photos: readonly Photo[]) => void;
  onAdd: (files: readonly File[]) => void;
  documentType: string | undefined;
}

export function PhotoTray({ photos, onChange, onAdd, documentType }: Props) {
  const [busy, setBusy] = useState(false);
  const replace = (photo: Photo, changes: Partial<Photo>) =>
    onChange(photos.map((each) => (each === photo ? { ...each, ...changes } : each)));
  const move = (from: number, to: number) => {
    const moved = [...photos];
    moved.splice(to, 0, ...moved.splice(from, 1));
    onChange(moved);
  };
  const remove = (photo: Photo) => {
    forgetPhoto(photo);
    onChange(photos.filter((each) => each !== photo));
  };
  const send = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const doubts = [...new Set(photos.flatMap((photo) => photo.doubts))];
      const document = await documentOf(photos);
      uploads().sendDocument(document, t.upload.photoName(photos.length), documentType, doubts);
      photos.forEach(forgetPhoto);
      onChange([]);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="tray" aria-label={t.upload.tray.title}>
      <h2>{t.upload.tray.title}</h2>
      <ol class="photos">
        {photos.map((photo, index) => (
          <li key={photo.id} class="panel">
            <div class="photo">
              <img src={photo.preview} alt={t.upload.tray.page(index + 1)} class={`turned-${photo.turns}`} />
            </div>
            <Doubts of={photo.doubts} />
            <div class="photo-ways">
              <Button
                kind="quiet"
                icon
                aria-label={t.upload.tray.earlier(index + 1)}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                <Icon name="back" />
              </Button>
              <Button
                kind="quiet"
                icon
                aria-label={t.upload.tray.turn(index + 1)}
                onClick={() => replace(photo, { turns: (photo.turns + 1) % 4 })}
              >
                <Icon name="turn" />
              </Button>
              <Button
                kind="quiet"
                icon
                aria-label={t.upload.tray.remove(index + 1)}
                onClick={() => remove(photo)}
              >
                <Icon name="close" />
              </Button>
              <Button
                kind="quiet"
                icon
                aria-label={t.upload.tray.later(index + 1)}
                disabled={index === photos.length - 1}
                onClick={() => move(index, index + 1)}
              >
                <Icon name="forth" />
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <div class="cluster tray-foot">
        <Picker accept={PHOTOS} onPick={onAdd} camera>
          {t.upload.tray.another}
        </Picker>
        <Button kind="primary" aria-disabled={busy} onClick={() => void send()}>
          {t.upload.tray.send(photos.length)}
        </Button>
      </div>
    </section>
  );
}
