"""The network between the nodes: bent as you like, from one room to two continents.

Hosts are ``"w1"``, ``"scheduler"``, ``"kernel"`` (your cells), ``"rack:name"``, ``"region:name"``
or ``"*"``. What you say of a link holds in both directions, unless ``one_way=True``. Each function
raises ValueError with a sentence for what cannot be. Where the browser cannot wait, put ``await``
in front.
"""

from __future__ import annotations

import asyncio
from typing import Any

from essaim.asking import command

ONE_ROOM = "one-room"
CAMPUS = "campus"
TWO_CONTINENTS = "two-continents"
BAD_WIFI = "bad-wifi"


def use(preset: str | None, seed: int = 1) -> Any:
    """Lay a network over all links; None takes it away, with all cuts.

    The same ``seed`` and the same traffic give the same delays.
    """
    return command("use-network", preset=preset, seed=seed)


def off() -> Any:
    """The tab's own network again: no delay, nothing cut."""
    return use(None)


def place(**hosts: dict[str, str]) -> Any:
    """Say where hosts are: ``place(w1={"rack": "a", "region": "europe"})``."""
    return command("place", hosts=hosts)


def link(
    source: str,
    target: str,
    *,
    latency_ms: float | dict[str, Any] | None = None,
    bandwidth: float | str | None = None,
    loss: float | None = None,
    one_way: bool = False,
) -> Any:
    """Change the links between some hosts; what is left out stays as it is.

    Parameters
    ----------
    latency_ms: milliseconds, or one of ``{"uniform": [from, to]}``, ``{"normal": [mean,
        deviation]}``, ``{"exponential": mean, "least": ms}``, ``{"trace": [ms, …]}``
    bandwidth: bytes a second, or a text as ``"10 MB"``; the streams of a link share it
    loss: the share of packets that are lost and sent again, from 0 and below 1
    """
    from dask.utils import parse_bytes

    fields: dict[str, Any] = {"latency": latency_ms, "loss": loss}
    if bandwidth is not None:
        fields["bandwidth"] = parse_bytes(bandwidth) if isinstance(bandwidth, str) else bandwidth
    said = {name: value for name, value in fields.items() if value is not None}
    return _both("link", source, target, one_way, **said)


def cut(source: str, target: str, *, one_way: bool = False) -> Any:
    """Let nothing pass between some hosts. What is sent waits, and arrives after :func:`heal`."""
    return _both("cut", source, target, one_way)


def heal(source: str = "*", target: str = "*", *, one_way: bool = False) -> Any:
    """End cuts: those between these hosts, or all."""
    return _both("heal", source, target, one_way)


def disconnect(node: str) -> Any:
    """Cut all links of a node, as pulling its cable does."""
    return command("disconnect", node=node)


def reconnect(node: str) -> Any:
    """Put the cable of a node back."""
    return command("reconnect", node=node)


def _both(do: str, source: str, target: str, one_way: bool, **fields: Any) -> Any:
    """The command for a link, and for its way back."""
    first = command(do, **{"from": source, "to": target}, **fields)
    if one_way or source == target:
        return first
    second = command(do, **{"from": target, "to": source}, **fields)
    return asyncio.gather(first, second) if asyncio.isfuture(first) else None
