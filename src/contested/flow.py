"""The whole way on one screen: reports are read, parsed, extracted, resolved, stored; the store answers.

The only place, beside the command line, that wires stages together. They are imported when first needed, so
that asking for help or for a view does not load a language model.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from contested.errors import ContestedError, UnknownClaimError
from contested.judged import Judged
from contested.model import (
    AsOf,
    Block,
    Brief,
    Dispute,
    Document,
    Entry,
    Explanation,
    FigureRow,
    Kind,
    KnownDate,
    Period,
    PlaceRef,
    PlaceStatus,
    Problem,
    Publication,
    Report,
    Span,
    TimelineRow,
    to_codebook,
)
from contested.namesakes import concerns, meaning, namesake_words, party_id
from contested.stages import Analysis, Names, Stages, analyse, extraction_of
from contested.summary import Summary

if TYPE_CHECKING:
    from contested.ledger import Ledger

T = TypeVar("T")
Progress = Callable[[Report | Problem], None]


def quiet(_: Report | Problem) -> None:
    """Progress that nobody watches."""


# From reports to the ledger


def read_into(
    ledger: Ledger,
    paths: Iterable[Path],
    stages: Stages,
    now: datetime,
    batch: int = 16,
    progress: Progress = quiet,
) -> Summary:
    """Read reports into the ledger, each with its claims in one transaction, so that a reading cut off
    can be taken up again. What the ledger holds already is not read twice."""
    summary = Summary()
    for found in batches(_readings(stages, paths), batch):
        reports = [each for each in found if isinstance(each, Report)]
        todo = [r for r in reports if not ledger.has_extraction(extraction_of(r, stages.extractor))]
        analyses = analyse(stages, [_as_stored(ledger, report) for report in todo])
        for each in found:
            _take_in(ledger, each, analyses, stages, now, summary)
            progress(each)
    return summary


def reread(
    ledger: Ledger, stages: Stages, now: datetime, batch: int = 16, progress: Progress = quiet
) -> Summary:
    """Let the present extractor read what it has not read, and the present resolver look again at the names
    that an older one resolved. Nothing is doubled; older results stay, and views pass over them."""
    summary = Summary()
    for reports in batches(ledger.documents_to_extract(stages.extractor), batch):
        analyses = analyse(stages, reports)
        for report in reports:
            summary.documents += 1
            with ledger.writing(now):
                _store(ledger, report, analyses, stages, now, summary)
            progress(report)
    for report, claims in ledger.claims_to_resolve(stages.extractor, stages.resolver):
        resolved = stages.names.resolve(claims, report.document, report.publication)
        ledger.add_resolution(claims[0].extraction_id, resolved, stages.resolver, now)
        summary.names += 1
        progress(report)
    return summary


def extract_only(
    paths: Iterable[Path], stages: Stages, batch: int = 16
) -> Iterator[tuple[Report, list[dict[str, Any]]] | Problem]:
    """Without a ledger: each report with its claims in the codebook's form, and problems as they are met."""
    for found in batches(_readings(stages, paths), batch):
        analyses = analyse(stages, [each for each in found if isinstance(each, Report)])
        for each in found:
            if isinstance(each, Problem):
                yield each
                continue
            analysis = analyses[extraction_of(each, stages.extractor).id]
            name, text = each.publication.report, each.document.text
            yield each, [to_codebook(claim, name, text) for claim in analysis.claims or ()]
            yield from _named(analysis.problems, each)


def explain(text: str, stages: Stages, day: date | None = None, outlet: str = "") -> Explanation:
    """How a sentence, or a short text, is read as if an outlet had printed it on a day."""
    data = text.encode()
    whole = (Block("body", Span(0, len(text))),)
    document = Document(Document.id_of(data), data, text, whole)
    dated = KnownDate(Period.day(day), "given") if day else None
    publication = Publication("", document.id, "", outlet=outlet, text_date=dated, published=dated)
    (doc,) = stages.parse([document])
    told = stages.explain(document, doc, publication)
    return replace(told, claims=tuple(stages.names.resolve(told.claims, document, publication)))


def _take_in(
    ledger: Ledger,
    found: Report | Problem,
    analyses: dict[str, Analysis],
    stages: Stages,
    now: datetime,
    summary: Summary,
) -> None:
    if isinstance(found, Problem):
        summary.problems.append(found)
        ledger.add_problems([found], now)
        return
    summary.documents += 1
    with ledger.writing(now):
        new = ledger.add(found, now)
        _store(ledger, found, analyses, stages, now, summary)
    summary.new += new
    summary.known += not new


def _as_stored(ledger: Ledger, report: Report) -> Report:
    """The report over the text that the ledger keeps for its bytes: another version of the read stage may
    have read them otherwise, and spans must fit the text that is kept."""
    stored = ledger.document(report.document.id)
    return replace(report, document=stored) if stored is not None else report


def _readings(stages: Stages, paths: Iterable[Path]) -> Iterator[Report | Problem]:
    try:
        yield from stages.read(paths)
    except ContestedError:
        raise
    except Exception as error:
        yield Problem("read", f"reading stopped here: {type(error).__name__}: {error}")


def _store(
    ledger: Ledger,
    report: Report,
    analyses: dict[str, Analysis],
    stages: Stages,
    now: datetime,
    summary: Summary,
) -> None:
    """What the stages made of a report that is in the ledger; claims that break a law of it are a problem."""
    extraction = extraction_of(report, stages.extractor)
    analysis = analyses.get(extraction.id)
    if analysis is None:
        return
    problems = _named(analysis.problems, report)
    if analysis.claims is not None:
        try:
            claims, resolver = analysis.claims, stages.resolver
            new = ledger.add_extraction(extraction, claims, resolver, problems, now)
            if new and claims and ledger.entries(claim_ids=[claims[0].id], texts=False):
                summary.count(report.document.id, claims)
        except ValueError as error:
            broken = Problem("ledger", f"claims that cannot be stored: {error}", "", report.document.id)
            problems += _named([broken], report)
    ledger.add_problems(problems, now)
    summary.problems += problems


def _named(problems: Iterable[Problem], report: Report) -> list[Problem]:
    """Problems that say which report they are about."""
    name = report.publication.source or report.publication.report
    return [problem if problem.source else replace(problem, source=name) for problem in problems]


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of up to `size` items, as they come."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


# From the ledger to answers


def as_of(ledger: Ledger, on: date, known: date, head: int | None = None) -> AsOf:
    """The point of view, repeatable for good by its head: the present one when none is given."""
    return AsOf(on, known, ledger.head() if head is None else head)


def who(ledger: Ledger, names: Names, place: str, asof: AsOf) -> PlaceStatus:
    """Who holds a place, according to whom. Raises UnknownPlaceError."""
    from contested import assess

    judged = Judged(ledger, asof.head)
    meant = meaning(judged, names, place, asof.known)
    entries, book = judged.entries(asof, place=meant.place), judged.book(names)
    status = assess.status(meant.place, entries, book, asof)
    status = replace(status, reasons=(*status.reasons, *judged.reasons(meant.place.id, status.claims)))
    if not meant.others:
        return status
    return replace(status, reasons=(*status.reasons, namesake_words(meant, book)))


def timeline(
    ledger: Ledger, names: Names, place: str, known: date | None = None, head: int | None = None
) -> list[TimelineRow]:
    """What is said of a place, by the days spoken of. Raises UnknownPlaceError."""
    from contested import assess

    judged = Judged(ledger, head)
    where = meaning(judged, names, place, known).place
    entries = judged.entries(known=known, place=where)
    return list(assess.timeline(where, entries, judged.book(names), known))


def changes(ledger: Ledger, names: Names, since: date, until: date, head: int | None = None) -> Brief:
    """What became known after one day and by another, and which answers it changed."""
    from contested import assess

    judged = Judged(ledger, head)
    known = judged.entries(known=until)
    new = [entry for entry in known if entry.first.known > since]
    before, after = as_of(ledger, since, since, head), as_of(ledger, until, until, head)

    def concerning(place: PlaceRef) -> list[Entry]:
        return judged.entries(after, place=place)

    return assess.changes(new, concerning, judged.book(names), before, after)


def disputes(
    ledger: Ledger, names: Names, place: str = "", known: date | None = None, head: int | None = None
) -> list[Dispute]:
    """Claims that cannot all be true, side by side, everywhere or for one place. Raises UnknownPlaceError."""
    from contested import assess

    judged = Judged(ledger, head)
    where = meaning(judged, names, place, known).place if place else None
    entries = judged.entries(known=known, place=where)
    return list(assess.disputes(entries, judged.book(names), known))


def figures(
    ledger: Ledger, names: Names, place: str = "", known: date | None = None, head: int | None = None
) -> list[FigureRow]:
    """Totals and counts inside named places, everywhere or about one place; those that count the same thing
    stand together. Raises UnknownPlaceError."""
    from contested import assess

    judged = Judged(ledger, head)
    where = meaning(judged, names, place, known).place if place else None
    entries = judged.entries(known=known, kinds=("figure", "control", "movement"), place=where)
    about = [e for e in entries if where is None or concerns(e, where)]
    return list(assess.figures(about, judged.book(names), known))


def claims(
    ledger: Ledger,
    names: Names,
    *,
    place: str = "",
    kinds: Collection[Kind] = (),
    party: str = "",
    report: str = "",
    known: date | None = None,
    head: int | None = None,
) -> list[Entry]:
    """Entries by place, kinds, party (any name of it) and report. Raises UnknownPlaceError."""
    judged = Judged(ledger, head)
    where = meaning(judged, names, place, known).place if place else None
    side = judged.party(party_id(names, party), party) if party else ""
    found = judged.entries(known=known, place=where, kinds=kinds, party=side, report=report)
    return [e for e in found if where is None or concerns(e, where)]


def show(ledger: Ledger, claim_id: str) -> Entry:
    """One claim by its id or the beginning of it, of whatever extraction. Raises UnknownClaimError."""
    raw = ledger.entries(claim_ids=[claim_id], prefix=True, superseded=True) if claim_id else []
    found = [Judged(ledger).decided.entry(entry) for entry in raw]
    exact = [entry for entry in found if entry.claim.id == claim_id]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise UnknownClaimError(f"no claim {claim_id!r} in this ledger")
    some = ", ".join(entry.claim.id for entry in found[:5])
    raise UnknownClaimError(f"{len(found)} claims begin with {claim_id!r}: {some}")


def locate(
    ledger: Ledger, names: Names, place: str, known: date | None = None, head: int | None = None
) -> PlaceRef:
    """The place that a user's word means by what was known; see `namesakes`. Raises UnknownPlaceError."""
    return meaning(Judged(ledger, head), names, place, known).place
