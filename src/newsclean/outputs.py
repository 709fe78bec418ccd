"""Text out: to a stream, one file, or a folder with a file an article.

A file is written whole or not at all: into a temporary file beside it, which then takes its
place in one step. An existing file is replaced only when asked to, an input never, and nothing
is written outside the folder or through a link.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterable
from typing import IO

from newsclean.errors import NewscleanError, OutputError, UsageError

__all__ = ["FileOutput", "FolderOutput", "StreamOutput", "safe_name"]

#: File systems take 255 bytes a name; this leaves room for an ending and a number.
_LONGEST_NAME = 200
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f<>:\"|?*\\\\/\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)


def safe_name(name: str) -> str:
    """A relative path that stays inside its folder on every system.

    >>> safe_name("../../etc/passwd"), safe_name("a:b"), safe_name("")
    ('_/_/etc/passwd', 'a_b', 'article')
    """
    parts = [_safe_part(part) for part in name.split("/") if part]
    return "/".join(parts) or "article"


def _safe_part(part: str) -> str:
    part = _FORBIDDEN.sub("_", part).rstrip(". ")
    if part.startswith("."):
        part = "_" + part.lstrip(".")
    if not part:
        return "_"
    if _DEVICES.fullmatch(part):
        part = "_" + part
    return part.encode()[:_LONGEST_NAME].decode("utf-8", "ignore")


class StreamOutput:
    """Standard output: data only, as it comes."""

    def __init__(self, stream: IO[bytes] | None = None) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Add a piece of text."""
        stream = self._stream or sys.stdout.buffer
        stream.write(text.encode("utf-8", "surrogatepass"))

    def close(self) -> None:
        """All is written: now errors of the stream show."""
        (self._stream or sys.stdout.buffer).flush()

    def abandon(self) -> None:
        """Nothing to take back: what was printed is printed."""


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
        _check_target(path, force, {key for key in map(_identity, inputs) if key})
        self._staged: _Staged | None = None

    def write(self, text: str) -> None:
        """Add a piece of text."""
        if self._staged is None:
            self._staged = _Staged(self._path)
        self._staged.write(text)

    def close(self) -> None:
        """Put the file in its place."""
        if self._staged is None:
            self._staged = _Staged(self._path)
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
        self._used: dict[str, int] = {}
        self._written: list[str] = []
        if os.path.lexists(self._folder) and not os.path.isdir(self._folder):
            raise UsageError("is a file, not a folder", "name another output", path=self._folder)
        seen: dict[str, int] = {}
        for name in planned:
            _check_target(self._target(_numbered(safe_name(name), seen)), force, self._inputs)

    def write(self, name: str, text: str, ending: str | None = None) -> None:
        """Write one article.

        Args:
            name: Where below the folder, without ending.
            text: The whole file.
            ending: Another than the folder's.

        Raises:
            UsageError: the file exists; the files written so far are taken back.
            OutputError: it cannot be written.
        """
        target = self._target(_numbered(safe_name(name), self._used), ending)
        try:
            self._make_folders(os.path.dirname(target))
            _check_target(target, self._force, self._inputs)
            staged = _Staged(target)
            staged.write(text)
            staged.publish(self._force)
        except UsageError:
            self.abandon()
            raise
        if not self._force:
            self._written.append(target)

    def close(self) -> None:
        """All is written; an empty run still leaves the folder."""
        self._make_folders(self._folder)

    def abandon(self) -> None:
        """Take back the files that this run made (never one that was there before)."""
        for path in self._written:
            _removed(path)
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
                    raise OutputError("is a link, and nothing is written through one", path=at)
                if not os.path.isdir(at):
                    os.mkdir(at)
        except OSError as error:
            raise _cannot_write(place, error) from None


def _numbered(name: str, used: dict[str, int]) -> str:
    """The name, or with -2, -3 … where it is taken."""
    count = used[name] = used.get(name, 0) + 1
    if count == 1:
        return name
    numbered = f"{name}-{count}"
    return _numbered(numbered, used) if numbered in used else _taken(numbered, used)


def _taken(name: str, used: dict[str, int]) -> str:
    used[name] = 1
    return name


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
    if _identity(path) in inputs:
        raise UsageError("is an input, which is never written over", "name another", path=path)
    if not force:
        raise UsageError("exists", "use --force to replace it", path=path)


class _Staged:
    """A temporary file beside its target."""

    def __init__(self, target: str) -> None:
        self._target = target
        # /dev/stdout, a named pipe: nothing to put in place, and nothing to be half-written.
        self._device = os.path.exists(target) and not os.path.isfile(target)
        try:
            if self._device:
                self._path = target
                self._file: IO[bytes] = open(target, "wb")  # noqa: SIM115, PTH123
                return
            handle, self._path = tempfile.mkstemp(
                prefix=".newsclean-", suffix=".part", dir=os.path.dirname(target) or "."
            )
            self._file = os.fdopen(handle, "wb")
        except OSError as error:
            raise _cannot_write(target, error) from None

    def write(self, text: str) -> None:
        try:
            self._file.write(text.encode("utf-8", "surrogatepass"))
        except BaseException as error:
            self.discard()
            if isinstance(error, OSError):
                raise _cannot_write(self._target, error) from None
            raise

    def publish(self, force: bool) -> None:
        try:
            self._file.close()
            if self._device:
                return
            os.chmod(self._path, 0o666 & ~_umask())
            if force:
                os.replace(self._path, self._target)
                return
            try:
                # A link fails where the target has appeared meanwhile; a rename would replace it.
                os.link(self._path, self._target)
            except FileExistsError:
                raise UsageError(
                    "exists", "use --force to replace it", path=self._target
                ) from None
            except OSError:  # a file system without hard links
                os.replace(self._path, self._target)
                return
            os.unlink(self._path)
        except NewscleanError:
            self.discard()
            raise
        except OSError as error:
            self.discard()
            raise _cannot_write(self._target, error) from None

    def discard(self) -> None:
        try:
            self._file.close()
        except OSError:
            pass  # a full disk says so once more when the rest is flushed
        if not self._device:
            _removed(self._path)


def _removed(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _cannot_write(path: str, error: OSError) -> OutputError:
    said = error.strerror or str(error)
    return OutputError(
        f"cannot be written ({said})", "free some space or name another place", path=path
    )
