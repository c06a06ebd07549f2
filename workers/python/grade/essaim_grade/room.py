"""The process in which one hand-in runs. It knows the student's code, and no check."""

from __future__ import annotations

import json
import os
import signal
import sys
from multiprocessing.connection import Connection
from typing import Any

from essaim.grading.ground import Here
from essaim.grading.guard import Limit
from essaim.grading.problems import Problem, WrongType
from essaim_grade import crossing, limits, traces


def send(connection: Connection, head: dict[str, Any], buffers: list[bytes]) -> None:
    """One message: its head, then its buffers."""
    connection.send_bytes(json.dumps({**head, "buffers": len(buffers)}).encode())
    for buffer in buffers:
        connection.send_bytes(buffer)


def receive(connection: Connection, most: int | None = None) -> tuple[dict[str, Any], list[bytes]]:
    """The next message. Raises EOFError at the end, OSError for more than ``most`` bytes."""
    head = json.loads(connection.recv_bytes(most))
    return head, [connection.recv_bytes(most) for _ in range(int(head["buffers"]))]


def serve(connection: Connection, folder: str, memory: int, seconds: int) -> None:
    """Run what comes over the connection in ``folder``, until it ends."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(folder)
    os.environ.update(HOME=folder, TMPDIR=folder)
    sys.path[:] = [entry for entry in sys.path if entry]
    send(connection, {"held": limits.apply(folder, memory, seconds)}, [])
    # Here and not above: the grader reads this module too, and needs no cluster.
    from essaim_grade.clusters import keep_here

    keep_here()
    ground = Here(Limit(), lambda: None)
    while True:
        try:
            order, buffers = receive(connection)
        except EOFError:
            return
        head, out = _answer(ground, order, buffers)
        send(connection, head, out)


def _answer(
    ground: Here, order: dict[str, Any], buffers: list[bytes]
) -> tuple[dict[str, Any], list[bytes]]:
    try:
        match order["do"]:
            case "run":
                ground.run(order["source"])
                return {"kind": "done", "trace": traces.as_data(ground.trace)}, []
            case "kind":
                return {"kind": "type", "name": ground.kind(order["name"])}, []
            case "value":
                text, out = crossing.packed(ground.value(order["name"]))
            case _:
                given = crossing.unpacked(order["arguments"], buffers)
                text, out = crossing.packed(ground.call(order["name"], *given))
                trace = traces.as_data(ground.trace)
                return {"kind": "value", "value": text, "trace": trace}, out
        return {"kind": "value", "value": text}, out
    except Problem as problem:
        details = {name: str(detail) for name, detail in problem.details.items()}
        wrong = isinstance(problem, WrongType)
        return {"kind": "problem", "problem": problem.kind, "details": details, "wrong": wrong}, []
