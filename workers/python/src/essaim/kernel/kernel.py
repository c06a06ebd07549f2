"""One page's kernel: runs cells, answers the editor, stops."""

from __future__ import annotations

import asyncio
import builtins
import getpass
import json
import sys
from contextlib import suppress
from typing import Any

from essaim import host, packages
from essaim.comm import outside
from essaim.kernel import completion, shell, streams, theme
from essaim.loop import lanes

_shell = shell.create()
_first_names = frozenset(_shell.user_ns)


def _emit(**event: Any) -> None:
    host.current().emit("kernel", json.dumps(event, default=str))


class _Cell:
    serving = False
    task: asyncio.Task[Any] | None = None
    stopped = False
    answer: asyncio.Future[str] | None = None


_stdout, _stderr = streams.pair(lambda name, text: _emit(kind="printed", stream=name, text=text))


def start() -> None:
    """Take over stdout, stderr, ``input`` and the events of the shell."""
    _Cell.serving = True
    shell.connect(_emit)
    sys.stdout, sys.stderr = _stdout, _stderr
    builtins.input = _input
    getpass.getpass = lambda prompt="Password: ", stream=None: _ask(prompt, secret=True)
    theme.watch()


async def run(code: str, colours: str) -> str:
    """Run one cell; JSON with ``status`` (done, error, stopped), ``count`` and ``dropped``."""
    theme.use(json.loads(colours))
    _Cell.stopped = False
    task = _Cell.task = lanes.spawn_waiting(_run(code))
    try:
        result = await asyncio.shield(task)
        status = "done" if result.success else "error"
        error = result.error_before_exec or result.error_in_exec
    except asyncio.CancelledError:
        status, error = "stopped", None
    finally:
        _Cell.task = None
    if _Cell.stopped or isinstance(error, KeyboardInterrupt):
        status = "stopped"
    dropped = _stdout.finish() + _stderr.finish()
    return json.dumps(
        {
            "status": status,
            "count": _shell.execution_count - 1,
            "dropped": dropped,
            "missing": _missing(error),
            "outside": _outside(error),
            "unwaited": lanes.was_left_to_await(task) or isinstance(error, lanes.CannotWait),
        }
    )


async def _run(code: str) -> Any:
    result = await _shell.run_cell_async(code, store_history=True)
    # Who awaits run_cell_async tells the end of it, as ipykernel does: figures are shown then.
    _shell.events.trigger("post_execute")
    _shell.events.trigger("post_run_cell", result)
    return result


def _missing(error: BaseException | None) -> dict[str, Any] | None:
    """For an import of something that is not shipped: its name, and what is."""
    finder = packages.finder()
    if not isinstance(error, ModuleNotFoundError) or error.name is None or finder is None:
        return None
    name = error.name.partition(".")[0]
    return None if name in sys.stdlib_module_names else {"name": name, "shipped": finder.shipped()}


def _outside(error: BaseException | None) -> dict[str, Any] | None:
    """For a cluster outside the tab that could not be reached: why."""
    return None if error is None else outside.described(error)


def interrupt() -> bool:
    """Stop the cell or the check where it waits; True when there was one that waited.

    A cell that computes does not come here: the worker's interrupt buffer reaches it.
    """
    task = _Cell.task
    if task is None:
        # No cell runs, but the check of an exercise may.
        return lanes.interrupt_waits() > 0
    _Cell.stopped = True
    if lanes.interrupt_waits(task) == 0:
        task.cancel()
    _cancel_pending()
    return True


def _cancel_pending() -> None:
    """What the stopped cell had submitted and is not finished is not wanted any more."""
    distributed = sys.modules.get("distributed.client")
    if distributed is None:
        return
    for client in list(distributed.Client._instances):
        pending = [key for key, state in client.futures.items() if state.status == "pending"]
        if pending and client.status == "running":
            futures = [distributed.Future(key, client) for key in pending]
            task = asyncio.ensure_future(client._cancel(futures, force=True))
            _cancelling.add(task)
            task.add_done_callback(_cancelling.discard)


_cancelling: set[asyncio.Task[Any]] = set()


def _input(prompt: object = "") -> str:
    return _ask(str(prompt), secret=False)


def _ask(prompt: str, *, secret: bool) -> str:
    if not _Cell.serving:
        # This function came to a worker with a task; natively its standard input is closed too.
        raise EOFError("a task has nobody to ask: call input() in a cell, and pass on the answer")
    _stdout.flush()
    _Cell.answer = asyncio.get_running_loop().create_future()
    if not lanes.can_wait():
        raise lanes.CannotWait(
            "input() has to wait for you, and this browser cannot wait inside Python. "
            "Write the answer into a variable instead."
        )
    _emit(kind="asked", prompt=prompt, secret=secret)
    return str(lanes.run_sync(_Cell.answer))


def answer(text: str) -> None:
    """The reader's answer to ``input``."""
    if _Cell.answer is not None and not _Cell.answer.done():
        _Cell.answer.set_result(text)


def complete(code: str, cursor: int) -> str:
    return json.dumps(completion.complete(_shell, code, cursor))


def signature(code: str, cursor: int) -> str:
    return json.dumps(completion.signature(_shell, code, cursor))


def reset() -> None:
    """Forget the learner's names; close their clients."""
    distributed = sys.modules.get("distributed.client")
    if distributed is not None:
        for client in list(distributed.Client._instances):
            with suppress(Exception):
                task = asyncio.ensure_future(client._close(fast=True))
                _cancelling.add(task)
                task.add_done_callback(_cancelling.discard)
    _shell.reset(new_session=True)


def namespace() -> dict[str, Any]:
    """The learner's names, for the grader."""
    return {k: v for k, v in _shell.user_ns.items() if k not in _first_names}
