"""The examples in dask's docstrings, each docstring a test."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from collections.abc import Iterator

import dask
import pytest

_FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
# `dask.ml` asks for a package of its own when anything is looked up in it.
_NO_EXAMPLES = (".tests", ".conftest", ".__main__", ".cli", ".utils_test", "dask.ml")


def _examples() -> Iterator[doctest.DocTest]:
    for found in pkgutil.walk_packages(dask.__path__, "dask."):
        if any(part in found.name for part in _NO_EXAMPLES):
            continue
        try:
            module = importlib.import_module(found.name)
        except ImportError:
            # A module for a package that is not there.
            continue
        for test in doctest.DocTestFinder().find(module):
            if any(doctest.SKIP not in example.options for example in test.examples):
                yield test


@pytest.mark.parametrize("example", _examples(), ids=lambda example: example.name)
def test_docstring(example: doctest.DocTest) -> None:
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=_FLAGS)
    runner.run(example, out=said.append, clear_globs=False)
    if runner.failures:
        pytest.fail("".join(said), pytrace=False)
