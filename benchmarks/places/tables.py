"""The tables of `python -m benchmarks places`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.places.corpora import Text
from benchmarks.places.measures import Recognised
from benchmarks.places.scoring import Case, Ceiling, IsDemonym, Result, found_only, located

LEFT = 16
"""Width of the first column."""
ABSENT = "not installed; pip install -e '.[bench]'"


def corpus(
    name: str, texts: Sequence[Text], results: Sequence[Result], most: Ceiling, demonym: IsDemonym,
    missing: Sequence[str] = (),
) -> Iterator[str]:  # fmt: skip
    """All tables of one corpus; the first result is ours."""
    names = [toponym for text in texts for toponym in text.toponyms]
    peoples = sum(demonym(toponym.phrase) for toponym in names)
    placed = sum(toponym.point is not None and not demonym(toponym.phrase) for toponym in names)
    words = sum(len(text.text.split()) for text in texts)
    yield f"{name}: {len(texts)} articles, {words:,} words, {len(names):,} names:"
    told = f"{len(names) - peoples:,} of places, {placed:,} of these with a point"
    yield f"{told}; {peoples:,} demonyms, adjectives"
    if lost := sum(text.unplaced for text in texts):
        yield f"  {lost} more names stand nowhere near their offsets and are left out"
    absent = [f"{peer:<{LEFT}}{ABSENT}" for peer in missing]
    yield from (
        "",
        "place names recognised",
        f"{'':<{LEFT}}{'exact  P':>9}{'R':>7}{'F1':>7}{'overlap  P':>13}{'R':>7}{'F1':>7}",
    )
    own = [result for result in results if result.system != "population"]
    yield from (f"{r.system:<{LEFT}}{_recognised(r.exact, 9)}{_recognised(r.overlap, 13)}" for r in own)
    yield from absent
    yield from ("", "gold place names put on the map", _head("names"))
    yield from (_row(result.system, result.given) for result in results)
    yield from absent
    yield from _ceiling(results[0], most)
    yield from ("", "end to end, names not found unanswered", _head("names"))
    yield from (_row(result.system, result.whole) for result in results)
    yield from absent
    yield from ("", "end to end, of the names found", _head("found"))
    yield from (_row(result.system, found_only(result.whole)) for result in results)
    if results[0].peoples:
        yield from ("", "demonyms and adjectives, end to end, put to their country", _head("names"))
        yield from (_row(result.system, result.peoples) for result in own)
    yield ""
    yield from _asked(results[0], most)


def _recognised(counts: Recognised, width: int) -> str:
    return f"{counts.precision:>{width}.1f}{counts.recall:>7.1f}{counts.f1:>7.1f}"


def _head(counted: str) -> str:
    columns = f"{counted:>7}{'161 km':>9}{'abstained':>11}{'mean km':>9}{'median km':>11}{'AUC':>7}"
    return f"{'':<{LEFT}}{columns}{'answered: 161 km':>19}{'mean km':>9}"


def _row(system: str, cases: Sequence[Case]) -> str:
    at = located(cases)
    row = f"{system:<{LEFT}}{len(cases):>7}{at.right:>9.1f}{at.abstained:>11.1f}{at.mean:>9,.0f}"
    return f"{row}{at.median:>11.1f}{at.auc:>7.3f}{at.right_of_answered:>19.1f}{at.mean_of_answered:>9,.0f}"


def _ceiling(ours: Result, most: Ceiling) -> Iterator[str]:
    share = 100 * located(ours.given).right / most.variants if most.variants else 0.0
    yield f"{'ceiling':<{LEFT}}{most.exact:.1f} under exactly that name, {most.variants:.1f} with variants;"
    yield f"{'':<{LEFT}}contested reaches {share:.1f} percent of the latter"


def _asked(ours: Result, most: Ceiling) -> Iterator[str]:
    at = located(ours.given)
    share = 100 * at.right / most.variants if most.variants else 0.0
    for what, value, bound, least in (
        ("within 161 km", at.right, 80.0, True),
        ("abstained", at.abstained, 12.0, False),
        ("recognition F1 (exact)", ours.exact.f1, 82.0, True),
        ("share of the ceiling", share, 93.0, True),
    ):
        reached = value >= bound if least else value <= bound
        told = f"at {'least' if least else 'most'} {bound:.0f} %"
        yield f"asked {what:<23} {told:<13}: {value:5.1f} %, {'reached' if reached else 'not reached'}"


def errors(name: str, ours: Result) -> Iterator[str]:
    """Every gold name that is not right, missed names, and names found that nobody marked."""
    for case in ours.given:
        if not case.right:
            off = "no answer" if case.error is None else f"{case.error:,.0f} km off"
            told = case.found.told if case.found else ""
            where = f"{name} {case.text.id} {case.gold.start} {case.gold.phrase!r} at {case.gold.point}"
            yield f"{where}: {off}; {told}"
    for text, gold in ours.missed:
        where = f"{name} {text.id} {gold.start} missed {gold.phrase!r}"
        yield f"{where}: {_around(text, gold.start, gold.end)}"
    for text, found in ours.spurious:
        where = f"{name} {text.id} {found.start} spurious {found.phrase!r}"
        yield f"{where}: {_around(text, found.start, found.end)}"


def _around(text: Text, start: int, end: int) -> str:
    return " ".join(text.text[max(0, start - 40) : end + 40].split())
