"""What can go wrong, each with what to try next.

Every message that a user sees is one line: ``newsclean: PATH: what is wrong; what to try``.
"""

from __future__ import annotations

__all__ = ["InputError", "NewscleanError", "OutputError", "UsageError"]


class NewscleanError(Exception):
    """The base of every error that newsclean raises on purpose.

    Args:
        problem: What is wrong, in a few words.
        hint: What to try next, or "" where there is nothing to try.
        path: The input or output that it is about, or "".

    >>> str(NewscleanError("the file is empty", "check how it was made", path="a.txt"))
    'a.txt: the file is empty; check how it was made'
    """

    #: The exit code of a command that stops on this error.
    exit_code = 1

    def __init__(self, problem: str, hint: str = "", *, path: str = "") -> None:
        self.problem = problem
        self.hint = hint
        self.path = path
        super().__init__(problem, hint)

    def __str__(self) -> str:
        said = f"{self.problem}; {self.hint}" if self.hint else self.problem
        return f"{self.path}: {said}" if self.path else said


class InputError(NewscleanError):
    """One input cannot be used; the others go on.

    Args:
        code: The kind of failure in one word, as ``--failures`` records it
            (``empty``, ``binary``, ``malformed``, ``truncated``, …).
    """

    def __init__(
        self, code: str, problem: str, hint: str = "", *, path: str = "", record: int | None = None
    ) -> None:
        super().__init__(problem, hint, path=path)
        self.code = code
        self.record = record


class OutputError(NewscleanError):
    """An article cannot be written (a full disk, a folder without permission).

    Args:
        fatal: Nothing else can be written either, so that going on is no use.
    """

    def __init__(
        self, problem: str, hint: str = "", *, path: str = "", fatal: bool = False
    ) -> None:
        super().__init__(problem, hint, path=path)
        self.fatal = fatal


class UsageError(NewscleanError):
    """The call itself is wrong; nothing was written."""

    exit_code = 2
