"""Labels leave as lines of a docset or as tasks of Label Studio, and such tasks come back as labels."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from docloop.errors import DocloopError, NotFound, RequestError, SourceMissing
from docloop.formats.label_studio import AnnotatedTask, Task, draft_of, task_of
from docloop.model.actor import Actor
from docloop.model.base import Value
from docloop.model.document import Document, DocumentState, digest_id
from docloop.model.document_type import DocumentType
from docloop.model.label import Label
from docloop.ports import PageOf
from docloop.use_cases.contexts.review import Request, ReviewContext, answered_before
from docloop.use_cases.labels.annotate import annotate
from docloop.values.several import several

PAGES = 20
"""Pages of a document that a task shows, unless a value stands on a later one."""

_HARMLESS = "document"


class DocsetLine(Value):
    """A line of labels.jsonl, and at `url` the file that it names. A field of None is not on the document, of a field
    that takes several values there is a list; `line_items` None: not known."""

    file: str
    document_type: str
    fields: dict[str, str | tuple[str, ...] | None]
    line_items: tuple[dict[str, str], ...] | None
    document_id: str
    url: str


@dataclass(frozen=True)
class Refused:
    """Why a task became no label; `index` is its place among those sent."""

    index: int
    document_id: str
    error: DocloopError


@dataclass(frozen=True)
class Imported:
    """`labels` are documents that have these labels now, `skipped` those that nobody had annotated."""

    labels: tuple[str, ...]
    skipped: tuple[str, ...]
    refused: tuple[Refused, ...]


def docset_lines(
    context: ReviewContext, document_type: str, cursor: str | None, limit: int, seconds: int
) -> tuple[tuple[DocsetLine, ...], str | None]:
    """With the cursor behind them. Links are good for so many `seconds`. Raises NotFound for an unknown type."""
    page = _labels(context, document_type, cursor, limit)
    many = {spec.name for spec in known_type(context, document_type).fields if spec.many}
    return tuple(
        _line(context, label, document, many, seconds) for label, document in _with(context, page.items)
    ), page.cursor


def label_studio_tasks(
    context: ReviewContext, document_type: str, cursor: str | None, limit: int, seconds: int
) -> tuple[tuple[Task, ...], str | None]:
    """As `docset_lines`."""
    page = _labels(context, document_type, cursor, limit)
    return tuple(
        _task(context, label, document, seconds) for label, document in _with(context, page.items)
    ), page.cursor


def import_tasks(
    context: ReviewContext, actor: Actor, tasks: Sequence[AnnotatedTask], request: Request | None = None
) -> Imported:
    """Makes labels of what people said; a task that cannot be understood does not stop the others.

    A retry of the same request goes on where the first try was cut off. Raises KeyReused, DependencyError.
    """
    parts = [_part(request, index) for index in range(len(tasks))]
    for part in parts:
        answered_before(context, part)
    labels, skipped, refused = [], [], []
    for index, (task, part) in enumerate(zip(tasks, parts, strict=True)):
        document_id = task.data.document_id
        try:
            draft = draft_of(task)
            if draft is None:
                skipped.append(document_id)
                continue
            annotate(context, actor, document_id, draft, part)
        except RequestError as error:
            refused.append(Refused(index, document_id, error))
        else:
            labels.append(document_id)
    return Imported(tuple(labels), tuple(skipped), tuple(refused))


def _part(request: Request | None, index: int) -> Request | None:
    return Request(digest_id("req", request.id, str(index)), request.fingerprint) if request else None


def known_type(context: ReviewContext, name: str) -> DocumentType:
    """Raises NotFound."""
    found = context.types.get(name)
    if found is None:
        raise NotFound("This document type does not exist.")
    return found


def _labels(context: ReviewContext, document_type: str, cursor: str | None, limit: int) -> PageOf[Label]:
    known_type(context, document_type)
    return context.labels.list(document_type=document_type, cursor=cursor, limit=limit)


def _with(context: ReviewContext, labels: Sequence[Label]) -> list[tuple[Label, Document]]:
    """Each label with its document; a document that is being erased takes its label with it."""
    found = []
    for label in labels:
        try:
            document = context.documents.get(label.id)
        except NotFound:
            continue
        if document.state is not DocumentState.ERASED:
            found.append((label, document))
    return found


def _line(context: ReviewContext, label: Label, document: Document, many: Collection[str], seconds: int) -> DocsetLine:
    rows = None if label.line_items is None else tuple(row.fields for row in label.line_items)
    return DocsetLine(
        file=_file_of(document),
        document_type=label.document_type,
        fields={name: several(value) if value and name in many else value for name, value in label.fields.items()},
        line_items=rows,
        document_id=document.id,
        url=context.inbox.presigned_get(document.source.key, seconds, document.source.version_id),
    )


def _file_of(document: Document) -> str:
    """A folder for each document, as names of files repeat; never a name that leads out of it."""
    name = document.source.key_name.replace("\\", "_")
    return f"{document.id}/{name if name not in {'', '.', '..'} else _HARMLESS}"


def _task(context: ReviewContext, label: Label, document: Document, seconds: int) -> Task:
    extraction = context.files.prediction(document)
    said = {one.page for answer in label.answers for one in answer.each() if one.page and one.box}
    found = (one for field in extraction.fields for one in field.each()) if extraction else ()
    read = {one.page for one in found if one.page and one.box}
    marked = sorted(said | read)
    shown = min(document.pages_read, max([PAGES, *marked]))
    pages = [context.files.page_picture_url(document.id, n, seconds) for n in range(1, shown + 1)]
    sizes = {number: size for number in marked if (size := _size(context, document.id, number))}
    return task_of(label, extraction, pages, sizes)


def _size(context: ReviewContext, document_id: str, number: int) -> tuple[int, int] | None:
    try:
        page = context.files.page_reading(document_id, number)
    except SourceMissing:
        return None
    return page.width, page.height
