"""Completions and signatures from the live objects of a kernel."""

from __future__ import annotations

import inspect
import re
import warnings
from typing import Any

# Names and attributes only: looking must not call anything.
_CALL = re.compile(r"((?:[^\W\d]\w*\.)*[^\W\d]\w*)\s*\($")
_MOST = 200


def complete(shell: Any, code: str, cursor: int) -> dict[str, Any]:
    """What may stand at ``cursor`` (in characters): ``from``, ``to`` and ``items``.

    An item has ``text`` and ``type`` (function, instance, module, …). Names with a leading
    underscore come last, as in Jupyter.
    """
    from IPython.core.completer import provisionalcompleter

    with provisionalcompleter(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = list(shell.Completer.completions(code, cursor))
    if not found:
        return {"from": cursor, "to": cursor, "items": []}
    start = min(item.start for item in found)
    items: dict[str, str] = {}
    for item in found:
        items.setdefault(code[start : item.start] + item.text, item.type)
    ordered = sorted(items.items(), key=lambda pair: pair[0].rpartition(".")[2].startswith("_"))
    return {
        "from": start,
        "to": max(item.end for item in found),
        "items": [{"text": text, "type": kind} for text, kind in ordered[:_MOST]],
    }


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
            parameters = list(inspect.signature(target).parameters.values())
    except (TypeError, ValueError):
        return None
    doc = (inspect.getdoc(target) or "").split("\n\n")[0]
    parts = [str(parameter) for parameter in parameters]
    return {
        "label": f"{expression.rpartition('.')[2]}({', '.join(parts)})",
        "parameters": parts,
        "active": min(active, max(len(parts) - 1, 0)),
        "doc": doc,
    }


def _open_call(before: str) -> tuple[str, int] | None:
    """The callee and the number of commas of the innermost open parenthesis."""
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
