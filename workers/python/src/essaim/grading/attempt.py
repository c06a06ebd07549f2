"""One solution of a learner, while it is being judged."""

from __future__ import annotations

import ast
import asyncio
import builtins
import random
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NoReturn

from essaim.grading.awaiting import finish
from essaim.grading.guard import SOLUTION, Limit, guarded
from essaim.grading.measuring import Memory, measured
from essaim.grading.problems import Problem
from essaim.grading.trace import Trace, watching


def _no_input(prompt: object = "") -> NoReturn:
    raise Problem("asked")


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
        self.code = code
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

    def value(self, name: str) -> Any:
        """What the learner's code gave the name ``name``.

        Raises Problem when there is no such name.
        """
        if name not in self._namespace:
            raise Problem("missing", name=name)
        return self._namespace[name]

    @property
    def names(self) -> Names:
        """The functions that the learner's code defines, by name."""
        return Names(self)

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a function of the learner, and record what the cluster does meanwhile.

        An ``async def`` is run to its end.
        Raises Problem when there is no such function, or when it raises.
        """
        function = self.value(name)
        if not callable(function):
            raise Problem("not-callable", name=name, kind=type(function).__name__)
        watched = nullcontext(Trace()) if self.client is None else watching(self.client)
        with watched as trace, self._guarded():
            value = function(*args, **kwargs)
            if asyncio.iscoroutine(value):
                value = finish(value)
        self.trace = trace
        return value

    def replace(self, name: str, function: Callable[..., Any]) -> None:
        """Put another function where the learner's code looks up ``name``."""
        self._namespace[name] = function

    def again(self, seed: int | None = None) -> Attempt:
        """The same code, run once more in a fresh namespace, with another seed.

        Raises Problem when the code raises.
        """
        chosen = secrets.randbits(32) if seed is None else seed
        return Attempt(self.code, chosen, self.client, limit=self._limit, restore=self._restore)

    def uses(self, *kinds: type[ast.AST]) -> bool:
        """Whether the code has a node of one of these kinds of syntax, such as ``ast.For``."""
        return any(isinstance(node, kinds) for node in ast.walk(ast.parse(self.code)))

    def measured(self) -> AbstractContextManager[Memory]:
        """Measure the memory of the calls inside a ``with`` block, in bytes: its ``peak``."""
        return measured()

    def _guarded(self) -> AbstractContextManager[None]:
        return guarded(self._limit, self._restore)


class Names:
    """``attempt.names["count"]``: the learner's function, ready to be called."""

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt

    def __getitem__(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            return self._attempt.call(name, *args, **kwargs)

        return call
