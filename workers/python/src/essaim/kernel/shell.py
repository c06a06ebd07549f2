"""IPython's own shell, without a terminal, a history file or a process to start."""

from __future__ import annotations

import sys
import traceback
from base64 import b64encode
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from essaim.advice import find
from essaim.kernel import tracebacks

Emit = Callable[..., None]

_REFUSED = (
    "There is no operating system under this page, so `{command}` cannot run. "
    "Python can do most of it: `import os, pathlib, shutil`."
)
_NO_PIP = (
    "Packages cannot be installed here: what is shipped is imported by its name. "
    "The doctor's page lists it."
)


class _Output:
    """Where the shell's events go; set once per interpreter."""

    emit: Emit = staticmethod(lambda **event: None)


def _encoded(data: Mapping[str, Any]) -> dict[str, Any]:
    """A mimebundle as JSON can hold it: bytes in base64."""
    return {
        kind: b64encode(value).decode() if isinstance(value, bytes) else value
        for kind, value in data.items()
    }


class TabDisplayPublisher(DisplayPublisher):  # type: ignore[misc]
    def publish(
        self,
        data: Mapping[str, Any],
        metadata: Mapping[str, Any] | None = None,
        source: Any = None,
        *,
        transient: Mapping[str, Any] | None = None,
        update: bool = False,
        **details: Any,
    ) -> None:
        sys.stdout.flush()
        _Output.emit(
            kind="display-updated" if update else "displayed",
            data=_encoded(data),
            metadata=dict(metadata or {}),
            display=str((transient or {}).get("display_id", "")),
        )

    def clear_output(self, wait: bool = False) -> None:
        sys.stdout.flush()
        _Output.emit(kind="cleared", wait=bool(wait))


class TabDisplayHook(DisplayHook):  # type: ignore[misc]
    """The value of a cell's last expression."""

    def write_output_prompt(self) -> None:
        return None

    def write_format_data(
        self, format_dict: Mapping[str, Any], md_dict: Mapping[str, Any] | None = None
    ) -> None:
        sys.stdout.flush()
        _Output.emit(
            kind="returned",
            count=self.prompt_count,
            data=_encoded(format_dict),
            metadata=dict(md_dict or {}),
        )

    def finish_displayhook(self) -> None:
        return None


class TabShell(InteractiveShell):  # type: ignore[misc]
    """The shell of a page. Its events go where :func:`connect` says."""

    def init_display_formatter(self) -> None:
        super().init_display_formatter()
        self.display_formatter.ipython_display_formatter.enabled = True

    def enable_gui(self, gui: str | None = None) -> None:
        """``%matplotlib inline`` asks for it; there is no window whose loop could be run."""

    def system(self, command: str) -> None:
        print(_REFUSED.format(command=command.strip()), file=sys.stderr)

    system_piped = system_raw = system

    def getoutput(self, command: str, split: bool = True, depth: int = 0) -> Any:
        self.system(command)
        return [] if split else ""

    def showtraceback(
        self,
        exc_tuple: tuple[type, BaseException, TracebackType | None] | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        _, error, _ = self._get_exc_info(exc_tuple)
        if isinstance(error, KeyboardInterrupt):
            # The reader stopped it and waits for the end, not for an analysis of the stack.
            tracebacks.clean(error)
            lines = "".join(traceback.format_exception(error)).splitlines()
            self._showtraceback(type(error), error, lines)
            return
        if error is not None:
            tracebacks.clean(error)
            kwargs["tb_offset"] = 0
            exc_tuple = (type(error), error, error.__traceback__)
        super().showtraceback(exc_tuple, *args, **kwargs)

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        sys.stdout.flush()
        _Output.emit(
            kind="failed",
            name=etype.__name__,
            message=str(evalue),
            advice=find.advise(evalue),
            traceback="\n".join(stb),
        )


def connect(emit: Emit) -> None:
    """Send the shell's events to ``emit``."""
    _Output.emit = emit


def create() -> TabShell:
    """The interpreter's only shell."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "NoColor"
    config.InteractiveShell.xmode = "Context"
    config.Completer.use_jedi = False
    shell: TabShell = TabShell.instance(
        config=config,
        displayhook_class=TabDisplayHook,
        display_pub_class=TabDisplayPublisher,
    )
    shell.register_magic_function(lambda line: print(_NO_PIP, file=sys.stderr), "line", "pip")
    shell.register_magic_function(lambda line: print(_NO_PIP, file=sys.stderr), "line", "conda")
    return shell
