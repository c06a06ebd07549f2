"""The shape of code: what stays when names, layout and comments are changed."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator

from essaim.grading.ground import without_magics

# So many pieces of the tree in a row are one mark. Shorter ones are idioms that everybody writes.
_RUN = 6


def _tokens(node: ast.AST) -> Iterator[str]:
    """The tree from the top: kinds of syntax, and what the language or a library has named."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return
        case ast.Attribute(attr=attr):
            yield f".{attr}"
        case ast.Constant(value=value):
            yield f"constant {type(value).__name__} {value!r}"
        case ast.alias(name=name):
            yield f"import {name}"
        case ast.keyword(arg=arg):
            yield f"keyword {arg}"
        case ast.Load() | ast.Store() | ast.Del():
            return
        case _:
            yield type(node).__name__
    for child in ast.iter_child_nodes(node):
        yield from _tokens(child)


def shape(source: str) -> list[str]:
    """The marks of a piece of code, short hashes; none where it is no Python."""
    try:
        tokens = list(_tokens(ast.parse(without_magics(source))))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    runs = {"|".join(tokens[at : at + _RUN]) for at in range(max(1, len(tokens) - _RUN + 1))}
    return sorted(hashlib.sha256(run.encode()).hexdigest()[:12] for run in runs)


def shapes(cells: dict[str, str]) -> dict[str, list[str]]:
    """The marks of each cell."""
    return {step: shape(source) for step, source in cells.items()}
