"""A desk with every port in memory, and the settings that the topology gives a function."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from docloop.adapters.document_files import BlobDocumentFiles
from docloop.adapters.model_library import BlobModelLibrary
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction
from docloop.settings import Settings
from docloop.use_cases.contexts.policies import Policies
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.contexts.training import ModelContext

from cdk import topology
from cdk.local.resources import Resources
from tests.fake_services import (
    FakeAuditRecord,
    FakeBlobStore,
    FakeEventOutbox,
    FakeIngestQueue,
    FakeReviewQueue,
    FakeTrainingQueue,
)
from tests.fakes import (
    FakeClock,
    FakeCompanyStore,
    FakeDatabase,
    FakeDocumentStore,
    FakeDocumentTypeStore,
    FakeFlagStore,
    FakeLabelStore,
    FakeModelStore,
    FakePolicyStore,
    FakeRequestStore,
    FakeReviewStore,
    FakeRosterStore,
    FakeUnitOfWork,
)
from tests.functional.http import CLIENT_ID

SettingsT = TypeVar("SettingsT", bound=Settings)


def fake_desk(
    rows: FakeDatabase, clock: FakeClock, queue: FakeReviewQueue, shipped: Iterable[DocumentType]
) -> ReviewContext:
    types = FakeDocumentTypeStore(rows, shipped)
    policies = FakePolicyStore(rows)
    work = FakeUnitOfWork(rows)
    library = BlobModelLibrary(FakeBlobStore("learned", clock))
    return ReviewContext(
        work=work,
        documents=FakeDocumentStore(rows),
        reviews=FakeReviewStore(rows),
        labels=FakeLabelStore(rows),
        policies=Policies(policies, types),
        stored_policies=policies,
        types=types,
        flags=FakeFlagStore(rows),
        files=BlobDocumentFiles(FakeBlobStore("derived", clock), FakeBlobStore("results", clock)),
        inbox=FakeBlobStore("inbox", clock),
        queue=queue,
        outbox=FakeEventOutbox(rows),
        audit=FakeAuditRecord(rows),
        requests=FakeRequestStore(rows),
        roster=FakeRosterStore(rows),
        companies=FakeCompanyStore(rows),
        clock=clock,
        model_context=ModelContext(work, FakeModelStore(rows), library, types, FakeTrainingQueue(), clock),
        ingest=FakeIngestQueue(),
    )


def read_as(desk: ReviewContext, document_id: str, extraction: Extraction) -> None:
    """Make this the prediction of a stored document."""
    document = desk.documents.get(document_id)
    digest = desk.files.keep_prediction(document_id, extraction)
    desk.work.commit(document.moved(document.state, document.changed_at, prediction_digest=digest))


def environment_of(resources: Resources, function: str = "review_api") -> dict[str, str]:
    """What the topology puts into a function's environment, with the client of these tests."""
    [known] = [each for each in topology.FUNCTIONS if each.name == function]
    return {name: resources.resolve(setting, {}) for name, setting in known.environment.items()} | {
        "CLIENT_ID": CLIENT_ID
    }


def settings_of(resources: Resources, function: str, kind: type[SettingsT]) -> SettingsT:
    return kind.from_environment(environment_of(resources, function))
