"""Completions and signatures from the live objects of a kernel."""

from __future__ import annotations

import inspect
import re
import warnings
from typing import Any

# Names and attributes only: looking must not call anything.
_CALL = re.compile(r"((?:[^\W\d]\w*\.)*[^\W\d]\w*)\s*\($")
_STRING = re.compile(r"""('{3}|"{3}|'|")(?:\\.|(?!\1).)*(?:\1|\Z)""", re.DOTALL)
_MOST = 1000


def complete(shell: Any, code: str, cursor: int) -> dict[str, Any]:
    """What may stand at ``cursor`` (in characters): ``from``, ``to`` and ``items``.

    An item has ``text`` and ``type`` (``dict key``, ``param``, ``magic``, …). Parameters of the
    open call come first; names with a leading underscore, then magics, come last.
    """
    from IPython.core.completer import provisionalcompleter

    with provisionalcompleter(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = list(shell.Completer.completions(code, cursor))
    if not found:
        return {"from": cursor, "to": cursor, "items": []}
    starts = [_start(code, item) for item in found]
    first = min(starts)
    items: dict[str, str] = {}
    for start, item in zip(starts, found, strict=True):
        items.setdefault(code[first:start] + item.text, item.type)
    ordered = sorted(items.items(), key=lambda pair: _rank(*pair))
    return {
        "from": first,
        "to": max(item.end for item in found),
        "items": [{"text": text, "type": kind} for text, kind in ordered[:_MOST]],
    }


def _start(code: str, item: Any) -> int:
    """Where ``item`` begins.

    Inside brackets IPython answers ``.sum`` for the whole of ``df.su``
    (IPython/core/completer.py, attr_matches).
    """
    if not item.text.startswith("."):
        return int(item.start)
    return max(code.rfind(".", item.start, item.end), int(item.start))


def _rank(text: str, kind: str) -> tuple[bool, bool, bool, str]:
    private = text.rpartition(".")[2].startswith("_")
    # The keys of a dict, the columns of a DataFrame: IPython sorts them as what they are.
    name = "" if kind == "dict key" else text.lower().lstrip("%")
    return kind == "magic", private, kind != "param", name


def signature(shell: Any, code: str, cursor: int) -> dict[str, Any] | None:
    """The signature of the call whose parentheses are open at ``cursor``, or None.

    ``label`` is the whole signature, ``parameters`` its parts, ``active`` the index of the one
    being written, ``doc`` the first paragraph of the docstring.
    """
    opened = _open_call(code[:cursor])
    if opened is None:
        return None
    expression, active = opened
    target = _look_up(shell.user_ns, expression)
    if target is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            signed = inspect.signature(target).replace(return_annotation=inspect.Signature.empty)
    except (TypeError, ValueError):
        return None
    doc = (inspect.getdoc(target) or "").split("\n\n")[0]
    parts = [str(parameter) for parameter in signed.parameters.values()]
    return {
        "label": f"{expression.rpartition('.')[2]}{signed}",
        "parameters": parts,
        "active": min(active, max(len(parts) - 1, 0)),
        "doc": doc,
    }


def _open_call(before: str) -> tuple[str, int] | None:
    """The callee and the number of commas of the innermost open parenthesis."""
    before = _STRING.sub(lambda string: "_" * len(string[0]), before)
    depth, commas = 0, 0
    for at in range(len(before) - 1, -1, -1):
        character = before[at]
        if character in ")]}":
            depth += 1
        elif character in "[{" or (character == "(" and depth):
            if depth == 0:
                return None
            depth -= 1
        elif character == "(":
            called = _CALL.search(before[: at + 1])
            return (called.group(1), commas) if called else None
        elif character == "," and depth == 0:
            commas += 1
    return None


def _look_up(names: dict[str, Any], expression: str) -> Any:
    import builtins

    head, *rest = expression.split(".")
    target = names.get(head, getattr(builtins, head, None))
    for name in rest:
        try:
            target = getattr(target, name)
        except Exception:
            return None
    return target
