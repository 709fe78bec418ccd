"""``newsclean clean``: raw dumps in, articles out."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import cleaning, params

__all__ = ["command"]


@click.command("clean")
@params.input_options
@params.kind_options
@params.decoding_options
@params.repair_option
@params.rule_options
@params.script_options()
@params.output_options
@click.option("--ledger", is_flag=True, help="Carry what `newsclean restore` needs.")
@params.jobs_option
@click.option("--resume", is_flag=True, help="Carry on where a run with the same -o was stopped.")
def command(**given: Any) -> int:
    """Turn raw dumps and pages into clean articles.

    INPUT is a file, a folder, or - for standard input, which is the default: plain text, a saved
    page, JSON Lines or a web archive, compressed or not, in any Chinese encoding.
    """
    return cleaning.clean(given)
