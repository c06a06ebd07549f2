"""What a ``check.py`` is written with."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from essaim.grading.problems import WrongType

if TYPE_CHECKING:
    from essaim.grading.attempt import Attempt

Judge = Callable[["Attempt"], None]


@dataclass(frozen=True)
class Check:
    """One thing that is judged: ``says`` tells, by language, what a passing solution does."""

    name: str
    points: int
    cluster: bool
    says: dict[str, str]
    judge: Judge
    runs: int = 1


class Failed(Exception):
    """A check that failed: the code of the feedback meant for it, and the points it still earns."""

    def __init__(self, code: str, earned: float = 0) -> None:
        super().__init__(code)
        self.code, self.earned = code, earned


# What is right for values drawn with a student's seed, by name or by question.
Expected = Callable[[dict[str, Any]], dict[str, Any]]


class Collecting:
    """The checks of the ``check.py`` that is being loaded; nothing at any other time."""

    into: list[Check] | None = None
    expected: Expected | None = None


def expected(function: Expected) -> Expected:
    """Declare what is right: from the values that a student was given, right ones by name.

    A name is a variable of the notebook, or the id of a question whose answer hangs on the seed.
    """
    Collecting.expected = function
    return function


def check(
    name: str, *, en: str, fr: str, points: int = 1, cluster: bool = False, runs: int = 1
) -> Callable[[Judge], Judge]:
    """Declare a check: the function takes an attempt, and returns when it is right.

    ``en`` and ``fr`` say what a solution that passes does. With ``cluster``, the learner's code
    and the check find a connected ``client``. With ``runs`` above 1, a solution that passes is
    judged again, each time in a fresh namespace and with another seed.
    Raises RuntimeError outside the loading of a ``check.py``.
    """

    def declare(judge: Judge) -> Judge:
        if Collecting.into is None:
            raise RuntimeError("check() belongs in an exercise's check.py")
        Collecting.into.append(Check(name, points, cluster, {"en": en, "fr": fr}, judge, runs))
        return judge

    return declare


def fail(code: str, earned: float = 0) -> NoReturn:
    """Fail the check with a feedback of ``exercise.yaml``, by its code.

    ``earned``: the points that a solution gets all the same, fewer than the check's.
    """
    raise Failed(code, earned)


_SCALARS = (int, float, complex, str, bytes, bool, type(None))


def plain(value: Any, kind: type | None = None) -> Any:
    """``value`` as built-in objects, read without calling any method that the learner wrote.

    With ``kind``, raises a problem that the reader understands when the value is not of it.
    A value that says it is equal to everything does not get through.
    """
    if kind is not None and not issubclass(type(value), kind):
        if value is None:
            raise WrongType("nothing")
        raise WrongType("wrong-type", kind=type(value).__name__, expected=kind.__name__)
    if type(value) in _SCALARS:
        return value
    if issubclass(type(value), dict):
        return {plain(key): plain(entry) for key, entry in dict.items(value)}
    for sequence in (list, tuple, set, frozenset):
        if issubclass(type(value), sequence):
            return sequence(plain(entry) for entry in sequence.__iter__(value))
    raise WrongType("not-plain", kind=type(value).__name__)


def is_table(value: Any) -> bool:
    """Whether a value is a DataFrame of pandas, which need not be loaded for that."""
    kind = type(value)
    return kind.__name__ == "DataFrame" and kind.__module__.partition(".")[0] == "pandas"


def same(got: Any, wanted: Any) -> bool:
    """Whether two values are equal as built-in objects: a Counter equals the same dict."""
    return bool(plain(got) == plain(wanted))


def close_to(got: Any, wanted: float, tolerance: float = 1e-9) -> bool:
    """Whether a number is ``wanted``, up to a relative and absolute tolerance."""
    number = plain(got)
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise WrongType("wrong-type", kind=type(got).__name__, expected="float")
    return math.isclose(number, wanted, rel_tol=tolerance, abs_tol=tolerance)
