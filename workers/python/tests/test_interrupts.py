"""An interrupt ends a task, and spares the loop that carries distributed."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterator

import pytest

from essaim.loop import blocking, interrupts


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    interrupts.spare_the_loop()
    yield
    signal.signal(signal.SIGINT, before)


def interrupted() -> bool:
    signal.raise_signal(signal.SIGINT)
    return interrupts.within_task(sys._getframe())


def test_the_loop_is_spared() -> None:
    assert interrupted() is False


def test_a_task_ends_with_an_error_of_its_own() -> None:
    with pytest.raises(blocking.TaskStopped) as raised:
        asyncio.run(blocking._call(interrupted, ()))
    assert isinstance(raised.value.__cause__, KeyboardInterrupt)


def test_what_a_task_calls_belongs_to_it() -> None:
    def deeper() -> bool:
        return interrupts.within_task(sys._getframe())

    assert asyncio.run(blocking._call(lambda: deeper(), ())) is True
