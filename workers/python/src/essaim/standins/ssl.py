"""ssl, which tornado and distributed.security import, and which would cost 2 MB of OpenSSL.

Needed by tornado/netutil.py, tornado/iostream.py and distributed/security.py (import ssl).
"""

from __future__ import annotations

from types import ModuleType

_CONSTANTS = (
    "CERT_NONE CERT_OPTIONAL CERT_REQUIRED OP_NO_COMPRESSION PROTOCOL_SSLv23 PROTOCOL_TLS "
    "PROTOCOL_TLS_CLIENT PROTOCOL_TLS_SERVER SSL_ERROR_WANT_READ SSL_ERROR_WANT_WRITE SSL_ERROR_EOF"
)


class SSLError(OSError):
    """ssl.SSLError"""


class _Unavailable:
    SERVER_AUTH = CLIENT_AUTH = 0
    TLSv1_2, TLSv1_3 = 771, 772

    def __init__(self, *args: object, **kwargs: object) -> None:
        raise NotImplementedError("TLS needs sockets, and a browser tab has none")


def build() -> ModuleType:
    """The module, ready for ``sys.modules``."""
    module = ModuleType("ssl")
    members: dict[str, object] = {name: i for i, name in enumerate(_CONSTANTS.split())}
    for name in ("SSLError", "CertificateError", "SSLCertVerificationError", "SSLWantReadError"):
        members[name] = SSLError
    for name in ("SSLContext", "SSLSocket", "MemoryBIO", "SSLObject", "Purpose", "TLSVersion"):
        members[name] = _Unavailable
    # tornado.netutil makes two contexts when it is imported, and uses neither here.
    members["create_default_context"] = lambda *args, **kwargs: object()
    members["HAS_SNI"] = True
    members["OPENSSL_VERSION_INFO"] = (3, 0, 0)
    vars(module).update(members)
    return module
