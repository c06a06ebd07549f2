"""Where a filled notebook runs while it is judged."""

from __future__ import annotations

import ast
import builtins
import inspect
from collections.abc import Callable
from typing import Any, NoReturn, Protocol

from essaim.grading.awaiting import finish
from essaim.grading.guard import SOLUTION, Limit, guarded
from essaim.grading.observing import observing
from essaim.grading.problems import Problem
from essaim.grading.trace import Trace

# Magics that run the code after them; others are left out.
_TIMING = ("%time ", "%timeit ", "%prun ")


class Ground(Protocol):
    """What runs cells and hands out what they made.

    ``trace`` tells what executors and the cluster did in the last run or call that came to its end.
    """

    trace: Trace

    def run(self, source: str) -> None:
        """Run one cell after those before it. Raises Problem when it raises."""

    def value(self, name: str) -> Any:
        """What a name stands for. Raises Problem when there is no such name."""

    def kind(self, name: str) -> str:
        """The name of the type of what a name stands for; ``function`` for what can be called."""

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a function of the notebook. Raises Problem when it raises."""


def without_magics(source: str) -> str:
    """A cell as plain Python: timing magics give way to what they time, others are left out."""
    lines = source.split("\n")
    if lines[0].strip().startswith("%%"):
        lines[0] = ""
    return "\n".join(_plain_line(line) for line in lines)


def _plain_line(line: str) -> str:
    code = line.lstrip()
    indent = line[: len(line) - len(code)]
    for magic in _TIMING:
        if code.startswith(magic):
            return indent + code[len(magic) :]
    return f"{indent}pass" if code.startswith(("%", "!")) else line


def _no_input(prompt: object = "") -> NoReturn:
    raise Problem("asked")


class Here:
    """Runs the notebook in this interpreter, in a namespace of its own."""

    def __init__(self, limit: Limit, restore: Callable[[], None]) -> None:
        self._limit, self._restore = limit, restore
        self.trace = Trace()
        self._namespace: dict[str, Any] = {
            "__name__": "__main__",
            "__builtins__": builtins,
            "input": _no_input,
        }

    def run(self, source: str) -> None:
        self.trace = Trace()
        with observing(self._namespace) as trace, guarded(self._limit, self._restore):
            plain = without_magics(source)
            code = compile(plain, SOLUTION, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            running = eval(code, self._namespace)
            if inspect.iscoroutine(running):
                finish(running)
        self.trace = trace

    def value(self, name: str) -> Any:
        if name not in self._namespace:
            raise Problem("missing", name=name)
        if self._namespace[name] is ...:
            raise Problem("unfilled", name=name)
        return self._namespace[name]

    def kind(self, name: str) -> str:
        value = self.value(name)
        plain = callable(value) and not isinstance(value, type)
        return "function" if plain else type(value).__name__

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        function = self.value(name)
        if not callable(function):
            raise Problem("not-callable", name=name, kind=type(function).__name__)
        self.trace = Trace()
        with observing(self._namespace) as trace, guarded(self._limit, self._restore):
            value = function(*args, **kwargs)
            value = finish(value) if inspect.iscoroutine(value) else value
        self.trace = trace
        return value
