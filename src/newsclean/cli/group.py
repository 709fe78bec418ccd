"""The command ``newsclean``: its subcommands by name, loaded when called."""

from __future__ import annotations

from importlib import import_module

import click

from newsclean import __version__
from newsclean.cli.config import default_map, with_environment

__all__ = ["COMMANDS", "loaded", "newsclean"]

#: The commands in the order of the help. The short help stands here, so that --help loads none.
COMMANDS = {
    "clean": "Turn raw dumps and pages into clean articles.",
    "convert": "Take text or article records to another script.",
    "detect": "Say encoding, line ends, script and kind.",
    "decode": "Write the text as UTF-8, nothing cut.",
    "explain": "Show every line with its label and why.",
    "render": "Write article records in another format.",
    "restore": "Give the decoded dumps back from records with a ledger.",
    "rules": "List, show, test and learn noise rules.",
    "completion": "Print the shell's completion script.",
}


def loaded(name: str) -> click.Command:
    """The command of that name, which listens to the environment."""
    command: click.Command = import_module(f"newsclean.cli.{name}").command
    return with_environment(command)


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = loaded(cmd_name)
        if not ctx.resilient_parsing:
            ctx.default_map = {cmd_name: default_map(command)}
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, 1)
            if near:
                hint = f"did you mean {near[0]!r}?"
            elif "." in name or "/" in name:
                hint = f"try `newsclean clean {name}`"
            else:
                hint = f"the commands are {', '.join(COMMANDS)}"
            raise click.UsageError(f"no command {name!r}: {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`newsclean COMMAND --help` tells a command's options. Exit codes: 0 all written, "
    "1 an input failed, 2 wrong usage.",
)
@click.version_option(__version__, prog_name="newsclean", message="%(prog)s %(version)s")
def newsclean() -> None:
    """Turn raw dumps of Chinese news pages into clean articles.

    \b
    newsclean clean page.txt
    curl … | newsclean clean
    newsclean clean -f jsonl dumps/ | newsclean convert --to taiwan | newsclean render -o out/
    """
