"""Defaults from the environment and from a file: an option beats the environment beats the file.

``NEWSCLEAN_TO=simplified`` sets ``--to``, and so on for every option. The file is the one that
``NEWSCLEAN_CONFIG`` names, or ``~/.config/newsclean/config.toml`` (``XDG_CONFIG_HOME`` is
honoured): keys are the options' names, for all commands, or below ``[clean]`` for one.
"""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli.defaults import configuration_path
from newsclean.errors import UsageError

__all__ = ["default_map", "option_names", "with_environment"]


def with_environment(command: click.Command) -> click.Command:
    """The command, whose options listen to ``NEWSCLEAN_…``."""
    for param in command.params:
        if isinstance(param, click.Option) and param.name not in (None, "help"):
            # The formats of detect and explain are their own: NEWSCLEAN_DETECT_FORMAT.
            own = f"{command.name}_" if param.name == "form" else ""
            name = f"{own}{_public_name(param)}".upper().replace("-", "_")
            param.envvar = f"NEWSCLEAN_{name}"
    return command


def default_map(command: click.Command) -> dict[str, Any]:
    """What the configuration file says for a command, by parameter.

    Raises:
        UsageError: the file cannot be read, is no TOML, or has a key that no command knows.
    """
    path = configuration_path()
    if path is None:
        return {}
    settings = _loaded(path)
    own = settings.get(command.name or "")
    tables = {key: value for key, value in settings.items() if isinstance(value, dict)}
    shared = {key: value for key, value in settings.items() if not isinstance(value, dict)}
    names = option_names(command)
    _check_keys(path, shared, tables, names)
    given = {
        names[key]: value
        for key, value in shared.items()
        if key in names and names[key] != "form"  # detect's formats are not those of articles
    }
    for key, value in (own or {}).items():
        if key not in names:
            raise _unknown(path, f"{command.name}.{key}", key, names)
        given[names[key]] = value
    return given


def option_names(command: click.Command) -> dict[str, str]:
    """The parameters of a command by their options' names without dashes: to, text-field, …"""
    return {
        _public_name(param): param.name
        for param in command.params
        if isinstance(param, click.Option) and param.name is not None
    }


def _public_name(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-")


def _loaded(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise UsageError(
            f"the configuration cannot be read ({error.strerror})",
            "check the name, or unset NEWSCLEAN_CONFIG",
            path=path,
        ) from None
    except ValueError as error:
        raise UsageError(f"the configuration is no TOML ({error})", "mend it", path=path) from None


def _check_keys(
    path: str, shared: dict[str, Any], tables: dict[str, Any], names: dict[str, str]
) -> None:
    """A key may be another command's; only then are the other commands loaded."""
    strange = [key for key in shared if key not in names]
    if not strange and not tables:
        return
    from newsclean.cli.group import COMMANDS, loaded

    for table in tables:
        if table not in COMMANDS:
            raise _unknown(path, table, table, COMMANDS)
    if strange:
        known = {key for name in COMMANDS for key in option_names(loaded(name))}
        for key in strange:
            if key not in known:
                raise _unknown(path, key, key, known)


def _unknown(path: str, shown: str, key: str, known: Any) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(key, list(known), 1)
    hint = f"did you mean {near[0]!r}?" if near else "see `newsclean COMMAND --help`"
    return UsageError(f"no option {shown!r}", hint, path=path)
