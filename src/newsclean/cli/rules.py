"""``newsclean rules``: the noise rules as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from newsclean import noise, script
from newsclean.cli import params
from newsclean.cli.cleaning import options_of
from newsclean.cli.config import with_environment
from newsclean.cli.messages import say
from newsclean.cli.running import Report, inputs_of, stream_output
from newsclean.errors import InputError, UsageError
from newsclean.failures import attempt
from newsclean.formats._plain import one_line
from newsclean.inputs import read
from newsclean.model import Failure, Labelling, Line, Page
from newsclean.outputs import StreamOutput
from newsclean.pipeline import Pipeline

__all__ = ["command"]


@click.group("rules")
def command() -> None:
    """List, show, test and learn noise rules."""


_rules = click.option(
    "--rules", metavar="FILE", multiple=True, type=click.Path(), help="Your own noise rules too."
)


@command.command("list")
@_rules
def list_rules(rules: tuple[str, ...]) -> int:
    """A line a rule: ID, LABEL, WHERE, SCOPE and FILE, separated by tabs."""
    output = StreamOutput()
    for file, rule in noise.listing(rules):
        output.write(f"{rule.id}\t{rule.label}\t{rule.where}\t{rule.scope}\t{file}\n")
    output.close()
    return 0


@command.command("show")
@click.argument("rule_id", metavar="ID")
@_rules
def show(rule_id: str, rules: tuple[str, ...]) -> int:
    """Print a rule's block, with why it is there and its examples."""
    output = StreamOutput()
    output.write(noise.show(rule_id, rules))
    output.close()
    return 0


@command.command("test")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path())
def test(file: str | None) -> int:
    """Run the examples of a rule file (default: of the built-in rules).

    What an example marks must be cut exactly, in either script, and no rule of any file may touch
    a keep example. Exit code 1 where an example fails or a rule has none.
    """
    scripts = {name: script.converter(name).convert for name in ("simplified", "traditional")}
    results = noise.check(file, fold=script.fold, scripts=scripts)
    wrong = [result for result in results if not result.passed]
    output = StreamOutput()
    for result in wrong:
        output.write(f"{one_line(str(result))}\n")
    output.close()
    say(f"{len(results) - len(wrong)} examples passed, {len(wrong)} failed")
    return 1 if wrong else 0


@command.command("learn")
@params.input_options
@params.kind_options
@params.decoding_options
@params.output_file_option
def learn(**given: Any) -> int:
    """Write rules for what repeats across many dumps of one site.

    INPUT is a folder of dumps, or several files. The evidence stands in each rule's `why`; read
    the rules before you use them with --rules.
    """
    options = options_of(given)
    pipeline = Pipeline(options)
    inputs = inputs_of(given)
    report = Report(given, many=False)

    def documents() -> Iterator[tuple[str, list[Line]]]:
        for location in inputs.locations:
            for source in read(location, options):
                labelled = attempt(pipeline.labelled, source, path=location.path)
                if isinstance(labelled, Failure):
                    report.failure(labelled)
                    continue
                assert not isinstance(source, InputError)
                report.done(source.path)
                yield f"{source.path}#{source.record or ''}", _learnable(*labelled)

    learnt = noise.learn(documents())
    if report.written < 2:
        raise UsageError("needs at least two dumps of one site to see what repeats", "name more")
    output = stream_output(given, inputs)
    output.write(learnt)
    output.close()
    return report.end()


#: Lines of these say where and when a story was published and by whom, as a rule would not know.
_READ = frozenset(("breadcrumb", "byline", "credit"))


def _learnable(page: Page, labelling: Labelling) -> list[Line]:
    """The lines of a page but for those that its article is told by."""
    pairs = zip(page.lines, labelling.labels, strict=True)
    return [line for line, label in pairs if label.label not in _READ]


for _subcommand in command.commands.values():
    with_environment(_subcommand)
