"""What every command does around its work: inputs in, failures reported, an exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

from newsclean.cli.messages import say
from newsclean.errors import InputError, OutputError, UsageError
from newsclean.inputs import Location, find
from newsclean.inputs.locations import listed
from newsclean.model import Article, Failure
from newsclean.outputs import StreamOutput

if TYPE_CHECKING:
    from newsclean.outputs import FileOutput, FolderOutput

__all__ = ["Inputs", "Report", "folder_output", "inputs_of", "is_folder", "stream_output"]


class Inputs:
    """The inputs of one call."""

    def __init__(self, locations: list[Location], many: bool) -> None:
        self.locations = locations
        self.many = many  # several were named, or a folder

    @property
    def files(self) -> list[str]:
        """The files among them, which no output may be."""
        return [location.file for location in self.locations if location.file != "-"]


def inputs_of(given: Mapping[str, Any]) -> Inputs:
    """The inputs that a command line names.

    Raises:
        UsageError: the list of ``--files-from`` cannot be read.
    """
    listing = given.get("files_from")
    files = [] if listing is None else listed(_content(listing))
    named = list(given["inputs"])
    if listing is not None and not named and not files:
        return Inputs([], True)
    if not named and not files:
        named = ["-"]
    if named.count("-") + files.count("-") > 1 or (listing == "-" and "-" in named + files):
        raise UsageError("standard input is named twice", "name it once")
    if "-" in named + files and sys.stdin is not None and sys.stdin.isatty():
        say("reading standard input; end with Ctrl-D, or name a file")
    many = len(named) + len(files) > 1 or any(map(os.path.isdir, named + files))
    locations = list(find(named, include=given["include"], exclude=given["exclude"], files=files))
    return Inputs(locations, many or listing is not None)


def _content(listing: str) -> bytes:
    try:
        if listing == "-":
            if sys.stdin is None:  # the shell's <&-
                raise UsageError("standard input is closed", "name a file")
            return sys.stdin.buffer.read()
        with open(listing, "rb") as file:
            return file.read()
    except OSError as error:
        raise UsageError(
            f"the list of inputs cannot be read ({error.strerror})", "check the name", path=listing
        ) from None


class Report:
    """Counts what was written and what failed, and says so on standard error."""

    def __init__(self, given: Mapping[str, Any], *, many: bool) -> None:
        self._quiet = bool(given.get("quiet"))
        self._verbose = bool(given.get("verbose"))
        self._many = many
        self._path = given.get("failures")
        self._log: IO[str] | None = None
        self.written = 0
        self.failed = 0
        if self._path is not None:
            if any(_is_same(self._path, name) for name in given["inputs"]):
                raise UsageError("is an input", "name another file", path=self._path)
            replaced = given.get("force") or given.get("resume")
            if os.path.isfile(self._path) and not replaced:
                raise UsageError("exists", "use --force to replace it", path=self._path)
            try:
                self._log = open(self._path, "w", encoding="utf-8")  # noqa: SIM115
            except OSError as error:
                raise UsageError(
                    f"the failures cannot be recorded there ({error.strerror})",
                    "name another file",
                    path=self._path,
                ) from None

    def failure(self, failure: Failure) -> None:
        """One input, or one record of it, failed."""
        self.failed += 1
        where = failure.path
        if failure.record is not None and "line " not in failure.message:
            where = f"{where}#{failure.record}"
        say(f"{where}: {failure.message}")
        if self._log is not None:
            import json  # only where failures are recorded

            self._log.write(json.dumps(failure.to_dict(), ensure_ascii=True) + "\n")

    def error(self, error: InputError, path: str) -> None:
        """The same for an error that no pipeline caught."""
        message = f"{error.problem}; {error.hint}" if error.hint else error.problem
        self.failure(Failure(error.path or path, error.code, message, error.record))

    def done(self, path: str) -> None:
        """One input, or one document of it, is about to be written."""
        self.written += 1
        if self._verbose:
            say(f"{path}: done")

    def article(self, article: Article) -> None:
        """One article is about to be written."""
        self.written += 1
        path = _place(article)
        if self._verbose:
            say(
                f"{path}: {article.source.encoding}, {article.language}, "
                f"{len(article.body)} blocks kept, {len(article.cuts)} cuts, "
                f"confidence {article.confidence:.2f}"
            )
            self.warn(path, article.warnings)
        elif not article.body:
            self.warn(path, article.warnings)
        elif article.source.bad_bytes:
            self.warn(path, tuple(w for w in article.warnings if "U+FFFD" in w))

    def unwritten(self, error: OutputError, article: Article) -> None:
        """It could not be written after all; the others go on, unless nothing can be."""
        if error.fatal:
            raise error
        self.written -= 1
        source = article.source
        self.failure(Failure(source.path, "output", str(error), source.record))

    def warn(self, path: str, warnings: tuple[str, ...]) -> None:
        """Something of an input is doubtful."""
        if not self._quiet:
            for warning in warnings:
                say(f"{path}: {warning}")

    def settle(self, output: StreamOutput | FileOutput) -> None:
        """Keep a stream's output, unless all that there was failed."""
        if self.written or not self.failed:
            output.close()
        else:
            output.abandon()

    def end(self) -> int:
        """The exit code; the summary of a run of many goes to standard error."""
        if self._log is not None:
            self._log.close()
        if self._many and not self._quiet:
            say(f"{self.written} written, {self.failed} failed")
        return 1 if self.failed else 0


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _place(article: Article) -> str:
    source = article.source
    return source.path if source.record is None else f"{source.path}#{source.record}"


def is_folder(output: str | None) -> bool:
    """Whether ``-o`` names a folder."""
    return output is not None and (output.endswith("/") or os.path.isdir(output))


def stream_output(given: Mapping[str, Any], inputs: Inputs) -> StreamOutput | FileOutput:
    """Where one stream of text goes: standard output, or the file of ``-o``."""
    output = given["output"]
    if output is None or output == "-":
        return StreamOutput()
    if not output:
        raise UsageError("-o has no name", "name a file, or a folder with a slash at its end")
    from newsclean.outputs import FileOutput

    return FileOutput(output, force=given["force"], inputs=inputs.files)


def folder_output(
    given: Mapping[str, Any], inputs: Inputs, ending: str, *, planned: bool = True
) -> FolderOutput:
    """The folder of ``-o``. What the inputs' names say will be written must not be there yet."""
    names: Iterator[str] = (
        location.name
        for location in inputs.locations
        if location.problem is None and not location.file.lower().endswith(_SEVERAL)
    )
    from newsclean.outputs import FolderOutput

    return FolderOutput(
        given["output"],
        ending,
        force=given["force"],
        inputs=inputs.files,
        planned=names if planned else (),
    )


#: Files of these names hold records, which are named by their ids.
_SEVERAL = tuple(
    ending + packed
    for ending in (".jsonl", ".ndjson", ".json", ".warc", ".wet")
    for packed in ("", ".gz", ".bz2", ".xz", ".zst")
)
