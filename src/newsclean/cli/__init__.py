"""The command line: options in, exit code out. Commands load when they are called."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line; ends the process.

    Exit codes: 0 all written, 1 an input failed, 2 wrong usage, 130 Ctrl-C. A reader that closes
    the pipe early ends it quietly with 0.
    """
    from newsclean.cli import messages

    code = 1
    try:
        code = _run()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = 0
    except Exception as error:
        messages.say(f"a mistake of newsclean's own ({type(error).__name__}: {error}); report it")
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = 0 if code == 0 else code
    except OSError as error:
        messages.say(f"standard output cannot be written ({error.strerror}); free some space")
        code = 1
    sys.stderr.flush()
    # Python would flush once more while it ends, and complain of the closed pipe.
    os._exit(code)


def _run() -> int:
    import click

    from newsclean.cli import messages
    from newsclean.cli.group import newsclean
    from newsclean.errors import NewscleanError

    try:
        result = newsclean.main(prog_name="newsclean", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        return 130
    except click.ClickException as error:
        messages.say(_usage(error))
        return 2
    except NewscleanError as error:
        messages.say(str(error))
        return error.exit_code
    return result if isinstance(result, int) else 0


def _usage(error: object) -> str:
    import click

    assert isinstance(error, click.ClickException)
    said = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{said}; see `{context.command_path if context else 'newsclean'} --help`"
