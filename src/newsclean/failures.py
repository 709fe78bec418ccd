"""What went wrong with one input, as a value: the others go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from newsclean.errors import InputError, NewscleanError, UsageError
from newsclean.model import Failure, Source

__all__ = ["attempt", "failure"]

T = TypeVar("T")


def attempt(
    work: Callable[[Source], T], source: Source | InputError, *, path: str = ""
) -> T | Failure:
    """What the work makes of a source, or why it failed.

    Raises:
        UsageError: a user's own rule takes too long: no source would fare better.
    """
    if isinstance(source, InputError):
        return failure(source, path)
    try:
        return work(source)
    except UsageError:
        raise
    except NewscleanError as error:
        return failure(error, source.path, source.record)
    except (MemoryError, RecursionError) as error:
        kind = "too-large" if isinstance(error, MemoryError) else "too-deep"
        problem = InputError(kind, "is too much for this machine", "split it")
        return failure(problem, source.path, source.record)
    except Exception as error:  # our own mistake must not stop a run over a million documents
        problem = InputError(
            "internal",
            f"newsclean made a mistake ({type(error).__name__}: {error})",
            "please report it with the input",
        )
        return failure(problem, source.path, source.record)


def failure(error: NewscleanError, path: str, record: int | None = None) -> Failure:
    """The failure that an error means for one input."""
    return Failure(
        path=error.path or path,
        error=getattr(error, "code", "output"),
        message=f"{error.problem}; {error.hint}" if error.hint else error.problem,
        record=getattr(error, "record", None) or record,
    )
