"""Packages that arrive when they are first imported.

The host mounts a package's archive synchronously, so that ``import numpy`` works wherever Python
may say it: in a cell, in a task, while a worker or the scheduler reads a message.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import MappingProxyType, ModuleType

from essaim import host

# What is there from the start and a learner may want, besides the standard library.
ALWAYS = ("dask", "distributed", "fsspec", "IPython", "toolz", "tornado", "yaml")


class PackageFinder(MetaPathFinder):
    """Asks the host for a package that no directory of ``sys.path`` provides.

    Parameters
    ----------
    index: importable top-level names to the packages that have them
    versions: of those packages
    """

    def __init__(self, index: Mapping[str, str], versions: Mapping[str, str]) -> None:
        self._index = index
        self.versions = versions
        self._installed: set[str] = set()

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        package = self._index.get(fullname)
        if path is not None or package is None or package in self._installed:
            return None
        self._installed.add(package)
        host.current().install_package(package)
        importlib.invalidate_caches()
        return _prepared(PathFinder.find_spec(fullname))

    def shipped(self) -> list[str]:
        """The importable names, sorted."""
        late = (name for name in self._index if not name.startswith("_"))
        return sorted((*late, *ALWAYS), key=str.lower)


class PreparingFinder(MetaPathFinder):
    """Finds what has preparations and lies in ``sys.path`` already.

    A package can be mounted because another one depends on it; its preparations are not to be
    missed then.
    """

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        if path is None and any(name == fullname for name, _ in _preparations):
            return _prepared(PathFinder.find_spec(fullname))
        return None


def _prepared(spec: ModuleSpec | None) -> ModuleSpec | None:
    if spec is not None and spec.loader is not None:
        for name, prepare in _preparations:
            if name == spec.name:
                spec.loader = _Prepared(spec.loader, prepare)  # type: ignore[assignment]
    return spec


class _Prepared:
    """A loader that prepares a module right after it was executed."""

    def __init__(self, loader: object, prepare: Callable[[], None]) -> None:
        self._loader, self._prepare = loader, prepare

    def __getattr__(self, name: str) -> object:
        return getattr(self._loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)  # type: ignore[attr-defined,no-any-return]

    def exec_module(self, module: ModuleType) -> None:
        spec = module.__spec__
        if spec is not None:
            spec.loader = self._loader  # type: ignore[assignment]
        module.__loader__ = self._loader  # type: ignore[assignment]
        self._loader.exec_module(module)  # type: ignore[attr-defined]
        self._prepare()


_preparations: list[tuple[str, Callable[[], None]]] = []


def after_import(name: str, prepare: Callable[[], None]) -> None:
    """Call ``prepare`` once the late package ``name`` has been imported."""
    _preparations.append((name, prepare))


def prepare_imported() -> None:
    """Do the preparations of packages that were imported before anybody watched.

    Where an image is made its packages lie there from the start, and dask imports them by itself.
    """
    for name, prepare in _preparations:
        if name in sys.modules:
            prepare()


def use(
    index: Mapping[str, str], versions: Mapping[str, str] = MappingProxyType({})
) -> PackageFinder:
    """Let the names of ``index`` be imported; replaces an earlier index."""
    ours = (PackageFinder, PreparingFinder)
    sys.meta_path[:] = [f for f in sys.meta_path if not isinstance(f, ours)]
    finder = PackageFinder(index, versions)
    at = sys.meta_path.index(PathFinder)
    # Before Pyodide's finder of unvendored modules, which refuses what it knows (sqlite3).
    sys.meta_path[at : at + 1] = [PreparingFinder(), PathFinder, finder]
    return finder


def finder() -> PackageFinder | None:
    return next((f for f in sys.meta_path if isinstance(f, PackageFinder)), None)
