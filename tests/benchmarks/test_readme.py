"""The README of the benchmarks names every command and part that there is, and quotes what they print."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.__main__ import ACCURACY, ALONE

README = Path(__file__).resolve().parents[2] / "benchmarks" / "README.md"


@pytest.mark.parametrize("command", ["accuracy", "speed", *ALONE])
def test_every_command_has_its_chapter_with_output(command: str) -> None:
    chapters = README.read_text(encoding="utf-8").split("\n## ")
    (chapter,) = [text for text in chapters if text.startswith(f"{command}\n")]
    assert "```text\n" in chapter
    assert f"python -m benchmarks {command} " in chapters[0]


@pytest.mark.parametrize("part", ACCURACY)
def test_every_part_of_accuracy_is_explained_and_quoted(part: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert f"\n| {part} |" in text and f"\n== {part}: " in text
