"""Tracebacks that show the learner's code and the libraries', not ours."""

from __future__ import annotations

from types import TracebackType

# Files whose frames belong to the machinery underneath.
_OURS = (
    "/essaim/",
    "/_pyodide/",
    "/pyodide/",
    "python312.zip/asyncio",
    "/tornado/",
    "/IPython/core/interactiveshell",
)


def _is_ours(filename: str) -> bool:
    return any(part in filename for part in _OURS)


def without_our_frames(traceback: TracebackType | None) -> TracebackType | None:
    """The same traceback with the frames of the machinery left out.

    Where every frame is the machinery's, the last one stays: something has to be shown.
    """
    entries = _entries(traceback)
    kept = [entry for entry in entries if not _is_ours(entry.tb_frame.f_code.co_filename)]
    if not kept:
        return _last(traceback)
    linked: TracebackType | None = None
    for entry in reversed(kept):
        linked = TracebackType(linked, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return linked


def clean(error: BaseException) -> BaseException:
    """``error``, with its own traceback and those of its causes cleaned in place."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        link.__traceback__ = without_our_frames(link.__traceback__)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return error


def _entries(traceback: TracebackType | None) -> list[TracebackType]:
    entries: list[TracebackType] = []
    while traceback is not None:
        entries.append(traceback)
        traceback = traceback.tb_next
    return entries


def _last(traceback: TracebackType | None) -> TracebackType | None:
    entries = _entries(traceback)
    return entries[-1] if entries else None
