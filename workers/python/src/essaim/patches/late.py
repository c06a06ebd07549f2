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


def _arrows_indices_are_not_copied() -> bool:
    """True while pandas writes into an index of Arrow, whose 32 bits numpy counts with."""
    import numpy

    merge: Any = importlib.import_module("pandas.core.reshape.merge")
    indices = numpy.zeros(1, dtype=numpy.int32)
    shared = indices.astype(numpy.intp, copy=False) is indices
    return shared and merge._factorize_keys.__module__ == merge.__name__


@patch(
    kind="needed",
    target="pandas.core.reshape.merge._factorize_keys",
    because="merging on texts of which some are missing writes into memory of Arrow's, which may "
    "only be read; where numpy counts with 64 bits it is a copy",
    source="https://github.com/pandas-dev/pandas/blob/v2.2.3/pandas/core/reshape/merge.py#L2494",
    needed=_arrows_indices_are_not_copied,
)
def texts_merge() -> None:
    merge: Any = importlib.import_module("pandas.core.reshape.merge")
    original = merge._factorize_keys

    def factorize(lk: Any, rk: Any, sort: bool = True) -> Any:
        if _lacks_texts(lk) or _lacks_texts(rk):
            lk, rk = (merge.extract_array(keys).astype(object) for keys in (lk, rk))
        return original(lk, rk, sort)

    merge._factorize_keys = factorize


def _lacks_texts(keys: Any) -> bool:
    """Whether keys are texts in Arrow's memory, and some are missing."""
    chunks = getattr(getattr(keys, "array", keys), "_pa_array", None)
    return chunks is not None and "string" in str(chunks.type) and chunks.null_count > 0


def watch() -> None:
    """Apply each of these when its package is first imported."""
    draws = (diagnostics.graphviz_is_beside_the_kernel, diagnostics.graphs_are_svg)
    after_import("graphviz", lambda: apply_all(draws))
    after_import("joblib", lambda: apply_all((exceptions_of_joblib,)))
    after_import("pandas", lambda: apply_all((integers_merge, texts_merge)))
