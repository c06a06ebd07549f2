"""Lets one site's pages connect to this scheduler or worker, and no other site's.

    ESSAIM_ORIGIN=https://site.example dask scheduler --protocol ws:// --preload essaim_origin.py

A browser tells a server which site a page came from, as its Origin: scheme, host and port, without
a path. distributed answers 403 to every site but its own. This file adds those that ESSAIM_ORIGIN
names, with spaces between them. It weakens nothing else: programs that are no browser could
connect before, and whoever can connect can run code. Keep the port inside a network you trust.
"""

import os
from urllib.parse import urlsplit

from distributed.comm.ws import WSHandler


def allowed_origins() -> frozenset[str]:
    """The sites that ESSAIM_ORIGIN names.

    Raises ValueError when it is empty, or when a name has a path or is no address.
    """
    named = os.environ.get("ESSAIM_ORIGIN", "").split()
    if not named:
        raise ValueError("essaim_origin.py: set ESSAIM_ORIGIN to the site's origin")
    for origin in named:
        parts = urlsplit(origin)
        if (
            parts.scheme not in ("http", "https")
            or not parts.netloc
            or parts.path not in ("", "/")
        ):
            raise ValueError(
                f"essaim_origin.py: {origin!r} is not an origin; one looks like https://site.example"
            )
    return frozenset(origin.rstrip("/").lower() for origin in named)


ALLOWED = allowed_origins()


def _check_origin(self: WSHandler, origin: str) -> bool:
    return origin.lower() in ALLOWED


def _readable(self: WSHandler) -> None:
    # Lets a page that was refused read that a scheduler answered, and so say why. There is
    # nothing else to read here: this handler serves connections only.
    self.set_header("Access-Control-Allow-Origin", "*")
    self.set_header("Cross-Origin-Resource-Policy", "cross-origin")


WSHandler.check_origin = _check_origin
WSHandler.set_default_headers = _readable
