/** The document types: how far each one has come, and what to do about it. */
import { useEffect } from "preact/hooks";
import { refreshTypes, typesInUse } from "../shared/document_types.ts";
import { hrefOf } from "../shared/router.ts";
import { Icon } from "../parts/icons.tsx";
import { Loading } from "../parts/states.tsx";
import { t } from "../texts/index.ts";
import { ImportButton } from "./ImportButton.tsx";
import { TypeCard } from "./TypeCard.tsx";
import { refreshProgress } from "./progress.ts";
import { trainings } from "./training.ts";

export function LabellingScreen() {
  const types = typesInUse.value;
  const ended = trainings().ended.value;
  useEffect(() => void refreshTypes(), []);
  useEffect(() => {
    for (const { name } of types) void refreshProgress(name);
  }, [types, ended]);
  if (types.length === 0) return <Loading />;
  const { steps } = t.labelling;
  return (
    <div class="page labelling">
      <div class="page-head">
        <h1>{t.labelling.title}</h1>
        <ImportButton />
        <a class="button primary" href={hrefOf("/labelling/new-type")}>
          <Icon name="plus" />
          {t.labelling.describe}
        </a>
      </div>
      <ul class="stack loose">
        {types.map((type) => (
          <TypeCard key={type.name} type={type} />
        ))}
      </ul>
      <section class="steps" aria-labelledby="steps-title">
        <h2 id="steps-title">{steps.title}</h2>
        <ol>
          <li>{steps.describe}</li>
          <li>{steps.label}</li>
          <li>{steps.learn}</li>
        </ol>
      </section>
    </div>
  );
}
