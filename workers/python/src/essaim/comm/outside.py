"""What can go wrong on the way to a cluster outside the tab, each in one sentence.

The page has the same sentences in the reader's language (``src/i18n``, ``outside.<kind>``).
"""

from __future__ import annotations

from typing import Any

from distributed.comm.core import FatalCommClosedError

_SENTENCES = {
    "unnamed": (
        "{address} was not named by you, so nothing was sent there. Write the address as it is, "
        "in quotes, in a cell that you run."
    ),
    "address": "{address} is not an address of a scheduler: those look like ws://host:8786.",
    "mixed": (
        "This page came over https, and from there a browser reaches {address} only over wss://. "
        "Start the scheduler with TLS, or open this site over http."
    ),
    "forbidden": (
        "A dask scheduler answers at {address}, and it does not let this site in. Start it with "
        "ESSAIM_ORIGIN set to this site's origin."
    ),
    "stranger": (
        "Something answers at {address} that takes no connection from this page: a dask scheduler "
        "without --preload essaim_origin.py, or no scheduler."
    ),
    "silent": (
        "No connection to {address} came about, and the browser does not tell why: nothing "
        "listens there, or it is a dask scheduler without --protocol ws:// or without --preload "
        "essaim_origin.py."
    ),
    "silent-tls": (
        "No connection to {address} came about, and the browser does not tell why: nothing "
        "listens there, its certificate is not trusted by this browser (open the address with "
        "https:// in a tab to see), or it was started without --preload essaim_origin.py."
    ),
    "late": "{address} did not answer within five seconds: the host may not exist or be off.",
    "not-dask": "What answers at {address} does not speak as a dask scheduler does.",
    "python": (
        "The cluster at {address} runs Python {there}, and this page {here}. Functions travel as "
        "bytecode, so both need the same Python {minor}."
    ),
    "protocol": (
        "A browser tab has no sockets, so {address} is out of its reach. Start the scheduler with "
        "--protocol ws:// and write ws:// here."
    ),
}


def sentence(kind: str, **values: Any) -> str:
    """What is said for one kind of trouble."""
    return _SENTENCES[kind].format(**values)


class OutsideError(FatalCommClosedError):  # type: ignore[misc]
    """A cluster outside the tab could not be reached, for a reason that trying again keeps."""

    def __init__(self, kind: str, **values: Any) -> None:
        super().__init__(sentence(kind, **values))
        self.kind, self.values = kind, values


def described(error: BaseException | None) -> dict[str, Any] | None:
    """The trouble behind an error or its causes, as the page is told; None for another error."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, OutsideError):
            return {"kind": error.kind, **error.values}
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return None
