"""The list of patches and the order in which they are applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["stand-in", "setting", "needed", "speed"]


@dataclass(frozen=True)
class Patch:
    """One change: what, why, since where.

    ``kind`` is ``speed`` where the library would work unchanged, only more slowly; ``setting``
    where its own configuration says it; ``stand-in`` where a module is missing.
    """

    name: str
    kind: Kind
    target: str
    because: str
    source: str
    apply: Callable[[], None]
    needed: Callable[[], bool]

    def describe(self) -> dict[str, str]:
        return {
            "name": self.name,
            "kind": self.kind,
            "target": self.target,
            "because": self.because,
            "source": self.source,
        }


_declared: list[Patch] = []
_applied: list[Patch] = []


def patch(
    *, kind: Kind, target: str, because: str, source: str, needed: Callable[[], bool]
) -> Callable[[Callable[[], None]], Patch]:
    """Declare the decorated function as a patch, in the order of the modules' imports."""

    def declare(function: Callable[[], None]) -> Patch:
        entry = Patch(
            function.__name__.replace("_", "-"), kind, target, because, source, function, needed
        )
        _declared.append(entry)
        return entry

    return declare


def declared() -> tuple[Patch, ...]:
    return tuple(_declared)


def applied() -> tuple[Patch, ...]:
    return tuple(_applied)


def apply_all(patches: tuple[Patch, ...]) -> None:
    """Apply each patch once, in order."""
    for entry in patches:
        if entry not in _applied:
            entry.apply()
            _applied.append(entry)
