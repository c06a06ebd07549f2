"""Runs what a learner's ``async def`` gave, to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from essaim.host import attached


def finish(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """The value of ``coroutine``. Raises what it raises.

    Natively the check itself is called from a loop that runs, so the coroutine gets one of its own
    on another thread. In a tab a loop may wait inside itself.
    """
    if attached():
        return asyncio.run(coroutine)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
