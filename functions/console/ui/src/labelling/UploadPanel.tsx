/** Files for one document type: chosen or dropped, each with its own line. */
import { hrefOf } from "../app/router.ts";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { FORMATS, Picker } from "../upload/Picker.tsx";
import { UploadList } from "../upload/UploadList.tsx";
import { useDropped } from "../upload/dropped.ts";
import { isWorkedOn } from "../upload/progress.ts";
import { sendFiles, uploads } from "../upload/uploads.ts";

export function UploadPanel({ type }: { type: string }) {
  const words = t.labelling.upload;
  const isOver = useDropped((files) => sendFiles(files, type));
  const own = uploads.value.filter((item) => item.documentType === type);
  const isRead = own.some(({ stage, document }) => stage === "known" && !isWorkedOn(document));
  return (
    <section class={isOver ? "upload-panel over" : "upload-panel"}>
      <div class="upload-drop">
        <Icon name="upload" />
        <p class="muted">{words.drop}</p>
        <Picker accept={FORMATS} onPick={(files) => sendFiles(files, type)} primary={!isRead}>
          {words.choose}
        </Picker>
      </div>
      {own.length > 0 && <UploadList items={own} />}
      <div class="upload-foot">
        <a
          class={isRead ? "button primary" : "button"}
          href={hrefOf(`/labelling/${encodeURIComponent(type)}`)}
        >
          {words.start}
        </a>
      </div>
    </section>
  );
}
