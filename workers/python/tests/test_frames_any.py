"""Whatever the frames are, they arrive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essaim.comm.frames import LARGE, BadFrames, pack, unpack

small = st.binary(max_size=200)
large = st.builds(
    lambda byte, more: bytes([byte]) * (LARGE + more), st.integers(0, 255), st.integers(-2, 3)
)
kinds = st.sampled_from([bytes, bytearray, memoryview])
frames = st.lists(st.builds(lambda kind, data: kind(data), kinds, small | large), max_size=12)


@given(frames)
def test_unpack_undoes_pack(message: list[bytes]) -> None:
    assert [bytes(frame) for frame in unpack(pack(message))] == [bytes(f) for f in message]


@given(frames)
def test_only_large_frames_travel_apart(message: list[bytes]) -> None:
    apart = [bytes(buffer) for buffer in pack(message)[1:]]
    assert apart == [bytes(frame) for frame in message if len(frame) >= LARGE]


@given(st.lists(small, min_size=1), st.integers(0, 2**16), st.integers(1, 255))
def test_a_changed_header_is_refused_or_read_as_something_whole(
    message: list[bytes], at: int, change: int
) -> None:
    """A damaged message never gives more or fewer bytes than it has."""
    buffer = bytearray(pack(message)[0])
    header = 4 + 4 * len(message)
    buffer[at % header] ^= change
    try:
        read = unpack([buffer])
    except BadFrames:
        return
    assert 4 + 4 * len(read) + sum(memoryview(frame).nbytes for frame in read) == len(buffer)


@given(st.lists(small | large, min_size=1), st.integers(0, 2**32))
def test_a_cut_message_is_refused(message: list[bytes], at: int) -> None:
    first, *apart = pack(message)
    with pytest.raises(BadFrames):
        unpack([bytes(first)[: at % len(first)], *apart])
