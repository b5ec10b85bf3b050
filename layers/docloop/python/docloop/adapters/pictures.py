"""Picture files: PNG, JPEG, WEBP, HEIC (one page each) and TIFF (a page per frame), decoded frame by frame."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pi_heif
from PIL import Image, ImageOps

from docloop.adapters.straighten import straighten
from docloop.errors import DamagedFile, PageTooLarge, TooManyPages
from docloop.model.reading import EmbeddedInvoice, PageReading
from docloop.ports import PageImage

# Pillow would otherwise try every format it knows, PostScript among them.
_FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/tiff": "TIFF",
    "image/webp": "WEBP",
    "image/heic": "HEIF",
}
# Of several pictures in a HEIC file the one that viewers show; it comes upright, as its own properties say.
pi_heif.register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)
# What Pillow's decoders raise on damaged content (UnidentifiedImageError is an OSError).
_DECODER_ERRORS = (
    OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError, AttributeError,
    AssertionError, NotImplementedError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class PictureDocument:
    """An open picture file. Frames are decoded when asked for, one at a time."""

    def __init__(self, data: bytes, image: Image.Image, media_type: str, page_count: int, max_pixels: int) -> None:
        self.media_type = media_type
        self.page_count = page_count
        self._data = data
        self._image = image
        self._max_pixels = max_pixels

    def text_layer(self, number: int) -> PageReading | None:  # noqa: ARG002 - pictures carry no text
        return None

    def embedded(self) -> EmbeddedInvoice | None:
        return None

    def page_image(self, number: int) -> PageImage:
        with _decoding(number):
            if self.page_count > 1:
                image = self._image
                image.seek(number - 1)
            else:  # opened once more, so that its pixels are not kept
                image = _open(self._data, self.media_type)
        check_pixels(image, number, self._max_pixels)
        with _decoding(number):
            turned = _degrees_of_exif(image)
            resolution = image.info.get("dpi")
            image.load()
            picture = flat(ImageOps.exif_transpose(image))
        del image
        dpi = float(resolution[0]) if resolution and resolution[0] and resolution[0] > 1 else None
        return straighten(PageImage(number=number, image=picture, dpi=dpi, rotation=turned))


@contextmanager
def open_pictures(data: bytes, media_type: str, max_pages: int, max_pixels: int) -> Iterator[PictureDocument]:
    """Raises DamagedFile, PageTooLarge, TooManyPages. Only headers are read until a page is asked for."""
    with _decoding(1):
        image = _open(data, media_type)
    with image:
        check_pixels(image, 1, max_pixels)
        yield PictureDocument(data, image, media_type, _count_frames(image, media_type, max_pages), max_pixels)


def _open(data: bytes, media_type: str) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=(_FORMATS[media_type],))


def check_pixels(image: Image.Image, number: int, max_pixels: int) -> None:
    width, height = image.size
    if width * height > max_pixels:
        raise PageTooLarge(page=number, pixels=width * height, limit=max_pixels)


def flat(image: Image.Image) -> Image.Image:
    """The picture as L or RGB: 16 bits scaled to 8, transparency laid on white."""
    if image.mode in ("L", "RGB"):
        return image
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode in ("I", "F"):
        grey = np.nan_to_num(np.asarray(image, dtype=np.float32))
        highest = 65_535 if grey.max() > 255 else 255
        return Image.fromarray((grey.clip(0, highest) * (255 / highest)).astype(np.uint8))
    if "A" in image.mode or "transparency" in image.info:
        above = image.convert("RGBA")
        page = Image.new("RGBA", above.size, "white")
        page.alpha_composite(above)
        return page.convert("RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def _count_frames(image: Image.Image, media_type: str, max_pages: int) -> int:
    """Frames of a TIFF, stopping at the budget: a chain of a million frames is not walked to its end."""
    if media_type != "image/tiff":
        return 1
    count = 1
    with _decoding(1):
        while True:
            try:
                image.seek(count)
            except EOFError:
                image.seek(0)
                return count
            count += 1
            if count > max_pages:
                raise TooManyPages(pages=count, limit=max_pages)


def _degrees_of_exif(image: Image.Image) -> int:
    """The clockwise turn that the camera's orientation tag asks for."""
    return {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}.get(image.getexif().get(0x0112, 1), 0)


@contextmanager
def _decoding(number: int) -> Iterator[None]:
    """Turns what Pillow raises on damaged content into DamagedFile, and its size alarm into PageTooLarge."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except _BOMBS:
        raise PageTooLarge(page=number) from None
    except _DECODER_ERRORS:
        raise DamagedFile(page=number) from None
