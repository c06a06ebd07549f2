"""What pytest needs to know: where the package lies, and that a test may be a coroutine."""

from __future__ import annotations

import asyncio
import inspect
import sys
from pathlib import Path
from typing import Any

import pytest

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parent / "src"), str(_HERE)]
# What pytest runs inside the tab only (workers/suite/pytest).
collect_ignore = ["tab"]


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: Any) -> bool | None:
    """Run a coroutine test on a loop of its own; inside Pyodide the runner awaits it."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = pyfuncitem._fixtureinfo.argnames
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True
