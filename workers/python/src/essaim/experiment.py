"""What an experiment saw: the counts that its verdict is about.

>>> from essaim.experiment import seen, watching
>>> with watching(client) as trace:  # doctest: +SKIP
...     total.compute()
>>> seen(tasks=len(trace.tasks), at_once=trace.concurrency)  # doctest: +SKIP

``watching`` is what the checks of the exercises use: the tasks that ran, the most at once, what was
moved. The page reads what the cell returns, and says what it means for the belief in question.
"""

from __future__ import annotations

from typing import Any

from essaim.grading.trace import watching

__all__ = ["SEEN", "Seen", "seen", "watching"]

SEEN = "application/vnd.essaim.seen+json"
"""The media type under which a display carries the values."""

Value = int | float | bool | str


class Seen:
    """Named values of one run: a cell shows it as its last expression, and the page reads it."""

    def __init__(self, values: dict[str, Value]) -> None:
        self.values = values

    def __repr__(self) -> str:
        return f"seen({', '.join(f'{name}={value!r}' for name, value in self.values.items())})"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"text/plain": repr(self), SEEN: self.values}


def seen(**values: Value) -> Seen:
    """The values of this run, by name.

    Numbers of numpy become Python's. Raises TypeError for what is neither number, truth nor text.
    """
    return Seen({name: _plain(name, value) for name, value in values.items()})


def _plain(name: str, value: Any) -> Value:
    item = getattr(value, "item", None)
    plain = item() if callable(item) else value
    if isinstance(plain, int | float | str):
        return plain
    raise TypeError(f"{name} is a {type(value).__name__}; an experiment shows numbers and texts")
