"""One solution of a learner, while it is being judged."""

from __future__ import annotations

import builtins
import io
import math
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any, NoReturn

from essaim.grading.problems import Problem
from essaim.grading.trace import Trace, watching

# The file name of the learner's code in tracebacks.
SOLUTION = "<solution>"
_LONGEST_ERROR = 200


class Nowhere(io.TextIOBase):
    """A stream that forgets: a check is not passed by printing."""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        return len(text)


def _no_input(prompt: object = "") -> NoReturn:
    raise Problem("asked")


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


class Attempt:
    """A learner's code, run once in a namespace of its own.

    ``random`` is seeded anew for each attempt: hidden values come from it. ``client`` is there
    for the checks that ask for the cluster. ``trace`` tells what the cluster did during the last
    call of a function of the learner.
    """

    def __init__(
        self,
        code: str,
        seed: int,
        client: Any,
        *,
        limit: Limit,
        restore: Callable[[], None],
    ) -> None:
        self.random = random.Random(seed)
        self.client = client
        self.trace = Trace()
        self._limit, self._restore = limit, restore
        # `__main__` makes cloudpickle send the functions themselves, not their names.
        self._namespace: dict[str, Any] = {
            "__name__": "__main__",
            "__builtins__": builtins,
            "input": _no_input,
        }
        if client is not None:
            self._namespace["client"] = client
        with self._guarded():
            exec(compile(code, SOLUTION, "exec"), self._namespace)

    @property
    def names(self) -> Names:
        """The functions that the learner's code defines, by name."""
        return Names(self)

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a function of the learner, and record what the cluster does meanwhile.

        Raises Problem when there is no such function, or when it raises.
        """
        if name not in self._namespace:
            raise Problem("missing", name=name)
        function = self._namespace[name]
        if not callable(function):
            raise Problem("not-callable", name=name, kind=type(function).__name__)
        watched = nullcontext(Trace()) if self.client is None else watching(self.client)
        with watched as trace, self._guarded():
            value = function(*args, **kwargs)
        self.trace = trace
        return value

    def replace(self, name: str, function: Callable[..., Any]) -> None:
        """Put another function where the learner's code looks up ``name``."""
        self._namespace[name] = function

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Turn all that the learner's code may raise into a :class:`Problem`."""
        if self._limit.passed:
            raise self._limit.problem()
        nowhere = Nowhere()
        try:
            with redirect_stdout(nowhere), redirect_stderr(nowhere):
                yield
        except Problem:
            raise
        except SystemExit as error:
            raise Problem("exited") from error
        except KeyboardInterrupt as error:
            raise self._limit.problem() from error
        except BaseException as error:
            line = _line(error)
            kind = "raised" if line is None else "raised-at"
            raise Problem(kind, line=line, error=_described(error)) from error
        finally:
            self._restore()


class Names:
    """``attempt.names["count"]``: the learner's function, ready to be called."""

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt

    def __getitem__(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            return self._attempt.call(name, *args, **kwargs)

        return call
