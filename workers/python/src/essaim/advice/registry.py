"""What can be said of an error, and the search for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType


@dataclass(frozen=True)
class Advice:
    """A sentence for errors of a class (by name, so that nothing is imported for it).

    ``pattern`` is searched in the error's message; its named groups fill the braces of the texts.
    ``within`` is a package in whose files the error was raised. ``when`` decides the rest.
    """

    code: str
    error: str
    en: str
    fr: str
    pattern: str = ""
    within: str = ""
    when: Callable[[BaseException], bool] = field(default=lambda error: True)


def raised_within(error: BaseException, package: str) -> bool:
    """Whether any frame that the error went through belongs to ``package``."""
    traceback: TracebackType | None = error.__traceback__
    while traceback is not None:
        filename = traceback.tb_frame.f_code.co_filename.replace("\\", "/")
        if f"/{package}/" in filename:
            return True
        traceback = traceback.tb_next
    return False


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""


def filled(advice: Advice, error: BaseException) -> dict[str, str] | None:
    """The advice's texts by language for this error; None when it is not one of its kind."""
    if advice.error not in {kind.__name__ for kind in type(error).__mro__}:
        return None
    found = re.search(advice.pattern, _message(error), re.DOTALL)
    if found is None or not advice.when(error):
        return None
    if advice.within and not raised_within(error, advice.within):
        return None
    details = {name: value or "" for name, value in found.groupdict().items()}
    details.setdefault("name", str(getattr(error, "name", "") or ""))
    return {"en": advice.en.format(**details), "fr": advice.fr.format(**details)}
