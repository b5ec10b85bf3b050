/** Files for one document type: chosen or dropped, each with its own line. */
import { hrefOf } from "../shared/router.ts";
import { Icon } from "../parts/icons.tsx";
import { t } from "../texts/index.ts";
import { FORMATS, Picker } from "../parts/uploads/Picker.tsx";
import { UploadList } from "../parts/uploads/UploadList.tsx";
import { useDropped } from "../parts/uploads/use_dropped.ts";
import { isWorkedOn } from "../shared/uploads/progress.ts";
import { uploads } from "../shared/uploads/uploads.ts";

export function UploadPanel({ type }: { type: string }) {
  const words = t.labelling.upload;
  const sent = uploads();
  const isOver = useDropped((files) => sent.sendFiles(files, type));
  const own = sent.items.value.filter((item) => item.documentType === type);
  const isRead = own.some(({ stage, document }) => stage === "known" && !isWorkedOn(document));
  return (
    <section class={isOver ? "stack loose upload-panel over" : "stack loose upload-panel"}>
      <div class="drop">
        <Icon name="upload" />
        <p class="muted">{words.drop}</p>
        <Picker accept={FORMATS} onPick={(files) => sent.sendFiles(files, type)} primary={!isRead}>
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
