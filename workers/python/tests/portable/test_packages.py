"""Late packages, with a host that writes them into a directory."""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from raising import raises

from essaim import host, packages

FILES = {
    "late-one": {"late_one.py": "value = 1\n", "late_two.py": "value = 2\n"},
    "late-broken": {"late_broken.py": "raise RuntimeError('broken inside')\n"},
    "late-folder": {"late_folder/__init__.py": "", "late_folder/inner.py": "value = 3\n"},
    "late-empty": {},
}
INDEX = {
    "late_one": "late-one",
    "late_two": "late-one",
    "late_broken": "late-broken",
    "late_folder": "late-folder",
    "late_empty": "late-empty",
    "_late_private": "late-one",
}


class _Shelf:
    def __init__(self, directory: str) -> None:
        self._directory = Path(directory)
        self.installed: list[str] = []

    def install_package(self, name: str) -> None:
        self.installed.append(name)
        for path, text in FILES[name].items():
            target = self._directory / path
            target.parent.mkdir(exist_ok=True)
            target.write_text(text)


@contextmanager
def _shelf() -> Iterator[_Shelf]:
    """A host with late packages; afterwards everything is as before."""
    before, name = host._Slot.host, host._Slot.name
    finders = list(sys.meta_path)
    prepared = list(packages._preparations)
    with tempfile.TemporaryDirectory() as directory:
        shelf = _Shelf(directory)
        host.attach(shelf, "test")  # type: ignore[arg-type]
        sys.path.append(directory)
        packages.use(INDEX)
        try:
            yield shelf
        finally:
            sys.path.remove(directory)
            host._Slot.host, host._Slot.name = before, name
            packages._preparations[:] = prepared
            sys.meta_path[:] = finders
            for module in [m for m in sys.modules if m.startswith("late_")]:
                del sys.modules[module]


def test_an_import_brings_its_package_once() -> None:
    with _shelf() as shelf:
        assert importlib.import_module("late_one").value == 1
        assert importlib.import_module("late_two").value == 2
        assert importlib.import_module("late_one").value == 1
        assert shelf.installed == ["late-one"]


def test_a_submodule_comes_with_its_package() -> None:
    with _shelf() as shelf:
        assert importlib.import_module("late_folder.inner").value == 3
        assert shelf.installed == ["late-folder"]


def test_a_name_that_nobody_ships_is_not_found() -> None:
    with _shelf() as shelf, raises(ModuleNotFoundError, "late_unknown"):
        importlib.import_module("late_unknown")
    assert shelf.installed == []


def test_a_package_without_its_module_is_not_found() -> None:
    with _shelf(), raises(ModuleNotFoundError, "late_empty"):
        importlib.import_module("late_empty")


def test_an_error_inside_a_package_is_its_own() -> None:
    with _shelf(), raises(RuntimeError, "broken inside"):
        importlib.import_module("late_broken")


def test_what_is_shipped_is_listed_without_private_names() -> None:
    with _shelf():
        finder = packages.finder()
        assert finder is not None
        late = {name for name in INDEX if name[0] != "_"}
        assert set(finder.shipped()) == late | set(packages.ALWAYS)


def test_a_package_is_prepared_after_its_first_import() -> None:
    with _shelf():
        seen: list[int] = []
        packages.after_import("late_one", lambda: seen.append(sys.modules["late_one"].value))
        module = importlib.import_module("late_one")
        importlib.import_module("late_one")
        assert seen == [1]
        assert type(module.__loader__).__name__ == "SourceFileLoader"


def test_a_second_module_of_a_package_is_prepared_too() -> None:
    with _shelf():
        seen: list[int] = []
        packages.after_import("late_two", lambda: seen.append(sys.modules["late_two"].value))
        importlib.import_module("late_one")
        importlib.import_module("late_two")
        assert seen == [2]


def test_the_local_module_of_a_learner_comes_first() -> None:
    with _shelf() as shelf:
        Path(sys.path[-1], "late_one.py").write_text("value = 'mine'\n")
        assert importlib.import_module("late_one").value == "mine"
        assert shelf.installed == []
