"""Pictures in SVG that say by themselves what bokeh would say with scripts.

Hovering shows what a bar is; each picture has its table beside it in the report.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

_WIDTH, _LEFT, _ROW = 1000, 90, 22
# A picture with more bars than this would not open.
MOST_BARS = 20_000


def svg(height: float, body: str, label: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:g}" width="100%" role="img" '
        f'aria-label="{html.escape(label)}" font-size="12" fill="currentColor" '
        f'xmlns="http://www.w3.org/2000/svg">{body}</svg>'
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{html.escape(text)}</text>'


def _axis(y: float, seconds: float) -> str:
    """A line of time, with five marks."""
    marks = "".join(
        _text(_LEFT + (_WIDTH - _LEFT - 40) * i / 4, y + 16, f"{seconds * i / 4:.3g} s")
        for i in range(5)
    )
    return f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{y}" y2="{y}" stroke="currentColor"/>{marks}'


def lanes(bars: Sequence[tuple[str, float, float, str, float, str]], label: str) -> str:
    """Bars in time, a row for each name.

    A bar is its row, start and end in seconds, colour, opacity, and what hovering says.
    """
    if not bars:
        return "<p>No task ran.</p>"
    shown = bars[:MOST_BARS]
    first = min(start for _, start, *_ in shown)
    span = max(max(end for _, _, end, *_ in shown) - first, 1e-6)
    rows = {name: i for i, name in enumerate(sorted({row for row, *_ in shown}))}
    scale = (_WIDTH - _LEFT) / span
    drawn = "".join(
        f'<rect x="{_LEFT + (start - first) * scale:.2f}" y="{rows[row] * _ROW + 2}" '
        f'width="{max((end - start) * scale, 0.5):.2f}" height="{_ROW - 4}" fill="{colour}" '
        f'fill-opacity="{opacity:g}"><title>{html.escape(what)}</title></rect>'
        for row, start, end, colour, opacity, what in shown
    )
    names = "".join(_text(_LEFT - 6, i * _ROW + 15, name, "end") for name, i in rows.items())
    height = len(rows) * _ROW
    cut = "" if len(shown) == len(bars) else f"<p>The first {MOST_BARS} of {len(bars)} bars.</p>"
    return svg(height + 24, names + drawn + _axis(height + 2, span), label) + cut


def flame(data: Mapping[str, Sequence[Any]], label: str) -> str:
    """What ``distributed.profile.plot_data`` gives: a bar for each call, callers below."""
    depth = max(data["top"], default=0)
    body = ""
    for left, width, bottom, colour, name, line, number, file, time, share in zip(
        *(data[k] for k in ("left", "width", "bottom", "color", "name", "line")),
        *(data[k] for k in ("line_number", "filename", "time", "percentage")),
        strict=True,
    ):
        said = f"{name or 'all'}: {time}, {share}\n{file}:{number} {line}"
        x, y, w = left * _WIDTH, (depth - bottom - 1) * _ROW, width * _WIDTH
        body += (
            f'<g><title>{html.escape(said)}</title><rect x="{x:.2f}" y="{y}" width="{w:.2f}" '
            f'height="{_ROW - 1}" fill="{colour}"/>'
        )
        if w > 60:
            clipped = (name or "all")[: int(w / 8)]
            body += f'<text x="{x + 4:.1f}" y="{y + 15}" fill="#111">{html.escape(clipped)}</text>'
        body += "</g>"
    return svg(depth * _ROW + 2, body, label)


def curve(times: Sequence[float], values: Sequence[float], unit: str, label: str) -> str:
    """One quantity over time, from 0 to its greatest value."""
    if len(times) < 2:
        return f"<p>{html.escape(label)}: measured {len(times)} times, too few for a picture.</p>"
    most = max(values) or 1.0
    span = max(times[-1] - times[0], 1e-6)
    points = " ".join(
        f"{_LEFT + (t - times[0]) / span * (_WIDTH - _LEFT):.1f},{104 - v / most * 96:.1f}"
        for t, v in zip(times, values, strict=True)
    )
    line = f'<polyline points="{points}" fill="none" stroke="#1c74a8" stroke-width="2"/>'
    names = _text(_LEFT - 6, 14, f"{most:.3g} {unit}", "end") + _text(_LEFT - 6, 106, "0", "end")
    return svg(130, names + line + _axis(106, span), label)
