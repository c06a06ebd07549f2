from __future__ import annotations

from raising import raises

from essaim.kernel import streams
from essaim.kernel.streams import EAGER_LINES, MOST, PIECE, PIECE_AGE_S, Stream


class Page:
    """Gets the pieces; its clock stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pieces: list[tuple[str, str]] = []
        self.stream = Stream("stdout", self._take, lambda: self.now)

    def _take(self, name: str, text: str) -> None:
        self.pieces.append((name, text))


def test_the_parts_of_a_line_wait_for_its_end() -> None:
    page = Page()
    page.stream.write("a")
    assert page.pieces == []
    page.stream.write("b\n")
    assert page.pieces == [("stdout", "ab\n")]


def test_after_many_lines_small_ones_wait_for_each_other() -> None:
    page = Page()
    for _ in range(EAGER_LINES):
        print("line", file=page.stream)
    assert len(page.pieces) == EAGER_LINES
    print("a", "b", file=page.stream)
    assert len(page.pieces) == EAGER_LINES
    page.stream.finish()
    assert page.pieces[-1] == ("stdout", "a b\n")
    print("of the next cell", file=page.stream)
    assert page.pieces[-1] == ("stdout", "of the next cell\n")


def test_a_large_piece_goes_at_once() -> None:
    page = Page()
    page.stream.write("x" * PIECE)
    assert page.pieces == [("stdout", "x" * PIECE)]


def test_an_old_piece_goes_with_the_next_write() -> None:
    page = Page()
    page.stream.write("a")
    page.now += PIECE_AGE_S
    page.stream.write("b")
    assert page.pieces == [("stdout", "ab")]


def test_a_flood_is_cut_counted_and_forgotten_with_the_cell() -> None:
    page = Page()
    assert page.stream.write("x" * (MOST - 1)) == MOST - 1
    assert page.stream.write("yyy") == 3
    page.stream.write("z")
    assert page.stream.finish() == 3
    assert sum(len(text) for _, text in page.pieces) == MOST
    assert page.pieces[-1][1][-1] == "y"
    page.stream.write("next cell")
    assert page.stream.finish() == 0
    assert page.pieces[-1] == ("stdout", "next cell")


def test_bytes_are_refused_as_by_any_text_stream() -> None:
    page = Page()
    with raises(TypeError, "must be str, not bytes"):
        page.stream.write(b"x")  # type: ignore[arg-type]


def test_a_stream_looks_like_one() -> None:
    out, err = streams.pair(lambda name, text: None)
    assert (out.encoding, out.isatty(), out.writable()) == ("utf-8", False, True)
    assert (out.name, err.name) == ("<stdout>", "<stderr>")
