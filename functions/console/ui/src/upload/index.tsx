/** Files and photographs on their way into the inbox, and what becomes of them. */
import { typesInUse } from "../shared/document_types.ts";
import { toast } from "../shared/toasts.ts";
import { query, setQuery } from "../shared/router.ts";
import { SelectField } from "../parts/Field.tsx";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { FORMATS, PHOTOS, Picker } from "../parts/uploads/Picker.tsx";
import { PhotoTray } from "./PhotoTray.tsx";
import { UploadList } from "../parts/uploads/UploadList.tsx";
import { useDropped } from "../parts/uploads/use_dropped.ts";
import { photoTray } from "./photos.ts";
import { uploads } from "../shared/uploads/uploads.ts";

export function UploadScreen() {
  const type = query.value.get("type") ?? "";
  const tray = photoTray();
  const sent = uploads();
  const isOver = useDropped((files) => sent.sendFiles(files, type || undefined));

  const addPhotos = async (files: readonly File[]) => {
    for (const file of files) {
      try {
        await tray.add(file);
      } catch {
        toast("error", t.upload.noPicture(file.name));
      }
    }
  };
  const types = typesInUse.value.map(({ name, title }) => ({ value: name, label: title || name }));
  return (
    <div class={isOver ? "page upload over" : "page upload"}>
      <div class="page-head">
        <h1>{t.upload.title}</h1>
      </div>
      <div class="drop">
        <Icon name="upload" />
        <p class="drop-hint">{t.upload.drop}</p>
        <div class="cluster drop-ways">
          <Picker accept={FORMATS} onPick={(files) => sent.sendFiles(files, type || undefined)} primary>
            {t.upload.choose}
          </Picker>
          <Picker accept={PHOTOS} onPick={(files) => void addPhotos(files)} camera>
            {t.upload.photograph}
          </Picker>
        </div>
        <p class="muted small">{t.upload.formats}</p>
        <SelectField
          label={t.upload.type}
          value={type}
          options={[{ value: "", label: t.upload.anyType }, ...types]}
          onChange={(event) => setQuery({ type: event.currentTarget.value }, true)}
        />
      </div>
      {tray.photos.value.length > 0 && (
        <PhotoTray
          photos={tray.photos.value}
          onChange={(changed) => (tray.photos.value = changed)}
          documentType={type || undefined}
          onAdd={(files) => void addPhotos(files)}
        />
      )}
      {sent.items.value.length > 0 && <UploadList items={sent.items.value} />}
    </div>
  );
}
