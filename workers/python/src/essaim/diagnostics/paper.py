"""A report on one sheet of HTML: it loads nothing and runs no script."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

ABOUT = (
    "Drawn in a browser tab. dask draws this with bokeh, whose scripts come from elsewhere; here "
    "the same data are shown as tables and still pictures. Hover over a bar to read what it is."
)
_STYLE = (
    ":root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;"
    "margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}"
    "th,td{padding:2px 12px;text-align:right;border-bottom:1px solid #8886}"
    "th:first-child,td:first-child{text-align:left}pre{overflow:auto}"
)


@dataclass(frozen=True, repr=False)
class Sheet:
    """What ``plot=True`` gives in place of a figure of bokeh; a cell shows it."""

    title: str
    body: str

    def __repr__(self) -> str:
        return f"<{self.title}: a sheet that a cell shows; .save(filename) writes it>"

    def _repr_html_(self) -> str:
        return self.body

    def page(self) -> str:
        """The whole file."""
        title = html.escape(self.title)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f"<style>{_STYLE}</style></head><body><h1>{title}</h1><p><i>{ABOUT}</i></p>"
            f"{self.body}</body></html>"
        )

    def save(self, filename: str) -> None:
        with open(filename, "w", encoding="utf-8") as file:
            file.write(self.page())


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = "".join(
        "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    first = "".join(f'<th scope="col">{html.escape(head)}</th>' for head in heads)
    return f"<table><thead><tr>{first}</tr></thead><tbody>{lines}</tbody></table>"


def listing(items: Iterable[tuple[str, Any]]) -> str:
    return (
        "<ul>"
        + "".join(f"<li>{html.escape(k)}: {html.escape(str(v))}</li>" for k, v in items)
        + "</ul>"
    )
