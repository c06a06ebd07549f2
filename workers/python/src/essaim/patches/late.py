"""Patches of packages that arrive late, applied when they are imported."""

from __future__ import annotations

import importlib
from typing import Any

from essaim.packages import after_import
from essaim.patches import diagnostics
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


def _integers_of_c_do_not_merge() -> bool:
    """True while pandas takes C's int for one of 64 bits where it has 32 and a type of its own."""
    import numpy

    merge: Any = importlib.import_module("pandas.core.reshape.merge")
    chosen = merge._factorizers.get(numpy.intc)
    return numpy.dtype(numpy.intc).itemsize == 4 and chosen is merge.libhashtable.Int64Factorizer


@patch(
    kind="needed",
    target="pandas.core.reshape.merge._factorizers",
    because="merging on integers fails where C's int and long both have 32 bits, as in wasm",
    source="https://github.com/pandas-dev/pandas/blob/v2.2.3/pandas/core/reshape/merge.py#L130",
    needed=_integers_of_c_do_not_merge,
)
def integers_merge() -> None:
    import numpy

    merge: Any = importlib.import_module("pandas.core.reshape.merge")
    merge._factorizers[numpy.intc] = merge.libhashtable.Int32Factorizer


def watch() -> None:
    """Apply each of these when its package is first imported."""
    draws = (diagnostics.graphviz_is_beside_the_kernel, diagnostics.graphs_are_svg)
    after_import("graphviz", lambda: apply_all(draws))
    after_import("joblib", lambda: apply_all((exceptions_of_joblib,)))
    after_import("pandas", lambda: apply_all((integers_merge,)))
