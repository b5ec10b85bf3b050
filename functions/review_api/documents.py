"""Documents: uploading, finding and looking at them, reopening and erasing."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Path, Query
from docloop.errors import NotFound, UnknownDocumentType
from docloop.formats.compact import CompactResult, compact
from docloop.formats.textract import AnalyzeExpense, analyze_expense
from docloop.model.document import Document, DocumentState, ObjectRef, key_head_id
from docloop.model.document_type import NAME_PATTERN
from docloop.model.result import Result
from docloop.model.trail import Trail
from docloop.model.upload_note import UploadNote
from docloop.ports import PageOf
from docloop.settings import ReviewApiSettings
from docloop.use_cases.catalogue.retire import names_in_use
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.documents.changes import changes
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.documents.happenings import trail_of
from docloop.use_cases.documents.reopen import reopen, retry
from docloop.use_cases.documents.upload_notes import written
from docloop.use_cases.labels.labelling import suggest
from docloop.use_cases.paging import filtered
from docloop.use_cases.reviews.check_draft import CheckedDraft, check_label

from functions.review_api.auth import Repeatable, SignedIn
from functions.review_api.path_and_query import (
    ChangedAfter,
    Cursor,
    DocumentId,
    ExternalIdFilter,
    Format,
    Limit,
    TextFilter,
    TypeFilter,
    UploadHandle,
)
from functions.review_api.requests import NewDocument, Unfinished
from functions.review_api.responses import (
    DocumentDetail,
    DocumentList,
    DocumentOut,
    PageOut,
    Reopened,
    ReviewOut,
    Upload,
)
from functions.review_api.upload_keys import upload_handle, upload_key

TAGS = ["documents"]


def add_documents(app: APIGatewayHttpResolver, context: ReviewContext, settings: ReviewApiSettings) -> None:
    seconds = settings.link_seconds

    @app.post("/documents", summary="Where and how to upload a document", tags=TAGS)
    def new_upload(document: NewDocument, actor: SignedIn, request: Repeatable) -> Upload:
        if document.document_type is not None and document.document_type not in names_in_use(context.types):
            raise UnknownDocumentType()
        note = written(UploadNote(external_id=document.external_id, metadata=document.metadata))
        upload = upload_handle(document.document_type, document.file_name, request.id if request else None)
        url, fields = context.inbox.presigned_post(
            upload_key(upload),
            max_bytes=settings.max_bytes,
            seconds=seconds,
            metadata={"uploaded-by": actor.user_id, **note},
        )
        until = context.clock.now() + timedelta(seconds=seconds)
        return Upload(upload=upload, url=url, fields=fields, max_bytes=settings.max_bytes, expires_at=until)

    @app.get("/documents", summary="Documents, newest first", tags=TAGS)
    def documents(
        state: Annotated[DocumentState | None, Query()] = None,
        upload: UploadHandle = None,
        document_type: TypeFilter = None,
        text: TextFilter = None,
        external_id: ExternalIdFilter = None,
        changed_after: ChangedAfter = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> DocumentList:
        if upload is not None:
            return DocumentList(items=tuple(DocumentOut.of(found) for found in _uploaded(context, upload)))
        found = text.casefold() if text else ""

        def keep(each: Document) -> bool:
            wanted = ((state, each.state), (document_type, each.document_type), (external_id, each.external_id))
            return all(asked in {None, has} for asked, has in wanted) and found in each.source.key.casefold()

        if changed_after is not None:
            since = changes(context.documents, context.clock, changed_after, keep, cursor=cursor, limit=limit)
            items = tuple(DocumentOut.of(each) for each in since.page.items)
            return DocumentList(items=items, cursor=since.page.cursor, changed_until=since.until)
        page = filtered(lambda after, most: _listed(context, state, external_id, after, most), keep, cursor, limit)
        return DocumentList(items=tuple(DocumentOut.of(each) for each in page.items), cursor=page.cursor)

    @app.get("/documents/<document_id>", summary="One document and what the machine made of it", tags=TAGS)
    def document(document_id: DocumentId) -> DocumentDetail:
        found = context.documents.get(document_id)
        return DocumentDetail(document=DocumentOut.of(found), prediction=context.files.prediction(found))

    @app.get("/documents/<document_id>/history", summary="Who changed what, and when; newest first", tags=TAGS)
    def trail(document_id: DocumentId, actor: SignedIn) -> Trail:
        return trail_of(context, actor, document_id)

    @app.get("/documents/<document_id>/result", summary="The final result", tags=TAGS)
    def result(
        document_id: DocumentId, shape: Annotated[Format, Query(alias="format")] = Format.DOCLOOP
    ) -> Result | CompactResult | AnalyzeExpense:
        found = context.documents.get(document_id)
        final = context.files.result(found)
        if shape is Format.COMPACT:
            return compact(final, found, context.types.get(final.document_type))
        return analyze_expense(final, found.pages or 0) if shape is Format.TEXTRACT else final

    @app.get("/documents/<document_id>/pages/<number>", summary="A page: its picture and its words", tags=TAGS)
    def page(document_id: DocumentId, number: Annotated[int, Path(ge=1, le=100_000)]) -> PageOut:
        if number > context.documents.get(document_id).pages_read:
            raise NotFound("This page has not been read.", document_id=document_id, page=number)
        reading = context.files.page_reading(document_id, number)
        return PageOut(
            **dict(reading),
            image_url=context.files.page_picture_url(document_id, number, seconds),
            expires_at=context.clock.now() + timedelta(seconds=seconds),
        )

    @app.post("/documents/<document_id>/check", summary="What a label would come to; nothing is kept", tags=TAGS)
    def look_over(document_id: DocumentId, unfinished: Unfinished) -> CheckedDraft:
        return check_label(context, document_id, unfinished.draft)

    @app.get("/documents/<document_id>/suggestions", summary="What the model in use makes of it now", tags=TAGS)
    def suggestions(
        document_id: DocumentId, document_type: Annotated[str, Query(alias="type", pattern=NAME_PATTERN)]
    ) -> DocumentDetail:
        found = suggest(context, document_id, document_type)
        return DocumentDetail(document=DocumentOut.of(context.documents.get(document_id)), prediction=found)

    @app.post("/documents/<document_id>/reopen", summary="Review it again, or retry one that failed", tags=TAGS)
    def look_again(document_id: DocumentId, actor: SignedIn, request: Repeatable) -> Reopened:
        if context.documents.get(document_id).state is DocumentState.FAILED:
            return Reopened(document=DocumentOut.of(retry(context, actor, document_id)), review=None)
        review = reopen(context, actor, document_id, request)
        return Reopened(document=DocumentOut.of(context.documents.get(document_id)), review=ReviewOut.of(review))

    @app.delete("/documents/<document_id>", summary="Erase it everywhere", tags=TAGS)
    def forget(document_id: DocumentId, actor: SignedIn, request: Repeatable) -> DocumentOut:
        return DocumentOut.of(erase(context, actor, document_id, request))


def _listed(
    context: ReviewContext, state: DocumentState | None, external_id: str | None, cursor: str | None, limit: int
) -> PageOf[Document]:
    """One query of the index that leaves the fewest rows to be looked at."""
    if external_id is not None:
        return context.documents.with_external_id(external_id, cursor=cursor, limit=limit)
    return context.documents.list(state=state, cursor=cursor, limit=limit)


def _uploaded(context: ReviewContext, upload: str) -> tuple[Document, ...]:
    head = context.documents.key_head(key_head_id(ObjectRef(bucket=context.inbox.bucket, key=upload_key(upload))))
    return (context.documents.get(head.document_id),) if head else ()
