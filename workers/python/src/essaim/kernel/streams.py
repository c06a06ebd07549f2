"""stdout and stderr as events: at once, in pieces worth sending, and never without end."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

# A piece is sent when it has this many characters, or is this old in seconds.
PIECE = 4096
PIECE_AGE_S = 0.03
# So many lines of a cell are sent at once: no timer runs while Python computes, and a line printed
# before a long computation is there to be read during it.
EAGER_LINES = 100
# What one cell may print, in characters; the rest is counted, not kept.
MOST = 8_000_000


class Stream(io.TextIOBase):
    """A text stream that hands its pieces to ``send``."""

    def __init__(
        self, name: str, send: Callable[[str, str], None], clock: Callable[[], float]
    ) -> None:
        self._name, self._send, self._clock = name, send, clock
        self._parts: list[str] = []
        self._size = self._total = self._dropped = self._lines = 0
        self._since = clock()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    @property
    def name(self) -> str:
        return f"<{self._name}>"

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        room = MOST - self._total
        kept = text if len(text) <= room else text[: max(room, 0)]
        self._dropped += len(text) - len(kept)
        self._total += len(kept)
        if kept:
            self._parts.append(kept)
            self._size += len(kept)
            if kept.endswith("\n"):
                self._lines += 1
            eager = kept.endswith("\n") and self._lines <= EAGER_LINES
            if eager or self._size >= PIECE or self._clock() - self._since >= PIECE_AGE_S:
                self.flush()
        return len(text)

    def flush(self) -> None:
        self._since = self._clock()
        if self._parts:
            text = "".join(self._parts)
            self._parts.clear()
            self._size = 0
            self._send(self._name, text)

    def finish(self) -> int:
        """Send the last piece and start anew; how many characters were dropped."""
        self.flush()
        dropped = self._dropped
        self._total = self._dropped = self._lines = 0
        return dropped


def pair(send: Callable[[str, str], None]) -> tuple[Stream, Stream]:
    """stdout and stderr."""
    return Stream("stdout", send, time.monotonic), Stream("stderr", send, time.monotonic)
