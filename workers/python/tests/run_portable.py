"""Runs plain test functions where there is no pytest: inside Pyodide.

Each file of a folder is imported; each function called ``test_*`` is called, and awaited if it is
a coroutine function. What needs fixtures, marks or hypothesis stays in files of its own, natively.
"""

from __future__ import annotations

import importlib.util
import inspect
import json
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

_HERE = Path(__file__).parent


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tests(module: ModuleType) -> Iterator[Callable[[], Any]]:
    for name, value in vars(module).items():
        if name.startswith("test_") and inspect.isfunction(value):
            yield value


async def _failure(test: Callable[[], Any]) -> str:
    try:
        result = test()
        if inspect.iscoroutine(result):
            await result
    except BaseException:
        return traceback.format_exc()
    return ""


async def run(folder: str) -> str:
    """Run a folder's tests; JSON of ``[name, failure]`` pairs, the failure empty when it passed."""
    if str(_HERE) not in sys.path:
        sys.path.insert(0, str(_HERE))
    results: list[tuple[str, str]] = []
    for path in sorted((_HERE / folder).glob("*.py")):
        try:
            module = _load(path)
        except Exception:
            results.append((path.stem, traceback.format_exc()))
            continue
        for test in _tests(module):
            results.append((f"{path.stem}: {test.__name__}", await _failure(test)))
    return json.dumps(results)
