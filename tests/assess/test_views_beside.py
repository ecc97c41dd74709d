"""Timeline, disputes, figures and adversaries' counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.assess.telling import BOOK, FORD, actor, published, said

from contested.assess import adversary_count, disputes, figures, timeline
from contested.model import Bounds, Claim, Dispute, Entry, Figure, Harm, Mention, Violence

WIRE = published("2", "Steppe Wire")


def with_matter(entry: Entry, matter: object, **changes: object) -> Entry:
    claim: Claim = replace(entry.claim, matter=matter, **changes)  # type: ignore[arg-type]
    return replace(entry, claim=claim)


def killed(
    low: int, high: int | None, by: str = "", on: str = "2", doer: str = "", victims: str = "Reds"
) -> Entry:
    """People of a side killed in Ford, as told by somebody."""
    matter = Harm("killed", actor(victims) if victims else Mention("people"), Bounds(low, high), actor(doer))
    return with_matter(said(on, "Reds holds Ford", by), matter)


def counted(low: int, high: int | None, unit: str, by: str, on: str = "2", of: int | None = None) -> Entry:
    matter = Figure(unit, actor("Reds"), Bounds(low, high), Bounds(of, of), Mention("the country"))
    return with_matter(said(on, "Reds holds Ford", by), matter, place=None)


def sides(dispute: Dispute) -> list[str]:
    return [side.party for side in dispute.sides]


def test_the_timeline_follows_the_days_spoken_of_and_says_where_the_status_changes() -> None:
    entries = [
        said("9", "Blues retook Ford", when="8"),
        said("9", "Reds took Ford from Blues", when="3"),
        said("9", "Reds contests Ford", when="2"),
    ]
    rows = timeline(FORD, entries, BOOK)
    assert [str(row.when) for row in rows] == ["2020-03-02", "2020-03-03", "2020-03-08"]
    assert [(r.status.state, r.status.holder) for r in rows if r.status] == [
        ("held", "Blues"), ("held", "Reds"), ("held", "Blues"),
    ]  # fmt: skip


def test_the_timeline_stops_at_what_was_known() -> None:
    entries = [said("3", "Reds took Ford", when="3"), said("9", "Blues retook Ford", when="4")]
    assert len(timeline(FORD, entries, BOOK, date(2020, 3, 3))) == 1


def test_a_dispute_over_a_place_has_its_days_and_both_sides() -> None:
    entries = [
        said("2", "Reds took Ford from Blues", "War Watch", when="2"),
        said("2", "Reds took Ford from Blues", "Tam Orr of Blues", stance="denies", when="2"),
        said("7", "Reds took Ford from Blues", "Lin Moss of Blues", when="7"),
    ]
    (dispute,) = disputes(entries, BOOK)
    assert (dispute.kind, dispute.place, str(dispute.when)) == ("control", "Ford", "2020-03-02/2020-03-06")
    assert sides(dispute) == ["Reds", "Blues"]
    assert dispute.sides[1].speakers == ("Tam Orr (Blues)",)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([killed(69, 69, "Blue Ministry"), killed(20, 20, "War Watch")], [["69", "20"]]),
        ([killed(69, 69, "Blue Ministry"), killed(50, None, "War Watch")], []),
        ([killed(20, 20, "War Watch"), killed(40, 40, "War Watch")], []),
        ([killed(20, 20, "War Watch"), killed(40, 40, "Blue Ministry", "9")], []),
        ([killed(20, 20, "War Watch"), killed(9, 9, "Blue Ministry", victims="Blues")], []),
    ],
    ids=["rival counts", "both may be true", "one speaker's newer count", "another day", "other victims"],
)
def test_counts_of_harm(entries: list[Entry], expected: list[list[str]]) -> None:
    assert [sorted(sides(d), reverse=True) for d in disputes(entries, BOOK)] == expected


def test_rival_figures_count_the_same_thing() -> None:
    rivals = [counted(200, 200, "districts", "Reds"), counted(73, 73, "district", "Blue Ministry")]
    other = counted(9, 9, "area", "Blue Ministry")
    (dispute,) = disputes([*rivals, other], BOOK)
    assert sorted(sides(dispute)) == ["200", "73"]


def test_a_deed_said_and_denied() -> None:
    raid = with_matter(said("2", "Reds holds Ford", "War Watch"), Violence("air strike", actor("Blues")))
    denial = with_matter(
        said("2", "Reds holds Ford", "Blue Ministry", stance="denies"), Violence("air strike", actor("Blues"))
    )
    (dispute,) = disputes([raid, denial], BOOK)
    assert sides(dispute) == ["said", "denied"]


def test_a_deed_laid_at_two_doors() -> None:
    one = with_matter(said("2", "Reds holds Ford", "Reds"), Violence("chemical", actor("Blues")))
    other = with_matter(said("2", "Reds holds Ford", "Blue Ministry"), Violence("chemical", actor("Reds")))
    (dispute,) = disputes([one, other], BOOK)
    assert sorted(sides(dispute)) == ["done by Blues", "done by Reds"]


def test_figures_that_count_the_same_stand_together() -> None:
    rows = figures(
        [
            counted(201, None, "districts", "Reds", "2"),
            said("3", "Reds took 5 areas of Ford"),
            counted(85, 85, "percent", "Reds", "3"),
            counted(225, 275, "district", "War Watch", "5", of=399),
            said("3", "Reds took Ford"),
        ],
        BOOK,
    )
    units = [row.unit for row in rows]
    assert len(rows) == 4
    assert abs(units.index("districts") - units.index("district")) == 1
    assert {row.scope for row in rows} == {"the country", "Ford"}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (killed(69, 69, "Blue Ministry"), True),
        (killed(69, 69, "an officer of Blues"), True),
        (killed(69, 69, "Ann Lee of Reds"), False),
        (killed(69, 69, "Bo of Greens"), False),
        (killed(69, 69, "War Watch"), False),
        (killed(69, 69), False),
        (killed(69, 69, "Blue Ministry", victims=""), False),
        (killed(69, 69, "Blue TV"), True),
        (said("2", "Reds took Ford", "Blue Ministry"), False),
    ],
    ids=[
        "a ministry counts rebels", "an unnamed officer too", "their own side", "their ally", "a monitor",
        "the report", "people of no side", "a side's own medium", "no count of harm",
    ],
)  # fmt: skip
def test_an_adversary_counts_the_dead(entry: Entry, expected: bool) -> None:
    assert adversary_count(entry, BOOK) is expected
