"""Sessions shown in the documentation, run for real: `python -m docs.transcripts` writes what they print.

A fenced block marked `console` holds commands after `$ ` and what they print. Those that begin with
`contested` are run in order in the project's folder, on one ledger for a page; all else is left as it is. Ids
of claims depend on the version of the extractor: one that a page shows and uses is replaced by its position.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "docs" / "tutorial.md",)
BLOCK = re.compile(r"```console\n(.*?)```", re.S)
ID = re.compile(r"\b(?=[0-9a-f]*[0-9])[0-9a-f]{10,16}\b")


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a page with what the page says it prints."""

    command: str
    output: str


def steps(block: str) -> list[Step]:
    """The commands of a block, each with its output; text before the first command is not allowed."""
    found: list[Step] = []
    for piece in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, output = piece.partition("\n")
        found.append(Step(command, output))
    return found


def commands(text: str) -> Iterator[str]:
    """Every `contested` command line that a page shows, in blocks or in code between backticks."""
    for block in BLOCK.findall(text):
        yield from (step.command for step in steps(block) if step.command.startswith("contested"))
    for block in re.findall(r"```sh\n(.*?)```", text, re.S):
        yield from (line for line in block.splitlines() if line.startswith("contested "))
    yield from re.findall(r"`(contested [^`]+)`", re.sub(r"```.*?```", "", text, flags=re.S))


class Session:
    """Runs the commands of one page on a ledger of its own."""

    def __init__(self, folder: Path) -> None:
        self._ids: dict[str, str] = {}
        self._environment = os.environ | {
            "CONTESTED_LEDGER": str(folder / "page.ledger"), "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb",
        }  # fmt: skip

    def current(self, command: str) -> str:
        """The command with the ids of the page replaced by those that stand in their place now."""
        return ID.sub(lambda found: self._ids.get(found[0], found[0]), command)

    def run(self, step: Step) -> str:
        """What the command prints now, standard output only, with no blanks at the ends of lines."""
        words = shlex.split(self.current(step.command))
        done = subprocess.run(
            [sys.executable, "-m", "contested", *words[1:]],
            capture_output=True, text=True, cwd=ROOT, env=self._environment, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{step.command}: {done.stderr.strip()}")
        printed = re.sub(r"[ \t]+$", "", done.stdout, flags=re.M)
        self._ids.update(zip(ID.findall(step.output), ID.findall(printed), strict=False))
        return printed


def refreshed(text: str) -> str:
    """The page with the output of every `contested` command as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder))

        def again(block: re.Match[str]) -> str:
            shown = "".join(_shown(step, session) for step in steps(block[1]))
            return f"```console\n{shown}```"

        return BLOCK.sub(again, text)


def _shown(step: Step, session: Session) -> str:
    if not step.command.startswith("contested"):
        return f"$ {step.command}\n{step.output}"
    printed = session.run(step)
    return f"$ {session.current(step.command)}\n{printed}"


def likeness(page: str, now: str) -> float:
    """The share of words that two texts of a page have in common, in order, ids of claims left out."""
    shown, printed = (re.findall(r"\w+", ID.sub("ID", text)) for text in (page, now))
    return SequenceMatcher(None, shown, printed, autojunk=False).ratio()


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")
