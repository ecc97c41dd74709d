"""Groups that reports name and no party file knows: what was said of them, and which known names are near."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

from contested.model import (
    Appearance,
    Claim,
    Control,
    Entry,
    KnownDate,
    Mention,
    Party,
    PartyBook,
    PartyRef,
    Period,
    PlaceRef,
    Publication,
    Span,
)
from contested.provisional import gathered, near

BOOK = PartyBook.of(
    [
        Party("hill-guards", "Hill Guards", "armed group", ("Horas al-Jabal",)),
        Party("river-army", "River Liberation Army", "armed group"),
    ]
)
NAMES = [(name, party.id) for party in BOOK for name in (party.name, *party.aliases)]


def test_near_names_are_hints() -> None:
    assert [party for _, party, _ in near("the Hill Guard", NAMES)] == ["hill-guards"]
    assert [party for _, party, _ in near("Liberation Army of the River", NAMES)] == ["river-army"]
    assert near("Seventh Column", NAMES) == ()


FORD = Mention("Ford", place=PlaceRef("ford", "Ford", country="SD"))
_ROWS = count()


def entry(group: str, words: str, report: str, day: str, known: bool = False) -> Entry:
    """A claim of a report known on a day: a group, by these words, took Ford."""
    row, on = next(_ROWS), date.fromisoformat(day)
    party_id = group if known else f"name:{group.lower()}"
    party = PartyRef(party_id, group, party_id, group, "armed group", known)
    claim = Claim(
        f"c{row}", report, report, Span(0, 1), Control("took", Mention(words, party=party)), place=FORD
    )
    dated = KnownDate(Period.day(on), "given")
    publication = Publication(report, report, report, "Wire", text_date=dated, published=dated)
    return Entry(claim, (Appearance(publication, on, row),), "", row)


def test_each_group_is_counted_once_with_its_days_and_words() -> None:
    found = gathered(
        [
            entry("Hill Guard", "the Hill Guard", "r1", "2024-05-01"),
            entry("Hill Guard", "Hill Guard fighters", "r2", "2024-06-01"),
            entry("Hill Guard", "Hill Guard fighters", "r2", "2024-06-01"),
            entry("Dawn Column", "the Dawn Column", "r1", "2024-05-01"),
            entry("hill-guards", "the Hill Guards", "r3", "2024-07-01", known=True),
        ],
        BOOK,
    )
    assert [g.id for g in found] == ["name:hill guard", "name:dawn column"]
    first = found[0]
    assert (first.claims, first.reports) == (3, 2)
    assert (first.first, first.last) == (date(2024, 5, 1), date(2024, 6, 1))
    assert first.examples == ("Hill Guard fighters", "the Hill Guard")
    assert first.country == "SD"
    assert [party for _, party, _ in first.near] == ["hill-guards"]
    assert found[1].near == ()


def test_two_actors_in_one_phrase_are_no_group() -> None:
    both = entry("x", "x", "r1", "2024-05-01")
    ref = PartyRef("name:x+rsf", "X and RSF", "name:x+rsf", "X and RSF", known=False)
    claim = replace(both.claim, matter=Control("took", Mention("x", party=ref)))
    assert gathered([replace(both, claim=claim)], BOOK) == []


def test_the_order_of_entries_changes_nothing() -> None:
    told = [
        entry("Hill Guard", "a", "r1", "2024-05-01"),
        entry("Dawn Column", "b", "r1", "2024-05-01"),
        entry("Hill Guard", "c", "r2", "2024-04-01"),
    ]
    assert [(g.id, g.claims) for g in gathered(told, BOOK)] == [
        (g.id, g.claims) for g in gathered(told[::-1], BOOK)
    ]
