"""Write docs/reference.md from the commands themselves: `python -m docs.reference`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from contested.cli import app

PAGE = Path(__file__).parent / "reference.md"
HEAD = """# Reference: the commands

Written by `make docs` from the program; a test holds the two together. Dates are `YYYY-MM-DD`. Every view
prints JSON with `--json`; [the form of a claim](claims.md) describes its fields. Exit codes: 0; 1 for nothing
found or inputs with problems; 2 for misuse, with one sentence on standard error.
"""


def page() -> str:
    """The whole page."""
    group: Any = typer.main.get_command(app)
    return "\n".join(
        [HEAD, *(line for name in group.commands for line in _command(name, group.commands[name]))]
    )


def _command(name: str, command: Any) -> Iterator[str]:
    if hasattr(command, "commands"):
        for below, inner in command.commands.items():
            yield from _command(f"{name} {below}", inner)
        return
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    words = " ".join(p.metavar or p.name.upper() for p in arguments)
    yield f"## contested {name}\n"
    yield f"`contested {name}{' ' + words if words else ''} [OPTIONS]`\n"
    yield f"{' '.join((command.help or '').split())}\n"
    yield "| | |"
    yield "|---|---|"
    for parameter in arguments:
        yield f"| `{parameter.metavar or parameter.name.upper()}` | {_told(parameter)} |"
    for parameter in options:
        value = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
        yield f"| `{', '.join(parameter.opts)}{value}` | {_told(parameter)} |"
    yield ""


def _told(parameter: Any) -> str:
    return " ".join((parameter.help or "").split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
