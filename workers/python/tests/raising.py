"""``pytest.raises`` for tests that also run where there is no pytest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def raises(kind: type[BaseException], says: str = "") -> Iterator[None]:
    """Expect ``kind``, with ``says`` in its text."""
    try:
        yield
    except kind as error:
        raised = error
    else:
        raise AssertionError(f"{kind.__name__} was not raised")
    assert says in str(raised), f"{raised!r} does not say {says!r}"
