"""Where text goes: one file, or a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable

from newsclean.errors import OutputError, UsageError
from newsclean.outputs.names import Names
from newsclean.outputs.staging import Staged, cannot_write, remove_quietly

__all__ = ["FileOutput", "FolderOutput"]


class FileOutput:
    """One file that appears when all is written.

    Args:
        path: The file.
        force: Replace an existing one.
        inputs: Files that it must not be.

    Raises:
        UsageError: the file exists, or is one of the inputs.
    """

    def __init__(self, path: str, *, force: bool = False, inputs: Iterable[str] = ()) -> None:
        self._path = path
        self._force = force
        folder = os.path.dirname(path)
        if folder and not os.path.isdir(folder):
            raise UsageError("there is no such folder", "make it first", path=folder)
        _check_target(path, force, {key for key in map(_identity, inputs) if key})
        self._staged: Staged | None = None

    def write(self, text: str) -> None:
        """Add a piece of text."""
        if self._staged is None:
            self._staged = Staged(self._path)
        self._staged.write(text)

    def close(self) -> None:
        """Put the file in its place."""
        if self._staged is None:
            self._staged = Staged(self._path)
        self._staged.publish(self._force)

    def abandon(self) -> None:
        """Forget what was written."""
        if self._staged is not None:
            self._staged.discard()


class FolderOutput:
    """A folder with a file an article.

    Args:
        folder: The folder; made if it is not there.
        ending: Of the files, with its dot.
        force: Replace existing files.
        inputs: Files that must not be written over.
        planned: Names that are known beforehand; an existing file of one of them is an error
            before anything is written.

    Raises:
        UsageError: a file exists, or is one of the inputs, or the folder is a file.
    """

    def __init__(
        self,
        folder: str,
        ending: str,
        *,
        force: bool = False,
        inputs: Iterable[str] = (),
        planned: Iterable[str] = (),
    ) -> None:
        self._folder = folder.rstrip("/") or "/"
        self._ending = ending
        self._force = force
        self._inputs = {key for key in map(_identity, inputs) if key}
        self._names = Names()
        self._written: list[str] = []
        if os.path.lexists(self._folder) and not os.path.isdir(self._folder):
            raise UsageError("is a file, not a folder", "name another output", path=self._folder)
        expected = Names()
        for name in planned:
            _check_target(self._target(expected.free(name)), force, self._inputs)

    def write(self, name: str, text: str | Iterable[str], ending: str | None = None) -> None:
        """Write one article.

        Args:
            name: Where below the folder, without ending.
            text: The whole file, or its pieces.
            ending: Another than the folder's.

        Raises:
            UsageError: the file exists; the files written so far are taken back.
            OutputError: it cannot be written.
        """
        target = self._target(self._names.free(name), ending)
        try:
            self._make_folders(os.path.dirname(target))
            _check_target(target, self._force, self._inputs)
            staged = Staged(target)
            for piece in (text,) if isinstance(text, str) else text:
                staged.write(piece)
            staged.publish(self._force)
        except UsageError:
            self.abandon()
            raise
        if not self._force:
            self._written.append(target)

    def skip(self, name: str) -> None:
        """Pass over an article that an earlier run wrote: its name is taken."""
        self._names.free(name)

    def close(self) -> None:
        """All is written; an empty run still leaves the folder."""
        self._make_folders(self._folder)

    def abandon(self) -> None:
        """Take back the files that this run made (never one that was there before)."""
        for path in self._written:
            remove_quietly(path)
        self._written = []

    def _target(self, name: str, ending: str | None = None) -> str:
        return os.path.join(self._folder, name + (self._ending if ending is None else ending))

    def _make_folders(self, place: str) -> None:
        try:
            os.makedirs(self._folder, exist_ok=True)
            below = os.path.relpath(place, self._folder)
            at = self._folder
            for part in below.split("/") if below != "." else ():
                at = os.path.join(at, part)
                if os.path.islink(at):
                    raise OutputError(
                        "is a link, and nothing is written through one", "name another", path=at
                    )
                if not os.path.isdir(at):
                    os.mkdir(at)
        except OSError as error:
            raise cannot_write(place, error) from None


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def _check_target(path: str, force: bool, inputs: set[tuple[int, int]]) -> None:
    if not os.path.lexists(path):
        return
    if os.path.isdir(path) and not os.path.islink(path):
        raise UsageError("is a folder", "name a file", path=path)
    if os.path.exists(path) and not os.path.isfile(path):
        return  # /dev/null, /dev/stdout, a named pipe: nothing there is replaced
    if _identity(path) in inputs:
        raise UsageError("is an input, which is never written over", "name another", path=path)
    if not force:
        raise UsageError("exists", "use --force to replace it", path=path)
