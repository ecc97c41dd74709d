"""`python -m benchmarks accuracy|speed`: prints the tables that the README quotes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.shared import DEFAULT, Absent, need


def language(shared: Path) -> str:
    """Parser, tags, lemmas and names of the shipped model on public development sets."""
    from benchmarks.language import language_scores, table

    need(shared / "data" / "ud", shared / "data" / "ner")
    return table(language_scores(shared))


def claims(shared: Path) -> str:
    """Claims found in the gold reports."""
    from benchmarks.answers import claims_scores

    return claims_scores(shared)


def answers(shared: Path) -> str:
    """Who holds which place, from the reports to the answer."""
    from benchmarks.answers import answers_scores

    return answers_scores(shared)


ACCURACY: dict[str, Callable[[Path], str]] = {"language": language, "claims": claims, "answers": answers}


def accuracy(shared: Path, parts: list[str]) -> int:
    """Print each part's table; 1 when the material for one is not there."""
    left_out = 0
    for name in parts or list(ACCURACY):
        measure = ACCURACY[name]
        print(f"== {name}: {(measure.__doc__ or '').strip()}\n", flush=True)
        try:
            print(measure(shared), end="\n\n", flush=True)
        except Absent as absent:
            print(f"left out: {absent}\n", flush=True)
            left_out = 1
    return left_out


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, told in (("accuracy", "how much is right"), ("speed", "how fast, how much memory")):
        command = commands.add_parser(name, help=told)
        command.add_argument("--path", type=Path, default=DEFAULT, help="folder of reports and gold data")
        if name == "accuracy":
            command.add_argument("parts", nargs="*", choices=[*ACCURACY, []], help="all when none is named")
    given = parser.parse_args(arguments)
    if given.command == "accuracy":
        return accuracy(given.path, given.parts)
    from benchmarks.speed import speed

    own = Path(__file__).resolve().parent.parent / "examples" / "reports"
    reports = given.path / "reports"
    print(speed(reports if reports.is_dir() else own))
    return 0


if __name__ == "__main__":
    sys.exit(main())
