/** Where each upload is: on its way, being read, accepted, waiting for a person, or failed and why. */
import { has } from "../../api/session.ts";
import { titleOfType } from "../../shared/document_types.ts";
import { hrefOf } from "../../shared/router.ts";
import { Badge } from "../Badge.tsx";
import { Button } from "../Button.tsx";
import { Icon } from "../icons.tsx";
import { Progress } from "../states.tsx";
import { t } from "../../texts/index.ts";
import type { Item } from "../../shared/uploads/progress.ts";
import type { Doubt } from "../../shared/uploads/sharpness.ts";
import { uploads } from "../../shared/uploads/uploads.ts";

export function UploadList({ items }: { items: readonly Item[] }) {
  return (
    <section aria-label={t.upload.list}>
      <h2>{t.upload.list}</h2>
      <ul class="panel uploads">
        {items.toReversed().map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

export function Doubts({ of }: { of: readonly Doubt[] }) {
  return (
    <>
      {of.map((doubt) => (
        <p key={doubt} class="doubt">
          <Icon name="warning" /> {t.upload.doubts[doubt]}
        </p>
      ))}
    </>
  );
}

function Row({ item }: { item: Item }) {
  const { document, stage } = item;
  return (
    <li data-stage={stage} data-state={document?.state ?? ""}>
      <div class="stack upload-what">
        <strong class="breakable">
          {document ? <a href={hrefOf(`/documents/${document.id}`)}>{item.name}</a> : item.name}
        </strong>
        <span class="muted small">
          {t.upload.size(item.size)}
          {document?.document_type && ` · ${titleOfType(document.document_type)}`}
          {document?.pages && ` · ${t.upload.pages(document.pages)}`}
        </span>
        {stage !== "known" && <Doubts of={item.doubts} />}
        {item.problem && (
          <p class="field-error" role="alert">
            {item.problem}
          </p>
        )}
        {document?.failure && (
          <p class="field-error" role="alert">
            {t.server.said(document.failure.message)} {t.server.said(document.failure.remedy)}
          </p>
        )}
      </div>
      <div class="cluster upload-where" role="status">
        <Where item={item} />
      </div>
      <div class="cluster">
        {stage === "lost" && (
          <Button size="small" onClick={() => uploads().tryAgain(item)}>
            {t.common.retry}
          </Button>
        )}
        <Button
          kind="quiet"
          icon
          aria-label={t.upload.dismiss(item.name)}
          onClick={() => uploads().dismiss(item)}
        >
          <Icon name="close" />
        </Button>
      </div>
    </li>
  );
}

function Where({ item: { stage, share, document } }: { item: Item }) {
  if (stage === "sending") return <Progress share={share} label={t.upload.stages.sending} />;
  if (stage !== "known" || !document) {
    const tone = stage === "refused" || stage === "lost" ? "bad" : "plain";
    return <Badge tone={tone}>{t.upload.stages[stage]}</Badge>;
  }
  const tones = { accepted: "good", completed: "good", failed: "bad", in_review: "accent" } as const;
  const tone = document.state in tones ? tones[document.state as keyof typeof tones] : "plain";
  const mayReview = has("reviewer", "senior", "admin", "auditor");
  return (
    <>
      <Badge tone={tone}>{t.upload.states[document.state]}</Badge>
      {document.state === "in_review" && document.review_id && mayReview && (
        <a href={hrefOf(`/review/${document.review_id}`)}>{t.upload.open}</a>
      )}
    </>
  );
}
