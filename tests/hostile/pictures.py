"""Picture files: claims of great size, bombs in their extras, frames that loop."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable

from PIL import Image

from tests.hostile.writing import deflated_zeros

Make = Callable[[random.Random], bytes]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, data: bytes, *extras: bytes, depth: int = 8, colour: int = 0) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extras) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def small_png(*extras: bytes) -> bytes:
    return png(40, 40, zlib.compress(b"\0" * 41 * 40), *extras)


def noise(r: random.Random, kind: str, side: int, **options: object) -> bytes:
    image = Image.frombytes("L", (side, side), r.randbytes(side * side))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def progressive(scans: int) -> bytes:
    """A white progressive JPEG of 36 megapixels whose last scan, some kilobytes, is repeated."""
    out = io.BytesIO()
    Image.new("L", (6_000, 6_000), 255).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * scans + b"\xff\xd9"


def tiff(entries: list[tuple[int, int, int, int]], following: int = 0, tail: bytes = b"") -> bytes:
    """One directory at 8: tag, type, count, value. `following` is the place of the next one."""
    body = b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + body + struct.pack("<I", following) + tail


def tiff_page(width: int, height: int, compression: int = 1, following: int = 0) -> bytes:
    entries = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, compression), (262, 3, 1, 1)]
    return tiff(
        [*entries, (273, 4, 1, 200), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 99)], following, b"\0" * 300
    )


def many_frames(count: int) -> bytes:
    frames = [Image.new("1", (8, 8), 1)] * count
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def webp(side: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (side, side), (250, 250, 250, 0)).save(out, "WEBP", lossless=True, method=0)
    return out.getvalue()


def gif(frames: int) -> bytes:
    out = io.BytesIO()
    Image.new("P", (99, 99)).save(
        out, "GIF", save_all=True, append_images=[Image.new("P", (99, 99), n % 9) for n in range(frames)]
    )
    return out.getvalue()


FILES: dict[str, dict[str, Make]] = {
    "png": {
        "png_2e31.png": lambda _: png(2**31 - 1, 2**31 - 1, b""),
        "png_40_megapixels.png": lambda _: png(8_000, 5_000, deflated_zeros(161_000_000), colour=6),
        "png_16_bit.png": lambda _: png(7_000, 5_700, deflated_zeros(240_000_000), depth=16, colour=2),
        "png_thin.png": lambda _: png(39_000_000, 1, deflated_zeros(40_000_000)),
        "png_ztxt.png": lambda _: small_png(*[chunk(b"zTXt", b"a\0\0" + deflated_zeros(60_000_000))] * 20),
        "png_iccp.png": lambda _: small_png(chunk(b"iCCP", b"a\0\0" + deflated_zeros(900_000_000))),
        "png_itxt.png": lambda _: small_png(*[chunk(b"iTXt", b"a\0\1\0\0\0" + deflated_zeros(60_000_000))] * 20),
        "png_noise.png": lambda r: noise(r, "PNG", 2_000),
    },
    "jpeg": {
        "jpeg_65535.jpg": lambda _: b"\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\x01\x01\x11\0\xff\xd9",
        "jpeg_progressive.jpg": lambda r: progressive(r.randint(200, 300)),
    },
    "tiff": {
        "tiff_2e31.tif": lambda _: tiff_page(2**31 - 1, 2**31 - 1),
        "tiff_loop.tif": lambda _: tiff_page(9, 9, following=8),
        "tiff_900_frames.tif": lambda r: many_frames(r.randint(1_001, 1_100)),
        "tiff_huge_tag.tif": lambda _: tiff([(256, 4, 1, 9), (257, 4, 1, 9), (700, 1, 2**31 - 1, 8)]),
        "tiff_lzw.tif": lambda _: tiff_page(6_000, 6_000, compression=5),
    },
    "webp and gif": {"webp_38_megapixels.webp": lambda _: webp(6_200), "gif.gif": lambda r: gif(r.randint(50, 90))},
}
