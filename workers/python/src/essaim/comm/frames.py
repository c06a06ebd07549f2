"""How one message's frames travel: small ones together, large ones on their own.

A message is a list of buffers. The first holds a header and every small frame, one after the
other; each large frame follows as a buffer of its own, so that it is handed over, not copied
again. The header is little-endian: the number of frames, then the length of each with the top bit
set for those that travel apart. ``workers/protocol/wire.ts`` reads the same layout, and both ends
are tested against ``workers/protocol/golden/frames.json``.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

# From here on, a frame travels apart: above it a copy costs more than another buffer.
LARGE = 64 * 1024
_APART = 0x8000_0000

Frame = bytes | bytearray | memoryview


class BadFrames(ValueError):
    """Buffers that are not a message."""


def contiguous(frame: Any) -> Frame:
    """Bytes-like in one dimension of bytes; serializers hand over typed and strided views too."""
    if isinstance(frame, bytes | bytearray):
        return frame
    view = memoryview(frame)
    if view.nbytes == 0:
        # An empty view has zeros in its shape, and those cannot be cast.
        return b""
    if view.ndim == 1 and view.format == "B" and view.contiguous:
        return view
    return view.cast("B") if view.contiguous else view.tobytes()


def pack(frames: Sequence[Frame]) -> list[Frame]:
    """Frames to buffers."""
    lengths: list[int] = []
    together: list[Frame] = []
    apart: list[Frame] = []
    for frame in frames:
        size = frame.nbytes if isinstance(frame, memoryview) else len(frame)
        if size < LARGE:
            lengths.append(size)
            together.append(frame)
        else:
            lengths.append(size | _APART)
            apart.append(frame)
    header = struct.pack(f"<{len(lengths) + 1}I", len(lengths), *lengths)
    return [b"".join((header, *together)), *apart]


def unpack(buffers: Sequence[Frame]) -> list[Frame]:
    """Buffers to frames; views of the first buffer where that avoids a copy.

    Raises BadFrames when the header and the buffers do not agree.
    """
    if not buffers:
        raise BadFrames("a message has a header")
    first = memoryview(buffers[0])
    apart = iter(buffers[1:])
    try:
        (count,) = struct.unpack_from("<I", first)
        lengths = struct.unpack_from(f"<{count}I", first, 4)
    except struct.error:
        raise BadFrames("the header is cut off") from None
    at = 4 + 4 * count
    frames: list[Frame] = []
    for length in lengths:
        if length & _APART:
            frame = next(apart, None)
            if frame is None or memoryview(frame).nbytes != length & ~_APART:
                raise BadFrames("a large frame is missing or has another length")
            frames.append(frame)
        else:
            frames.append(first[at : at + length])
            at += length
    if at != first.nbytes or next(apart, None) is not None:
        raise BadFrames("not as many bytes as the header says")
    return frames
