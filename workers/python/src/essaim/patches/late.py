"""Patches of packages that arrive late, applied when they are imported."""

from __future__ import annotations

from typing import Any

from essaim.packages import after_import
from essaim.patches.registry import apply_all, patch


def _joblib_lost_a_name() -> bool:
    from joblib import _utils

    return not hasattr(_utils, "_ExceptionWithTraceback")


@patch(
    kind="needed",
    target="joblib._utils._ExceptionWithTraceback",
    because="defined only with multiprocessing; joblib's dask backend imports it always",
    source="https://github.com/joblib/joblib/blob/1.4.0/joblib/_utils.py#L11",
    needed=_joblib_lost_a_name,
)
def exceptions_of_joblib() -> None:
    from joblib import _utils

    class _ExceptionWithTraceback:
        def __init__(self, error: BaseException) -> None:
            self.exc = error

        def __reduce__(self) -> tuple[Any, ...]:
            return _itself, (self.exc,)

    _utils._ExceptionWithTraceback = _ExceptionWithTraceback


def _itself(error: BaseException) -> BaseException:
    return error


def watch() -> None:
    """Apply each of these when its package is first imported."""
    after_import("joblib", lambda: apply_all((exceptions_of_joblib,)))
