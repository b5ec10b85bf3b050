/** What became of a document and what can be done about it; below its fields, where it is in its life. */
import { useState } from "preact/hooks";
import { type Schemas, api, getText } from "../api/client.ts";
import { has } from "../api/session.ts";
import { inWords } from "../shared/document_types.ts";
import { dateTimeOf } from "../shared/format.ts";
import { hrefOf } from "../shared/router.ts";
import { toastError } from "../shared/toasts.ts";
import { Badge } from "../parts/Badge.tsx";
import { Button } from "../parts/Button.tsx";
import { WordsDialog } from "../parts/WordsDialog.tsx";
import { csvOf, saveCsv } from "../shared/csv.ts";
import { saveFile } from "../shared/save_file.ts";
import { t } from "../texts/index.ts";
import { type Document, toneOf } from "./documents.ts";

interface Props {
  document: Document;
  result: Schemas["Result"] | null;
  /** Its fields and line items, as they stand; the heads first. */
  table: () => string[][];
  onChanged: () => void;
  /** Absent where nobody may flag it. */
  onFlag?: (() => void) | undefined;
}

/** What took less is nothing to speak of. */
const SHORT_S = 0.05;

type Asked = "reopen" | "retry" | "erase";

export function Standing({ document, result, table, onChanged, onFlag }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const path = { document_id: document.id };
  const perform = async (_: string, key: string) => {
    if (asked === "erase") await api.delete("/documents/{document_id}", { path, key });
    else await api.post("/documents/{document_id}/reopen", { path, key });
  };
  const save = async (format: "docloop" | "textract") => {
    try {
      const text = await getText("/documents/{document_id}/result", { path, query: { format } });
      saveFile(`${document.id}-${format}.json`, text, "application/json");
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <section class="document-facts" aria-label={t.documents.state}>
      <p>
        <Badge tone={toneOf(document.state)}>{t.upload.states[document.state]}</Badge>
      </p>
      {document.failure && (
        <p class="field-error" role="alert">
          {t.server.said(document.failure.message)} {t.server.said(document.failure.remedy)}
        </p>
      )}
      {document.reasons.length > 0 && (
        <ul class="reasons">
          {document.reasons.map((reason) => (
            <li key={reason}>{inWords(document.document_type ?? "", reason)}</li>
          ))}
        </ul>
      )}
      <div class="cluster document-ways">
        {document.state === "in_review" && document.review_id && !has("annotator") && (
          <a class="button primary" href={hrefOf(`/review/${document.review_id}`)}>
            {t.upload.open}
          </a>
        )}
        {result && (
          <>
            <Button size="small" onClick={() => saveCsv(document.id, csvOf(table()))}>
              {t.documents.saveTable}
            </Button>
            <Button size="small" onClick={() => void save("docloop")}>
              {t.documents.saveResult}
            </Button>
            <Button size="small" onClick={() => void save("textract")}>
              {t.documents.saveTextract}
            </Button>
          </>
        )}
        {onFlag && (
          <Button size="small" keys="l" onClick={onFlag}>
            {t.review.actions.flag}
          </Button>
        )}
        {has("senior", "admin") && document.state === "failed" && (
          <Button size="small" onClick={() => setAsked("retry")}>
            {t.common.retry}
          </Button>
        )}
        {has("senior", "admin") && ["accepted", "completed", "rejected"].includes(document.state) && (
          <Button size="small" onClick={() => setAsked("reopen")}>
            {t.queue.reopen}
          </Button>
        )}
        {has("admin") && document.state !== "erased" && (
          <Button size="small" kind="danger" onClick={() => setAsked("erase")}>
            {t.documents.dialogs.erase.submit}
          </Button>
        )}
      </div>
      {asked && (
        <WordsDialog
          texts={asked === "reopen" ? t.queue.dialogs.reopen : t.documents.dialogs[asked]}
          danger={asked === "erase"}
          perform={perform}
          onDone={onChanged}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

export function Life({ document }: { document: Document }) {
  const facts = t.documents.facts;
  return (
    <section class="document-life" aria-labelledby="document-life">
      <h2 id="document-life">{t.documents.life}</h2>
      <dl class="facts">
        <Fact name={facts.received}>{dateTimeOf(document.received_at)}</Fact>
        <Fact name={facts.changed}>{dateTimeOf(document.changed_at)}</Fact>
        <Fact name={facts.size}>{t.upload.size(document.size)}</Fact>
        <Fact name={facts.pages}>
          {document.pages && t.documents.pagesRead(document.pages_read, document.pages)}
        </Fact>
        <Fact name={facts.seconds}>
          {document.seconds >= SHORT_S && t.documents.seconds(document.seconds)}
        </Fact>
        <Fact name={facts.key}>{document.key}</Fact>
        <Fact name={facts.same}>{link(document.duplicate_of)}</Fact>
        <Fact name={facts.newer}>{link(document.superseded_by)}</Fact>
        <Fact name={facts.part}>{document.part && partLink(document.part.of, document.part.span)}</Fact>
        <Fact name={facts.parts}>
          {document.parts.length > 0 && (
            <ul class="parts">
              {document.parts.map((part, index) => (
                <li key={part.document_id}>{partLink(part.document_id, part, index + 1)}</li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
    </section>
  );
}

function link(documentId: string | null | undefined): preact.ComponentChildren {
  return documentId && <a href={hrefOf(`/documents/${documentId}`)}>{documentId}</a>;
}

/** `place` is that of the part among all; absent where it stands alone. */
function partLink(documentId: string, { first, last, area }: Schemas["PageSpan"], place?: number) {
  const words = t.documents.facts;
  return (
    <a href={hrefOf(`/documents/${documentId}`)}>
      {area ? words.areaOf(first, place) : words.pagesOf(first, last)}
    </a>
  );
}

/** Nothing is said of what there is none of. */
function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd class="breakable">{children}</dd>
    </div>
  );
}
