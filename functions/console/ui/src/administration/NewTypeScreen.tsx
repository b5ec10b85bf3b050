/** A document type described in YAML. */
import { hrefOf, navigate } from "../shared/router.ts";
import { words } from "../texts/administration.ts";
import { AdminNav } from "../parts/AdminNav.tsx";
import { TypeEditor } from "./TypeEditor.tsx";

const text = () => words.shown.types;

export function NewYamlTypeScreen() {
  return (
    <div class="page administration">
      <AdminNav />
      <div class="page-head">
        <h1>{text().newTitle}</h1>
        <a class="button" href={hrefOf("/labelling/new-type")}>
          {text().useForm}
        </a>
      </div>
      <p class="page-text muted">{text().newText}</p>
      <TypeEditor
        source={text().template}
        version={0}
        readOnly={false}
        onSaved={(name) => navigate(`/administration/types/${name}`)}
      />
    </div>
  );
}
