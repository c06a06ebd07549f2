from __future__ import annotations

from golden import blob, read
from raising import raises

from essaim.comm.frames import LARGE, BadFrames, pack, unpack

_GOLDEN = read("frames.json")


def test_golden_messages_are_written_and_read() -> None:
    for message in _GOLDEN["messages"]:
        frames = [blob(rule) for rule in message["frames"]]
        buffers = [blob(rule) for rule in message["buffers"]]
        assert [bytes(b) for b in pack(frames)] == buffers, message["name"]
        assert [bytes(f) for f in unpack(buffers)] == frames, message["name"]


def test_golden_malformed_messages_are_refused() -> None:
    for message in _GOLDEN["malformed"]:
        with raises(BadFrames, message["error"]):
            unpack([blob(rule) for rule in message["buffers"]])


def test_the_folder_has_a_frame_on_each_side_of_the_border() -> None:
    sizes = {len(blob(rule)) for message in _GOLDEN["messages"] for rule in message["frames"]}
    assert {0, LARGE - 1, LARGE, LARGE + 1} <= sizes


def test_a_large_frame_is_handed_over_and_not_copied() -> None:
    frame = bytearray(LARGE)
    assert pack([b"small", frame])[1] is frame
    assert unpack(pack([frame]))[0] is frame


def test_a_typed_view_is_measured_in_bytes() -> None:
    frame = memoryview(bytearray(8 * 10_000)).cast("d")
    buffers = pack([frame])
    assert len(buffers) == 2
    assert bytes(unpack(buffers)[0]) == bytes(80_000)


def test_a_small_frame_of_writable_memory_stays_writable() -> None:
    (buffer,) = pack([b"ab", b"cd"])
    second = unpack([bytearray(buffer)])[1]
    assert isinstance(second, memoryview)
    second[0] = 0
    assert bytes(second) == b"\0d"
