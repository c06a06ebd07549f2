"""What stands between the grader and whatever a learner's code does."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass

from essaim.grading.problems import Problem

# The file name of the learner's code in tracebacks.
SOLUTION = "<solution>"
_LONGEST_ERROR = 200


class Nowhere(io.TextIOBase):
    """A stream that forgets: a check is not passed by printing."""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        return len(text)


@dataclass
class Limit:
    """How long a solution may take, and whether that time has passed."""

    seconds: float = math.inf
    passed: bool = False

    def problem(self) -> Problem:
        """Why the learner's code was interrupted."""
        if self.passed:
            return Problem("too-long", seconds=f"{self.seconds:g}")
        return Problem("stopped")


def _described(error: BaseException) -> str:
    try:
        lines = str(error).strip().splitlines()
    except BaseException:
        lines = []
    text = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    return text if len(text) <= _LONGEST_ERROR else f"{text[:_LONGEST_ERROR]}…"


def _line(error: BaseException) -> int | None:
    """The last line of the learner's code that the error went through."""
    if isinstance(error, SyntaxError) and error.filename == SOLUTION:
        return error.lineno
    line, traceback = None, error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == SOLUTION:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


@contextmanager
def guarded(limit: Limit, restore: Callable[[], None]) -> Iterator[None]:
    """Turn all that the learner's code may raise inside the block into a :class:`Problem`."""
    if limit.passed:
        raise limit.problem()
    nowhere = Nowhere()
    try:
        with redirect_stdout(nowhere), redirect_stderr(nowhere):
            yield
    except Problem:
        raise
    except SystemExit as error:
        raise Problem("exited") from error
    except KeyboardInterrupt as error:
        raise limit.problem() from error
    except MemoryError as error:
        raise Problem("memory", line=_line(error) or "?") from error
    except BaseException as error:
        line = _line(error)
        kind = "raised" if line is None else "raised-at"
        raise Problem(kind, line=line, error=_described(error)) from error
    finally:
        restore()
