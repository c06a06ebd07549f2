"""Puts the grader back as it was, after code that shares its interpreter.

The learner's code runs beside the grader and could replace its functions. It is no wall: who
looks for a way through a Python interpreter finds one, and marks that count are made elsewhere.
It makes the short ways useless.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from types import ModuleType

# What the kernel replaces on purpose.
_LEFT_ALONE = frozenset({"input", "_"})


def seal(modules: list[ModuleType]) -> Callable[[], None]:
    """Remember the names of ``modules``, of their classes and of ``builtins``.

    Returns the function that puts them back.
    """
    kept: list[tuple[dict[str, object], dict[str, object]]] = [
        (vars(module), dict(vars(module))) for module in modules
    ]
    names = {key: value for key, value in vars(builtins).items() if key not in _LEFT_ALONE}
    kept.append((vars(builtins), names))
    ours = {module.__name__ for module in modules}
    methods = [
        (owner, key, value)
        for module in modules
        for owner in list(vars(module).values())
        if isinstance(owner, type) and owner.__module__ in ours
        for key, value in list(vars(owner).items())
        if callable(value) or isinstance(value, property | staticmethod | classmethod)
    ]
    put = type.__setattr__

    def restore() -> None:
        for names, values in kept:
            names.update(values)
        for owner, key, value in methods:
            put(owner, key, value)

    return restore
