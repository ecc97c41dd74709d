"""The documentation against the program: commands parse, links lead somewhere, pages are as generated."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer
from docs import reference, transcripts

from contested.cli import app

ROOT = Path(__file__).resolve().parent.parent
FOUND = [
    *ROOT.glob("*.md"),
    *ROOT.glob("docs/**/*.md"),
    *ROOT.glob("examples/**/*.md"),
    *ROOT.glob("training/*.md"),
]
PAGES = sorted(page for page in FOUND if page.read_text(encoding="utf-8").strip())
COMMANDS = [
    (page.relative_to(ROOT).as_posix(), line)
    for page in PAGES
    for line in transcripts.commands(page.read_text(encoding="utf-8"))
    if "OPTIONS" not in line
]
GROUP: Any = typer.main.get_command(app)


@pytest.mark.parametrize(("page", "line"), COMMANDS, ids=[f"{page}: {line}" for page, line in COMMANDS])
def test_a_command_in_the_documentation_parses(page: str, line: str) -> None:
    words = shlex.split(line.split("|")[0])[1:]
    if words == ["--help"]:
        return
    command, path = GROUP, []
    while hasattr(command, "commands") and words and words[0] in command.commands:
        path.append(words.pop(0))
        command = command.commands[path[-1]]
    assert path, line
    if words and not hasattr(command, "commands"):
        with command.make_context(" ".join(path), _filled(words)):
            pass


def _filled(words: list[str]) -> list[str]:
    """Arguments with dates in the place of the words that stand for them."""
    return ["2021-07-14" if word == "DATE" else word for word in words]


def test_the_documentation_shows_every_command() -> None:
    shown = {shlex.split(line.split("|")[0])[1] for _, line in COMMANDS if len(line.split()) > 1}
    assert set(GROUP.commands) <= shown


def test_the_reference_is_as_generated() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=[page.relative_to(ROOT).as_posix() for page in PAGES])
def test_links_lead_to_files(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", text):
        assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_pictures_fetch_nothing() -> None:
    for picture in (ROOT / "docs" / "images").glob("*.svg"):
        addresses = re.findall(r"https?://[^\"')\s]+", picture.read_text(encoding="utf-8"))
        assert {a for a in addresses if "www.w3.org" not in a and "textualize.io" not in a} == set()


@pytest.mark.parametrize("page", transcripts.PAGES, ids=[page.name for page in transcripts.PAGES])
def test_sessions_print_what_the_page_shows(page: Path) -> None:
    # A better extractor changes a line here and there; a page that is mostly out of date is not accepted.
    shown = page.read_text(encoding="utf-8")
    assert transcripts.likeness(shown, transcripts.refreshed(shown)) > 0.85, "run `make docs`"


def test_steps_of_a_block_keep_their_output() -> None:
    found = transcripts.steps("$ contested who X\nHELD\n\nmore\n$ ls\na\n")
    assert [(s.command, s.output) for s in found] == [("contested who X", "HELD\n\nmore\n"), ("ls", "a\n")]
