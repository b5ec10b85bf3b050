"""Flags: what people tell the machine never to accept by itself."""

from __future__ import annotations

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from docloop.model.flag import Flag
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.reviews.flags import NewFlag, all_flags, flag, revoke

from functions.review_api.auth import Repeatable, SignedIn
from functions.review_api.path_and_query import ConcernedFilter, FlagId, TypeFilter
from functions.review_api.requests import FlagIn
from functions.review_api.responses import FlagList

TAGS = ["flags"]


def add_flags(app: APIGatewayHttpResolver, context: ReviewContext) -> None:

    @app.get("/flags", summary="What people have flagged, newest first", tags=TAGS)
    def flags(document_type: TypeFilter = None, supplier: ConcernedFilter = None) -> FlagList:
        return FlagList(items=all_flags(context, document_type, supplier))

    @app.post("/flags", summary="Have people look at a supplier, a type or a field from now on", tags=TAGS)
    def raise_flag(new: FlagIn, actor: SignedIn, request: Repeatable) -> Flag:
        return flag(context, actor, NewFlag(new.document_type, new.supplier, new.field, new.note), request)

    @app.delete("/flags/<flag_id>", summary="Revoke a flag: your own, or as a senior any", tags=TAGS)
    def lower_flag(flag_id: FlagId, actor: SignedIn) -> Flag:
        return revoke(context, actor, flag_id)
