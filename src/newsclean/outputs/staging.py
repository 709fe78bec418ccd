"""A file that appears whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import IO

from newsclean.errors import NewscleanError, OutputError, UsageError

__all__ = ["Staged", "cannot_write", "remove_quietly"]


class Staged:
    """Text on its way to a file: without a name until it is published, so that a process that
    is killed leaves nothing behind. Where the system has no nameless files, a hidden temporary
    file beside the target.

    Args:
        target: The file that it becomes.

    Raises:
        OutputError: it cannot be written; the message gives the system's reason.
    """

    def __init__(self, target: str) -> None:
        self._target = target
        self._folder = os.path.dirname(target) or "."
        # /dev/stdout, a named pipe: nothing to put in place, and nothing to be half-written.
        self._device = os.path.exists(target) and not os.path.isfile(target)
        self._path: str | None = None
        try:
            self._file: IO[bytes] = self._opened()
        except OSError as error:
            raise cannot_write(target, error) from None

    def write(self, text: str) -> None:
        """Add a piece of text."""
        try:
            self._file.write(text.encode("utf-8", "surrogatepass"))
        except BaseException as error:
            self.discard()
            if isinstance(error, BrokenPipeError) or not isinstance(error, OSError):
                raise
            raise cannot_write(self._target, error) from None

    def publish(self, force: bool) -> None:
        """Put the file in its place.

        Args:
            force: Replace an existing one.

        Raises:
            UsageError: it has appeared meanwhile, and ``force`` is not given.
        """
        try:
            self._file.flush()
            if not self._device:
                self._placed(force)
            self._file.close()
        except NewscleanError:
            self.discard()
            raise
        except OSError as error:
            self.discard()
            raise cannot_write(self._target, error) from None

    def discard(self) -> None:
        """Forget what was written."""
        with suppress(OSError):  # a full disk says so once more when the rest is flushed
            self._file.close()
        if self._path is not None:
            remove_quietly(self._path)

    def _opened(self) -> IO[bytes]:
        if self._device:
            return open(self._target, "wb")
        nameless = getattr(os, "O_TMPFILE", None)
        if nameless is not None and os.path.isdir("/proc/self/fd"):
            with suppress(OSError):  # some file systems have no nameless files
                handle = os.open(self._folder, nameless | os.O_WRONLY, 0o666)
                return os.fdopen(handle, "wb")
        import tempfile  # a slow import, for the few systems that need it

        handle, self._path = tempfile.mkstemp(
            prefix=".newsclean-", suffix=".part", dir=self._folder
        )
        os.chmod(self._path, 0o666 & ~_umask())
        return os.fdopen(handle, "wb")

    def _placed(self, force: bool) -> None:
        if not force:
            # A link fails where the target has appeared meanwhile; a rename would replace it.
            try:
                self._link(self._target)
            except FileExistsError:
                raise UsageError("exists", "use --force to replace it", path=self._target) from None
            except OSError:  # a file system without hard links
                if self._path is None:
                    raise
                os.replace(self._path, self._target)
                self._path = None
            if self._path is not None:
                os.unlink(self._path)
            return
        if self._path is None:
            spare = self._spare_name()
            self._link(spare)
            self._path = spare
        os.replace(self._path, self._target)

    def _link(self, path: str) -> None:
        if self._path is not None:
            os.link(self._path, path)
            return
        place = os.open(self._folder, os.O_RDONLY)
        try:
            # Given a folder, Python calls linkat(2) and follows /proc's link to the file.
            os.link(f"/proc/self/fd/{self._file.fileno()}", path, src_dir_fd=place)
        finally:
            os.close(place)

    def _spare_name(self) -> str:
        return os.path.join(self._folder, f".newsclean-{os.getpid()}-{id(self):x}.part")


def remove_quietly(path: str) -> None:
    """Remove a file that may be gone already."""
    with suppress(OSError):
        os.unlink(path)


def cannot_write(path: str, error: OSError) -> OutputError:
    """The error that the system's own becomes."""
    said = error.strerror or str(error)
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
    hint = "free some space, or name another place" if full else "name another place"
    return OutputError(f"cannot be written ({said})", hint, path=path, fatal=full)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
