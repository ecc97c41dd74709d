"""The benchmarks' own parts: what they measure on, and what they say where the material is absent."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.__main__ import ACCURACY, ALONE, main
from benchmarks.speed import REPORT_WORDS, Measured, material


def test_absent_material_is_said_and_the_exit_code_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["accuracy", "claims", "answers", "--path", str(tmp_path / "none")]) == 1
    told = capsys.readouterr().out
    assert told.count("left out:") == 2 and "--path" in told


@pytest.mark.parametrize("command", sorted(ALONE))
def test_a_benchmark_without_its_corpora_says_so(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--path", str(tmp_path / "none")]) == 1
    assert "left out:" in capsys.readouterr().out


def test_an_unknown_part_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["accuracy", "weather"])
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert all(name in told for name in ACCURACY)


def test_every_part_says_what_it_measures() -> None:
    assert all(measure.__doc__ for measure in (ACCURACY | ALONE).values())


def test_texts_are_cut_near_the_length_of_a_report_and_differ(tmp_path: Path) -> None:
    for name, lines in (("long", 100), ("short", 12)):
        (tmp_path / f"{name}.txt").write_text(
            "The army took the hill town of Vesk.\n" * lines, encoding="utf-8"
        )
    texts = material(tmp_path, words=2000)
    assert len(set(texts)) == len(texts)
    assert sum(len(text.split()) for text in texts) >= 2000
    assert max(len(text.split()) for text in texts) <= REPORT_WORDS + 20


def test_time_is_taken_by_name() -> None:
    measured = Measured()
    with measured.timing("nothing"):
        pass
    assert measured.seconds["nothing"] >= 0 and measured.busy["nothing"] >= 0
