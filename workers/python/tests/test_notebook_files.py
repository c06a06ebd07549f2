"""The notebooks that the site writes, judged by Jupyter's own reader and schema."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

GOLDEN = Path(__file__).parents[3] / "src" / "notebook" / "golden"
WRITTEN = sorted((GOLDEN / "written").glob("*.ipynb"))
ELSEWHERE = sorted((GOLDEN / "elsewhere").glob("*.ipynb"))


def test_every_notebook_was_written() -> None:
    assert [path.name for path in WRITTEN] == [path.name for path in ELSEWHERE]
    assert WRITTEN


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_the_schema_accepts_what_is_written(path: Path) -> None:
    written = json.loads(path.read_text("utf-8"))
    assert (written["nbformat"], written["nbformat_minor"]) == (4, 5)
    nbformat.validate(written)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_jupyter_reads_the_same_cells_from_both_files(path: Path) -> None:
    def cells(file: Path) -> list[tuple[str, str]]:
        raw = json.loads(file.read_text("utf-8"))
        return [(cell["cell_type"], "".join(cell["source"])) for cell in raw["cells"]]

    read = nbformat.read(path, as_version=4)
    assert [(cell.cell_type, cell.source) for cell in read.cells] == cells(
        GOLDEN / "elsewhere" / path.name
    )


def test_the_schema_refuses_what_is_wrong() -> None:
    written = json.loads(WRITTEN[0].read_text("utf-8"))
    written["cells"][0]["unknown"] = True
    with pytest.raises(nbformat.ValidationError):
        nbformat.validate(written)
