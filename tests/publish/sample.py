"""A small war in an invented country, written for the tests of the publish stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from contested.model import (
    Appearance,
    AsOf,
    Claim,
    Control,
    Credit,
    Document,
    Entry,
    KnownDate,
    Link,
    Mention,
    OriginCount,
    PartyRef,
    Period,
    PlaceRef,
    PlaceStatus,
    Publication,
    Rival,
    Span,
    Speaker,
)

TEXT = (
    "Northern Column says it holds Varda bridge\n\n"
    "The Northern Column captured Varda bridge on Tuesday, its spokesman Ivo Marn said. "
    "The defence ministry denied that the bridge had fallen.\n\n"
    "Rain is expected at the weekend."
)
COLUMN = PartyRef("column", "Northern Column", "column", "Northern Column", "armed group")
MINISTRY = PartyRef("ministry", "Defence Ministry", "state", "Vardan government", "organ")
PLACE = PlaceRef("name::varda bridge", "Varda bridge", known=False, reasons=("no gazetteer has it",))
TUESDAY = Period.day(date(2020, 3, 3))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def publication(outlet: str = "Lowland Post", report: str = "varda") -> Publication:
    known = KnownDate(TUESDAY, "dateline")
    return Publication(
        id=f"pub-{outlet}", document_id=Document.id_of(TEXT.encode()), report=report, outlet=outlet,
        credits=(Credit("Plain Wire", "dateline"),), text_date=known, published=known,
    )  # fmt: skip


def entry(claim: Claim, *outlets: str) -> Entry:
    names = outlets or ("Lowland Post",)
    seen = tuple(
        Appearance(publication(name, f"varda-{i}"), date(2020, 3, 3 + i), i) for i, name in enumerate(names)
    )
    return Entry(claim, seen, TEXT, 7)


def spokesman() -> Claim:
    return Claim(
        id="a1b2c3d4e5f6a7b8", document_id="d", extraction_id="x",
        evidence=span("The Northern Column captured Varda bridge on Tuesday"),
        sentence=span("The Northern Column captured Varda bridge on Tuesday, its spokesman Ivo Marn said."),
        matter=Control("took", holder=Mention("The Northern Column", party=COLUMN)),
        speaker=Speaker("named", Mention("Ivo Marn", party=COLUMN), "Ivo Marn", role="spokesman"),
        chain=(Link("Radio Lowland"),), when=TUESDAY, when_span=span("Tuesday"),
        place=Mention("Varda bridge", place=PLACE),
        cues=("control.take",),
    )  # fmt: skip


def ministry() -> Claim:
    return replace(
        spokesman(),
        id="ffee00112233",
        evidence=span("the bridge had fallen"),
        sentence=span("The defence ministry denied that the bridge had fallen."),
        speaker=Speaker("institution", Mention("the ministry", party=MINISTRY), "The defence ministry"),
        chain=(),
        stance="denies",
    )


def disputed() -> PlaceStatus:
    return PlaceStatus(
        place="Varda bridge", place_id=PLACE.id, asof=AsOf(date(2020, 3, 7), date(2020, 3, 8)), state="held",
        rivals=(
            Rival("Northern Column", ("Ivo Marn",), (spokesman().id,)),
            Rival("Vardan government", ("The defence ministry",), (ministry().id,)),
        ),
        basis="disputed", origins=OriginCount(1, 2), last_evidence=date(2020, 3, 3),
        reasons=("The Defence Ministry denies on record that the bridge fell.",),
        claims=(entry(spokesman(), "Lowland Post", "Harbour Echo"), entry(ministry())),
    )  # fmt: skip
