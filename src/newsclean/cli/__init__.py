"""The command line: options in, exit code out. Commands load when they are called."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main", "run"]


def main() -> NoReturn:
    """Run the command line; ends the process.

    Exit codes: 0 all written, 1 an input failed, 2 wrong usage, 130 Ctrl-C. A reader that closes
    the pipe early ends it quietly with 0.
    """
    from newsclean import kept
    from newsclean.cli import messages

    # What travels are tuples and texts: hardly a cycle to collect, and much to look through.
    gc.set_threshold(50_000, 20, 20)
    code = 1
    try:
        code = run()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = 0
    except OSError as error:
        messages.say(f"cannot read or write ({error.strerror or error}); free some space")
    except Exception as error:
        messages.say(f"a mistake of newsclean's own ({type(error).__name__}: {error}); report it")
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        code = 0 if code == 0 else code
    except OSError as error:
        if code == 0:  # else it has been said
            messages.say(f"standard output cannot be written ({error.strerror}); free some space")
            code = 1
    if sys.stderr is not None:
        sys.stderr.flush()
    kept.keep()
    # Python would flush once more while it ends, and complain of the closed pipe.
    os._exit(code)


def run(args: Sequence[str] | None = None) -> int:
    """Run a command; the exit code.

    Args:
        args: The words after ``newsclean``; None takes the process's own.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        BrokenPipeError: the reader of standard output went away.
    """
    from newsclean.cli import messages
    from newsclean.errors import NewscleanError

    words = list(sys.argv[1:] if args is None else args)
    try:
        return _run_plainly(words) if _is_plain(words) else _run_parsed(words)
    except NewscleanError as error:
        messages.say(str(error))
        return error.exit_code


def _is_plain(words: list[str]) -> bool:
    """Whether it is `clean` with nothing but inputs, and no defaults from elsewhere."""
    if words[:1] != ["clean"] or any(word.startswith("-") and word != "-" for word in words):
        return False
    if any(name.startswith(("NEWSCLEAN_", "_NEWSCLEAN_")) for name in os.environ):
        return False
    from newsclean.cli.defaults import configuration_path

    return configuration_path() is None


def _run_plainly(words: list[str]) -> int:
    from newsclean.cli import cleaning

    return cleaning.clean({**cleaning.DEFAULTS, "inputs": tuple(words[1:])})


def _run_parsed(words: list[str]) -> int:
    import click

    from newsclean.cli import messages
    from newsclean.cli.group import newsclean

    try:
        if "_NEWSCLEAN_COMPLETE" in os.environ:
            newsclean.main(prog_name="newsclean")
        # Not newsclean.main(): it answers a closed pipe with exit code 1, and Ctrl-C with a
        # line of its own.
        with newsclean.make_context("newsclean", words) as context:
            result = newsclean.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort as abort:
        raise KeyboardInterrupt from abort
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stderr.write(error.format_message() + "\n")
        return 2
    except click.ClickException as error:
        messages.say(_usage(error))
        return 2
    return result if isinstance(result, int) else 0


def _usage(error: object) -> str:
    import click

    assert isinstance(error, click.ClickException)
    said = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{said}; see `{context.command_path if context else 'newsclean'} --help`"
