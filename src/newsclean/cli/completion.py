"""``newsclean completion``: the shell's completion script."""

from __future__ import annotations

import click

from newsclean.outputs import StreamOutput

__all__ = ["command"]

_INSTALL = {
    "bash": "newsclean completion bash > ~/.local/share/bash-completion/completions/newsclean",
    "zsh": "newsclean completion zsh > a folder of $fpath, as _newsclean",
    "fish": "newsclean completion fish > ~/.config/fish/completions/newsclean.fish",
}


@click.command(
    "completion",
    epilog="\b\nTo install:\n" + "\n".join(f"  {line}" for line in _INSTALL.values()),
)
@click.argument("shell", type=click.Choice(list(_INSTALL)))
def command(shell: str) -> int:
    """Print the completion script for a shell: bash, zsh or fish."""
    from click.shell_completion import get_completion_class

    from newsclean.cli.group import newsclean

    maker = get_completion_class(shell)
    assert maker is not None
    script = maker(newsclean, {}, "newsclean", "_NEWSCLEAN_COMPLETE")
    # Its own source() first asks for the version of the shell, which need not be installed here.
    text = script.source_template % script.source_vars()
    output = StreamOutput()
    output.write(f"# To install: {_INSTALL[shell]}\n{text}\n")
    output.close()
    return 0
