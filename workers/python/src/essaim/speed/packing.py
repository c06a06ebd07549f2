"""msgpack's ``packb`` for the values that distributed sends.

msgpack's own Python fallback asks ``isinstance`` up to a dozen times a value; here the exact type
decides, and short strings (keys, states, names) are encoded once. The bytes are the same as those
of msgpack's C extension. What is unusual goes to msgpack itself.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from msgpack import ExtType, Timestamp

# Strings up to this length are remembered once encoded.
_SHORT = 40
_REMEMBERED = 8192

_FIXINT = [bytes((n,)) for n in range(128)]
_NEGATIVE = {n: struct.pack("b", n) for n in range(-32, 0)}
_FIXMAP = [bytes((0x80 | n,)) for n in range(16)]
_FIXARRAY = [bytes((0x90 | n,)) for n in range(16)]
_pack_float = struct.Struct(">Bd").pack
_pack_8 = struct.Struct(">BB").pack
_pack_16 = struct.Struct(">BH").pack
_pack_32 = struct.Struct(">BI").pack


class Unusual(Exception):
    """A value that is left to msgpack itself."""


def _string(text: str) -> bytes:
    data = text.encode()
    size = len(data)
    if size < 32:
        return bytes((0xA0 | size,)) + data
    if size < 0x100:
        return _pack_8(0xD9, size) + data
    if size < 0x10000:
        return _pack_16(0xDA, size) + data
    return _pack_32(0xDB, size) + data


_short_string = lru_cache(_REMEMBERED)(_string)


def _integer(number: int) -> bytes:
    if number >= 0:
        if number < 0x80:
            return _FIXINT[number]
        if number < 0x100:
            return _pack_8(0xCC, number)
        if number < 0x10000:
            return _pack_16(0xCD, number)
        if number < 0x1_0000_0000:
            return _pack_32(0xCE, number)
        if number < 0x1_0000_0000_0000_0000:
            return struct.pack(">BQ", 0xCF, number)
    elif number >= -32:
        return _NEGATIVE[number]
    elif number >= -0x80:
        return struct.pack(">Bb", 0xD0, number)
    elif number >= -0x8000:
        return struct.pack(">Bh", 0xD1, number)
    elif number >= -0x8000_0000:
        return struct.pack(">Bi", 0xD2, number)
    elif number >= -0x8000_0000_0000_0000:
        return struct.pack(">Bq", 0xD3, number)
    raise Unusual


def _binary_head(size: int) -> bytes:
    if size < 0x100:
        return _pack_8(0xC4, size)
    if size < 0x10000:
        return _pack_16(0xC5, size)
    return _pack_32(0xC6, size)


def _map_head(size: int) -> bytes:
    if size < 16:
        return _FIXMAP[size]
    return _pack_16(0xDE, size) if size < 0x10000 else _pack_32(0xDF, size)


def _array_head(size: int) -> bytes:
    if size < 16:
        return _FIXARRAY[size]
    return _pack_16(0xDC, size) if size < 0x10000 else _pack_32(0xDD, size)


def _plain(item: Any) -> Any:
    """A subclass's value as its base class: an enum's number, a named tuple's items."""
    bases: tuple[Callable[[Any], Any], ...] = (int, float, str, list, tuple, dict)
    for base in bases:
        if isinstance(item, base):  # type: ignore[arg-type]
            return base(item)
    raise Unusual


def pack(value: Any, default: Callable[[Any], Any] | None) -> bytes:
    """The msgpack bytes of a value; ``default`` turns what is not plain into what is.

    Raises Unusual for values that are msgpack's own business, TypeError as msgpack does.
    """
    parts: list[bytes] = []
    write = parts.append

    def put(item: Any) -> None:
        kind = type(item)
        if kind is str:
            write(_short_string(item) if len(item) <= _SHORT else _string(item))
        elif kind is int:
            write(_integer(item))
        elif kind is dict:
            write(_map_head(len(item)))
            for key, entry in item.items():
                if type(key) is str and len(key) <= _SHORT:
                    write(_short_string(key))
                else:
                    put(key)
                # A call for each string would cost more than what it does.
                if type(entry) is str and len(entry) <= _SHORT:
                    write(_short_string(entry))
                else:
                    put(entry)
        elif kind is tuple or kind is list:
            write(_array_head(len(item)))
            for entry in item:
                if type(entry) is int and 0 <= entry < 128:
                    write(_FIXINT[entry])
                else:
                    put(entry)
        elif item is None:
            write(b"\xc0")
        elif item is True:
            write(b"\xc3")
        elif item is False:
            write(b"\xc2")
        elif kind is float:
            write(_pack_float(0xCB, item))
        elif kind is bytes or kind is bytearray:
            write(_binary_head(len(item)))
            write(item)
        elif isinstance(item, ExtType | Timestamp):
            raise Unusual
        elif isinstance(item, int | float | str | list | tuple | dict):
            put(_plain(item))
        elif isinstance(item, bytes | bytearray | memoryview):
            write(_binary_head(memoryview(item).nbytes))
            write(bytes(item))
        elif default is not None:
            replaced = default(item)
            if replaced is item:
                raise TypeError(f"can not serialize {type(item).__name__!r} object")
            put(replaced)
        else:
            raise Unusual

    put(value)
    return b"".join(parts)
