"""Our msgpack gives the bytes and the values of msgpack's C extension, for anything."""

from __future__ import annotations

from collections import OrderedDict
from enum import IntEnum
from typing import Any, NamedTuple

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from essaim.speed import packing, unpacking

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=300)
    | st.binary(max_size=300)
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=20)
        | st.lists(inner, max_size=5).map(tuple)
        | st.dictionaries(st.text(max_size=50), inner, max_size=20)
    ),
    max_leaves=60,
)


@given(values)
def test_the_same_bytes(value: Any) -> None:
    assert packing.pack(value, None) == msgpack.packb(value)


@given(values, st.booleans())
def test_the_same_values(value: Any, use_list: bool) -> None:
    packed = msgpack.packb(value)
    expected = msgpack.unpackb(packed, use_list=use_list)
    assert unpacking.unpack(packed, None, use_list, True) == expected
    assert unpacking.unpack(memoryview(packed), None, use_list, True) == expected


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_msgpack_does_or_left_to_it(packed: bytes) -> None:
    try:
        value = unpacking.unpack(packed, None, True, False)
    except (unpacking.Unusual, TypeError):
        return
    assert repr(value) == repr(msgpack.unpackb(packed, strict_map_key=False))


@given(values, st.integers(1, 40))
def test_a_message_that_is_cut_off_is_left_to_msgpack(value: Any, missing: int) -> None:
    packed = msgpack.packb(value)[:-missing]
    with pytest.raises(unpacking.Unusual):
        unpacking.unpack(packed, None, True, True)


class Colour(IntEnum):
    RED = 3


class Point(NamedTuple):
    x: int
    y: int


@pytest.mark.parametrize(
    "value",
    [Colour.RED, Point(1, 2), OrderedDict(a=1), memoryview(b"abc"), {"k": [Colour.RED]}],
)
def test_subclasses_travel_as_what_they_are_derived_from(value: Any) -> None:
    assert packing.pack(value, None) == msgpack.packb(value)


@pytest.mark.parametrize("value", [msgpack.ExtType(1, b"x"), msgpack.Timestamp(1), 2**64])
def test_the_format_s_own_types_are_left_to_msgpack(value: Any) -> None:
    with pytest.raises(packing.Unusual):
        packing.pack(value, None)


def test_what_is_not_plain_goes_through_default_once_and_in_order() -> None:
    seen: list[Any] = []

    def default(item: Any) -> Any:
        seen.append(item)
        return sorted(item)

    message = {"a": {1}, "b": [{2, 3}]}
    assert packing.pack(message, default) == msgpack.packb({"a": [1], "b": [[2, 3]]})
    assert seen == [{1}, {2, 3}]


def test_default_that_gives_the_same_back_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="can not serialize 'object' object"):
        packing.pack(object(), lambda item: item)


def test_the_hook_sees_each_map() -> None:
    packed = msgpack.packb([{"a": 1}, {"b": {"c": 2}}])
    counted = unpacking.unpack(packed, lambda pairs: len(pairs), False, True)
    assert counted == (1, 1)
