"""The sentence for an error, with the task, the partition and the worker where it happened."""

# Sentences are kept whole, and French is written with its own apostrophe.
# ruff: noqa: RUF001

from __future__ import annotations

from typing import Any

from essaim.advice.cluster import DASK
from essaim.advice.place import Place, place_of
from essaim.advice.python import PYTHON, PYTHON_LAST
from essaim.advice.registry import filled
from essaim.advice.syntax import SYNTAX
from essaim.advice.tables import NUMPY, PANDAS

# From the special to the general: the first that fits is said.
ORDER = (*SYNTAX, *DASK, *NUMPY, *PANDAS, *PYTHON, *PYTHON_LAST)


def _where(place: Place) -> dict[str, str]:
    """In which task it happened, as a sentence by language."""
    english, french = f"in the task `{place.prefix}`", f"dans la tâche `{place.prefix}`"
    if place.partition is not None:
        english += f", partition {place.partition}"
        french += f", partition {place.partition}"
    if place.worker is not None:
        english += f", on `{place.worker}`"
        french += f", sur `{place.worker}`"
    return {"en": f"It happened {english}.", "fr": f"C’est arrivé {french}."}


def advise(error: BaseException) -> dict[str, Any] | None:
    """``code`` and a text by language for an error; None when there is nothing to say of it."""
    place = place_of(error)
    for advice in ORDER:
        texts = filled(advice, error)
        if texts is None:
            continue
        if place is not None:
            texts = {key: f"{text} {_where(place)[key]}" for key, text in texts.items()}
        return {"code": advice.code, **texts}
    return None if place is None else {"code": "place", **_where(place)}
