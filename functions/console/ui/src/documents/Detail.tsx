/** One document: its pages, what was read and decided, and what can be done about it. */
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { type Schemas, api } from "../api/client.ts";
import { has } from "../api/session.ts";
import { documentTypes, titleOfType, typesReady } from "../shared/document_types.ts";
import { useKeys } from "../shared/keys.ts";
import { paperOf } from "../shared/papers.ts";
import { Bench } from "../workbench/Bench.tsx";
import { FlagDialog } from "../workbench/flags/FlagDialog.tsx";
import { FlagNotes } from "../workbench/flags/FlagNotes.tsx";
import { PaperNotice } from "../parts/PaperNotice.tsx";
import { ErrorState, Loading } from "../parts/states.tsx";
import { PageViewer } from "../workbench/page/index.tsx";
import { t } from "../texts/index.ts";
import { Life, Standing } from "./Facts.tsx";
import { History } from "./History.tsx";
import { FieldList } from "./FieldList.tsx";
import { type Document, isUnderWay, marksOf, nameOf, supplierIn, tableOf } from "./documents.ts";

const ASK_MS = 2_000;

interface Found {
  document: Document;
  prediction: Schemas["Extraction"] | null;
  /** null: there is none yet. */
  result: Schemas["Result"] | null;
}

export function DocumentScreen({ documentId = "" }: { documentId?: string }) {
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [active, setActive] = useState<string | null>(null);
  const [flagging, setFlagging] = useState(false);
  const load = useCallback(async () => {
    try {
      setFound(await find(documentId));
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  }, [documentId]);
  useEffect(() => void load(), [load]);
  const underWay = found !== null && isUnderWay(found.document.state);
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => void load(), ASK_MS);
    return () => clearInterval(timer);
  }, [underWay, load]);

  const type = found?.document.document_type ?? "";
  const described = documentTypes.value.find((each) => each.name === type);
  const fields = useMemo(() => found?.result?.fields ?? found?.prediction?.fields ?? [], [found]);
  const marks = useMemo(
    () =>
      marksOf(fields, (name) => described?.fields.find((each) => each.name === name)?.title || name, active),
    [fields, described, active],
  );
  const focus = useMemo(() => {
    const mark = marks.find(({ id }) => id === active);
    return mark ? { page: mark.page, box: mark.box } : null;
  }, [marks, active]);

  const mayFlag = type !== "" && found?.document.state !== "erased" && has("reviewer", "senior", "admin");
  const flag = () => setFlagging(true);
  useKeys(mayFlag ? [{ keys: "l", label: t.flags.keys.flag, group: t.documents.title, run: flag }] : []);

  if (!found) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void load()} />;
  const { document, prediction, result } = found;
  const isErased = document.state === "erased";
  const supplier = supplierIn(type, fields);
  const lineItems = result?.line_items ?? prediction?.line_items ?? [];
  return (
    <>
      <Bench
        kind="document"
        data={{ "data-document": document.id, "data-state": document.state }}
        pages={
          <PageViewer
            documentId={document.id}
            pages={isErased ? 0 : document.pages_read}
            marks={marks}
            focus={focus}
            onMark={setActive}
          />
        }
      >
        <div class="document-head">
          <h1 class="breakable">{nameOf(document)}</h1>
          <p class="muted">
            {document.document_type ? titleOfType(document.document_type) : t.documents.noType}
          </p>
        </div>
        <Standing
          document={document}
          result={result}
          table={() => tableOf(type, fields, lineItems, result)}
          onChanged={() => void load()}
          onFlag={mayFlag ? flag : undefined}
        />
        <PaperNotice paper={paperOf(described, result?.kind)} />
        {!isErased && fields.length > 0 && (
          <FieldList
            type={type}
            fields={fields}
            lineItems={lineItems}
            findings={result ? [] : (prediction?.findings ?? [])}
            corrections={result?.corrections ?? []}
            read={prediction?.fields ?? []}
            active={active}
            onOpen={setActive}
          />
        )}
        {!isErased && <FlagNotes type={type} supplier={supplier} />}
        {!isErased && <History documentId={document.id} type={type} />}
        <Life document={document} />
      </Bench>
      {flagging && (
        <FlagDialog
          about={{ document_type: type, supplier, field: active }}
          onClose={() => setFlagging(false)}
        />
      )}
    </>
  );
}

async function find(documentId: string): Promise<Found> {
  const path = { document_id: documentId };
  const asked = api.get("/documents/{document_id}", { path });
  const [{ document, prediction }] = await Promise.all([asked, typesReady()]);
  const isDecided = document.revision > 0 && document.state !== "erased";
  // Described as one of two shapes; without a format it is this one.
  const result = isDecided
    ? ((await api.get("/documents/{document_id}/result", { path })) as Schemas["Result"])
    : null;
  return { document, prediction: prediction ?? null, result };
}
