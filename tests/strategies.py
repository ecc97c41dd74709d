"""Made-up values of the model for property tests: claims of every kind, reports, and whole small worlds."""

from __future__ import annotations

import typing
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

from hypothesis import strategies as st

from contested.model import (
    Bounds,
    Change,
    Claim,
    Control,
    Diplomacy,
    Document,
    Extraction,
    Figure,
    Harm,
    KnownDate,
    Matter,
    Mention,
    Movement,
    NoComment,
    PartyRef,
    Period,
    PlaceRef,
    Publication,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Violence,
)

WORDS = st.text(st.characters(codec="utf-8"), max_size=8)
DAYS = st.dates(date(2021, 7, 1), date(2021, 7, 12))
MATTERS: tuple[type, ...] = (Control, Harm, Movement, Figure, Violence, Diplomacy, NoComment)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 500))
    return Span(start, start + draw(st.integers(0, 50)))


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    numbers = st.one_of(st.integers(0, 10**9), st.floats(0, 100, allow_nan=False))
    low, high = draw(st.one_of(st.none(), numbers)), draw(st.one_of(st.none(), numbers))
    return Bounds(*sorted((low, high))) if low is not None and high is not None else Bounds(low, high)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = draw(st.one_of(st.none(), st.dates())), draw(st.one_of(st.none(), st.dates()))
    return Period(*sorted((first, last))) if first and last else Period(first, last)


def of_type(shape: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the model, each field drawn for itself."""
    special = {str: WORDS, int: st.integers(0, 10**6), bool: st.booleans(), float: st.floats(0, 100)}
    special |= {date: st.dates(), datetime: st.datetimes(), type(None): st.none(), bytes: st.binary()}
    special |= {Span: spans(), Bounds: bounds(), Period: periods()}
    if shape in special:
        return special[shape]
    origin, args = typing.get_origin(shape), typing.get_args(shape)
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return st.lists(of_type(args[0]), max_size=3).map(tuple)
    if args:
        return st.one_of(*(of_type(arg) for arg in args))
    assert is_dataclass(shape), shape
    hints = typing.get_type_hints(shape)
    drawn = {f.name: of_type(hints[f.name]) for f in fields(shape) if f.init}
    needed = {f.name for f in fields(shape) if f.default is MISSING and f.default_factory is MISSING}
    return st.fixed_dictionaries(
        {name: s for name, s in drawn.items() if name in needed},
        optional={name: s for name, s in drawn.items() if name not in needed},
    ).map(lambda values: typing.cast(type, shape)(**values))


CLAIMS = of_type(Claim)

# A small world: few places, sides and days, so that claims meet.

COUNTRY = PlaceRef("c", "Norland", feature="country")
PROVINCE = PlaceRef("p", "Eastmark", feature="admin1", within=("c",))
TOWNS = tuple(PlaceRef(f"t{n}", name, feature="city", within=("p", "c")) for n, name in enumerate("AB"))
PLACES = (COUNTRY, PROVINCE, *TOWNS)
SIDES = tuple(PartyRef(side, side.title(), side, side.title(), "armed group") for side in ("reds", "blues"))


@st.composite
def control_claims(draw: st.DrawFn) -> Claim:
    """A claim on who holds one of the places of the small world, or a counted, unnamed place."""
    change: Change = draw(st.sampled_from(typing.get_args(Change)))
    holder, other = draw(st.permutations(SIDES))
    where = draw(st.sampled_from((*PLACES, None)))
    counted = where in (None, COUNTRY, PROVINCE)
    matter = Control(
        change,
        None if change in ("lost", "left") else Mention(holder.name, party=holder),
        Mention(other.name, party=other) if draw(st.booleans()) else None,
        extent="count" if counted else draw(st.sampled_from(("all", "all", "part", "most"))),
        count=Bounds(2, 3) if counted else Bounds(),
        unit="district" if counted else "",
        passing=change == "holds" and draw(st.booleans()),
    )
    start = draw(st.integers(0, 20))
    return Claim(
        id="", document_id="", extraction_id="", evidence=Span(start, start + 5), matter=matter,
        speaker=draw(speakers()), stance=draw(st.sampled_from(("asserts", "asserts", "denies"))),
        modality=draw(st.sampled_from(("actual", "actual", "ongoing", "intended"))),
        when=Period.day(draw(DAYS)) if draw(st.booleans()) else None,
        place=Mention(where.name, place=where) if where else None,
    )  # fmt: skip


@st.composite
def figure_claims(draw: st.DrawFn) -> Claim:
    side = draw(st.sampled_from(SIDES))
    low = draw(st.integers(1, 300))
    matter: Matter = Figure("district", Mention(side.name, party=side), Bounds(low, low + 10))
    return Claim("", "", "", Span(0, 9), matter, speaker=draw(speakers()), when=Period.day(draw(DAYS)))


@st.composite
def speakers(draw: st.DrawFn) -> Speaker:
    kind: SpeakerKind = draw(st.sampled_from(("named", "anonymous", "institution", "report")))
    if kind == "report":
        return Speaker("report", count=Bounds())
    party = draw(st.sampled_from((*SIDES, None)))
    name = draw(st.sampled_from(("Ana", "Ben", "an officer")))
    return Speaker(kind, Mention(name), name, affiliation=Mention(party.name, party=party) if party else None)


@st.composite
def worlds(draw: st.DrawFn, max_reports: int = 5) -> list[tuple[Report, tuple[Claim, ...]]]:
    """Reports in the order of their arrival, each with what an extractor finds in it.

    Some are reprints: the same document with another outlet and another date. What is found depends on the
    document and its text date alone, as it does with a real extractor.
    """
    texts = draw(st.lists(st.integers(0, 10**6), min_size=1, max_size=4, unique=True))
    found: dict[tuple[str, Period | None], tuple[Claim, ...]] = {}
    world = []
    for _ in range(draw(st.integers(1, max_reports))):
        data = f"Report number {draw(st.sampled_from(texts))} of this war.".encode()
        document = Document(Document.id_of(data), data, data.decode())
        report = Report(document, draw(publications(document)))
        period = report.publication.text_date.period if report.publication.text_date else None
        key = (document.id, period)
        if key not in found:
            claims = draw(st.lists(st.one_of(control_claims(), figure_claims()), max_size=3))
            found[key] = _numbered(claims, Extraction.of(document.id, "1.0", period))
        world.append((report, found[key]))
    return world


@st.composite
def publications(draw: st.DrawFn, document: Document) -> Publication:
    outlet = draw(st.sampled_from(("The Daily Ford", "Hill Post", "Northern Wire")))
    published = draw(st.one_of(st.none(), DAYS))
    given = published.isoformat() if published else ""
    # A function of the identity, as dates worked out from the same bytes are.
    late = (None, 0, 1)[(len(outlet) + len(given) + (published.day if published else 0)) % 3]
    reckoned = None if published is None or late is None else published - timedelta(days=late)
    return Publication(
        id=Publication.id_of(document.id, outlet, "", given),
        document_id=document.id,
        report=f"{outlet}-{document.id[:4]}-{given}",
        outlet=outlet,
        text_date=KnownDate(Period.day(reckoned), "text") if reckoned else None,
        published=KnownDate(Period.day(published), "given") if published else None,
    )


def _numbered(claims: list[Claim], extraction: Extraction) -> tuple[Claim, ...]:
    return tuple(
        replace(
            claim,
            id=f"{extraction.id[:12]}-{n}",
            document_id=extraction.document_id,
            extraction_id=extraction.id,
        )
        for n, claim in enumerate(claims)
    )
