"""Cuts the area of a part out of its page and reads it: a receipt that lay beside others is straightened by itself.

The area is cut out of the file and not out of the stored picture, which is smaller. So nothing is needed of what is
stored of the document itself, some of which goes when another of its parts is erased.
"""

from __future__ import annotations

import io

from docloop.errors import SourceMissing
from docloop.model.document import Part
from docloop.model.geometry import Box
from docloop.ports import PageImage
from docloop.use_cases.contexts.extract import ExtractContext
from docloop.use_cases.documents.lease import DocumentLease
from docloop.use_cases.documents.page_pictures import to_jpeg
from docloop.use_cases.documents.read_page import check_words, read_page, turn
from docloop.use_cases.documents.read_pages import fetch

MARGIN = 0.02
"""Share of the area that is cut out beside it, so that its edges are seen."""

_QUALITY = 92


def take_area(context: ExtractContext, lease: DocumentLease, part: Part, area: Box) -> None:
    """Keep the area as the only page of the part. Raises SourceMissing when the document was erased meanwhile.

    Raises what opening and reading a file raise.
    """
    media_type = lease.document.media_type
    if media_type is None:
        raise SourceMissing("The document of which this is a part was erased.")
    data = fetch(context, lease)
    with lease.step("read"):
        with context.opener.open(data) as file:
            page = file.page_image(part.span.first)
        cutting = cut(turn(page, (part.rotation - page.rotation) % 360), area)
        with context.opener.open(cutting) as alone:
            reading, picture = read_page(alone, 1, context.readers)
    check_words(reading)
    with lease.step("store"):
        context.files.keep_page(lease.document.id, reading, to_jpeg(picture))
    lease.finish_page(reading, media_type=media_type, pages=1, hand_on=False)


def cut(page: PageImage, area: Box) -> bytes:
    """Return an area of the page as JPEG, with a margin as far as there is one."""
    width, height = page.image.size
    beside, above = MARGIN * area.width, MARGIN * area.height
    left, top = int(max(0.0, area.left - beside) * width), int(max(0.0, area.top - above) * height)
    right = max(left + 1, round(min(1.0, area.right + beside) * width))
    bottom = max(top + 1, round(min(1.0, area.bottom + above) * height))
    data = io.BytesIO()
    page.image.crop((left, top, right, bottom)).save(data, "JPEG", quality=_QUALITY)
    return data.getvalue()
