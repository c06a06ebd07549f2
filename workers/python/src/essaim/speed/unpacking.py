"""msgpack's ``unpackb`` for what distributed receives: one pass, one dispatch a value."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any

_SHORT = 40
_REMEMBERED = 8192

_float = struct.Struct(">d").unpack_from
_float_32 = struct.Struct(">f").unpack_from
_u16 = struct.Struct(">H").unpack_from
_u32 = struct.Struct(">I").unpack_from
# The integers of the format by their first byte: how to read them, and how long they are.
_INTEGERS = {
    0xCC: (struct.Struct(">B").unpack_from, 1),
    0xCD: (_u16, 2),
    0xCE: (_u32, 4),
    0xCF: (struct.Struct(">Q").unpack_from, 8),
    0xD0: (struct.Struct(">b").unpack_from, 1),
    0xD1: (struct.Struct(">h").unpack_from, 2),
    0xD2: (struct.Struct(">i").unpack_from, 4),
    0xD3: (struct.Struct(">q").unpack_from, 8),
}


class Unusual(Exception):
    """Bytes that are left to msgpack itself: extensions, and everything malformed."""


@lru_cache(_REMEMBERED)
def _short_string(data: bytes) -> str:
    return data.decode()


def unpack(
    packed: bytes | bytearray | memoryview,
    object_hook: Callable[[dict[Any, Any]], Any] | None,
    use_list: bool,
    strict_map_key: bool,
) -> Any:
    """The value of one msgpack message.

    Raises Unusual where msgpack itself should decide; it then also words the error.
    """
    data = bytes(packed)
    end = len(data)
    at = 0

    def text(size: int) -> str:
        nonlocal at
        start, at = at, at + size
        if at > end:
            raise Unusual
        piece = data[start:at]
        return _short_string(piece) if size <= _SHORT else piece.decode()

    def array(size: int) -> Any:
        nonlocal at
        items: list[Any] = []
        append = items.append
        for _ in range(size):
            # A call for each small number would cost more than what it does.
            code = data[at]
            if code < 0x80:
                at += 1
                append(code)
            else:
                append(take())
        return items if use_list else tuple(items)

    def mapping(size: int) -> Any:
        nonlocal at
        pairs: dict[Any, Any] = {}
        for _ in range(size):
            code = data[at]
            if 0xA0 <= code < 0xC0:
                start = at + 1
                at = start + (code & 0x1F)
                if at > end:
                    raise Unusual
                key: Any = _short_string(data[start:at])
            else:
                key = take()
                if strict_map_key and type(key) is not str and type(key) is not bytes:
                    raise Unusual
            pairs[key] = take()
        return pairs if object_hook is None else object_hook(pairs)

    def binary(size: int) -> bytes:
        nonlocal at
        start, at = at, at + size
        if at > end:
            raise Unusual
        return data[start:at]

    def sized(code: int) -> Any:
        """What says its length in one, two or four bytes."""
        nonlocal at
        if code in (0xC4, 0xD9):
            size, at = data[at], at + 1
        elif code in (0xC5, 0xDA, 0xDC, 0xDE):
            size, at = _u16(data, at)[0], at + 2
        elif code in (0xC6, 0xDB, 0xDD, 0xDF):
            size, at = _u32(data, at)[0], at + 4
        else:
            raise Unusual
        if code in (0xD9, 0xDA, 0xDB):
            return text(size)
        if code in (0xC4, 0xC5, 0xC6):
            return binary(size)
        return array(size) if code in (0xDC, 0xDD) else mapping(size)

    def take() -> Any:
        nonlocal at
        code = data[at]
        at += 1
        if code < 0x80:
            return code
        if code >= 0xE0:
            return code - 0x100
        if code >= 0xC0:
            if code == 0xC0:
                return None
            if code == 0xC2:
                return False
            if code == 0xC3:
                return True
            if code == 0xCB:
                start, at = at, at + 8
                return _float(data, start)[0]
            if code in _INTEGERS:
                read, size = _INTEGERS[code]
                start, at = at, at + size
                return read(data, start)[0]
            if code == 0xCA:
                start, at = at, at + 4
                return _float_32(data, start)[0]
            return sized(code)
        if code >= 0xA0:
            return text(code & 0x1F)
        return array(code & 0x0F) if code >= 0x90 else mapping(code & 0x0F)

    try:
        value = take()
    except (IndexError, struct.error, UnicodeDecodeError, RecursionError):
        raise Unusual from None
    if at != end:
        raise Unusual
    return value
