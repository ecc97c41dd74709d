"""`python -m benchmarks accuracy|places|parties|speed`: prints the tables that the READMEs quote."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.shared import DEFAULT, AbsentError, need

Measure = Callable[[Path, bool], str]


def language(shared: Path, errors: bool) -> str:
    """Parser, tags, lemmas and names of the shipped model on public development sets."""
    from benchmarks.language import language_scores, table

    need(shared / "data" / "ud", shared / "data" / "ner")
    return table(language_scores(shared))


def claims(shared: Path, errors: bool) -> str:
    """Claims found in the gold reports."""
    from benchmarks.answers import claims_scores

    return claims_scores(shared, errors)


def worldwide(shared: Path, errors: bool) -> str:
    """Claims found in reports on eight conflicts, coded before the program read them."""
    from benchmarks.worldwide import worldwide_scores

    return worldwide_scores(shared, errors)


def re3d(shared: Path, errors: bool) -> str:
    """Claims found in texts coded before anybody looked at what is found there."""
    from benchmarks.re3d import re3d_scores

    return re3d_scores(shared, errors)


def answers(shared: Path, errors: bool) -> str:
    """Who holds which place, from the reports to the answer."""
    from benchmarks.answers import answers_scores

    return answers_scores(shared, errors)


def views(shared: Path, errors: bool) -> str:
    """The rules of judgement alone: answers from hand-coded claims."""
    from benchmarks.views import views_from_gold

    return views_from_gold(shared)


def names(shared: Path, errors: bool) -> str:
    """Names of places and parties resolved, one phrase at a time."""
    from benchmarks.names import main

    need(shared / "gold" / "dev.jsonl")
    return printed(lambda: main(errors))


def expressions(shared: Path, errors: bool) -> str:
    """Numbers and times read from gold evidence."""
    from benchmarks.expressions import main

    need(shared / "gold" / "dev.jsonl")
    return printed(lambda: main(shared, errors))


def attribution(shared: Path, errors: bool) -> str:
    """Who says what, how surely, by way of whom."""
    from benchmarks.attribution import attribution_scores

    need(shared / "gold" / "dev.jsonl", shared / "data" / "attribution")
    return attribution_scores(shared)


def precision(shared: Path, errors: bool) -> str:
    """Claims in news that tell of no war: there should be none of control."""
    from benchmarks.precision import precision_scores

    return precision_scores(shared)


def causes(shared: Path, errors: bool) -> str:
    """Why claims are wrong, in the gold reports and in re3d, by the extractor's own account."""
    from benchmarks.causes import causes_scores

    return causes_scores(shared)


def lexicon(shared: Path, errors: bool) -> str:
    """Words of the extractor's lists that one gold report alone uses, and no case."""
    from benchmarks.lexicon import lexicon_scores

    return lexicon_scores(shared)


def others(files: list[Path]) -> Measure:
    """The measurement of places on other corpora."""

    def measure(shared: Path, errors: bool) -> str:
        from benchmarks.places.run import places_scores

        return places_scores(shared, errors, files)

    measure.__doc__ = "Place names found and put on the map, beside other ways."
    return measure


def parties(shared: Path, errors: bool) -> str:
    """Sides of parties in the gold claims, of found claims and of the gold's own phrases."""
    from benchmarks.parties import parties_scores

    return parties_scores(shared, errors)


def places(shared: Path, errors: bool) -> str:
    """Place names found and put on the map in TR-News and GeoVirus, beside other ways."""
    from benchmarks.places.run import places_scores

    return places_scores(shared, errors)


def printed(run: Callable[[], object]) -> str:
    """What a measurement prints when it is run by itself."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run()
    return out.getvalue().rstrip()


ACCURACY: dict[str, Measure] = {
    "language": language,
    "claims": claims,
    "re3d": re3d,
    "worldwide": worldwide,
    "answers": answers,
    "views": views,
    "names": names,
    "expressions": expressions,
    "attribution": attribution,
    "precision": precision,
    "causes": causes,
    "lexicon": lexicon,
}


ALONE: dict[str, Measure] = {"places": places, "parties": parties}
"""Measurements that are commands of their own."""


def accuracy(shared: Path, parts: list[str], errors: bool) -> int:
    """Print each part's table; 1 when the material for one is not there."""
    return max([shown(name, ACCURACY[name], shared, errors) for name in parts or list(ACCURACY)])


def shown(name: str, measure: Measure, shared: Path, errors: bool) -> int:
    """Print one measurement's table; 1 when the material for it is not there."""
    print(f"== {name}: {(measure.__doc__ or '').strip()}\n", flush=True)
    try:
        print(measure(shared, errors), end="\n\n", flush=True)
    except (AbsentError, ValueError) as error:
        print(f"left out: {error}\n", flush=True)
        return 1
    return 0


def arguments_of(given: list[str] | None) -> argparse.Namespace:
    """What the command line asks. Raises SystemExit on misuse."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    told = {"accuracy": "how much is right", "speed": "how fast, how much memory"}
    told |= {name: (measure.__doc__ or "").strip() for name, measure in ALONE.items()}
    for name, about in told.items():
        command = commands.add_parser(name, help=about, description=about)
        command.add_argument("--path", type=Path, default=DEFAULT, help="folder of reports and gold data")
        if name == "accuracy":
            command.add_argument(
                "parts", nargs="*", metavar="PART", help=f"of {', '.join(ACCURACY)}; else all"
            )
        if name == "places":
            command.add_argument(
                "--corpus", type=Path, action="append", default=[], metavar="FILE",
                help="another corpus in the form of TR-News or GeoVirus (.xml, .xml.xz), instead of these",
            )  # fmt: skip
        if name == "speed":
            command.add_argument(
                "--against", metavar="STATE", help="an earlier commit or a folder of the project, in turn"
            )
        else:
            command.add_argument("--errors", action="store_true", help="list what went wrong")
    found = parser.parse_args(given)
    if unknown := [part for part in getattr(found, "parts", ()) if part not in ACCURACY]:
        parser.error(f"no part {unknown[0]!r}; there are {', '.join(ACCURACY)}")
    return found


def main(arguments: list[str] | None = None) -> int:
    given = arguments_of(arguments)
    if given.command == "accuracy":
        return accuracy(given.path, given.parts, given.errors)
    if given.command in ALONE:
        measure = ALONE[given.command]
        if getattr(given, "corpus", None):
            measure = others(given.corpus)
        return shown(given.command, measure, given.path, given.errors)
    from benchmarks.speed import speed

    own = Path(__file__).resolve().parent.parent / "examples" / "reports"
    reports = given.path / "reports"
    folder = reports if reports.is_dir() else own
    if given.against:
        return shown("speed", paired(folder, given.against), given.path, False)
    print(speed(folder))
    return 0


def paired(folder: Path, against: str) -> Measure:
    """The measurement of this state beside an earlier one."""

    def measure(shared: Path, errors: bool) -> str:
        from benchmarks.paired import paired_speed
        from benchmarks.speed import material

        return paired_speed(material(folder), against)

    measure.__doc__ = "This state of the program and an earlier one in turn."
    return measure


if __name__ == "__main__":
    sys.exit(main())
