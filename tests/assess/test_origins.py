"""Who really says it: each row a set of claims that the town is held, and how many origins they have."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.assess.telling import ask, published, said

from contested.model import Entry

WIRE = published("2", "Steppe Wire")
ECHO = published("2", "Lowland Echo")
MIRROR = published("3", "Mirror News")
LONG = (
    "Fighters of the Reds rode into the centre of Ford before noon, shopkeepers and drivers of the town told "
    "this newspaper, and raised their banner over the old customs house."
)
REWRITTEN = LONG.replace("before noon", "shortly before noon").replace("and raised", "where they raised")
OTHER = (
    "A column of trucks with red pennants was seen late in the evening on the bridge of Ford, and by "
    "midnight no soldier of the garrison was left at the town hall, our correspondent found."
)
TAKEN = "Reds took Ford"
Row = tuple[str, list[Entry], tuple[int, int]]

ROWS: list[Row] = [
    ("two outlets", [said("2", TAKEN), said(WIRE, TAKEN)], (2, 2)),
    ("two articles of one outlet", [said("2", TAKEN), said("4", TAKEN)], (1, 1)),
    ("an agency that two outlets credit", [
        said(published("2", "Hill Post", credit="Steppe Wire"), TAKEN),
        said(published("2", "Lowland Echo", credit="Steppe Wire"), TAKEN),
        said(WIRE, TAKEN),
    ], (1, 1)),
    ("one speaker in two outlets", [said("2", TAKEN, "Ann Lee"), said(ECHO, TAKEN, "A. Lee")], (1, 1)),
    ("two speakers in one outlet", [said("2", TAKEN, "Ann Lee"), said("2", TAKEN, "War Watch")], (2, 2)),
    ("a ministry and its spokesman", [
        said("2", f"{TAKEN} from Blues", "Blue Ministry"),
        said("2", f"{TAKEN} from Blues", "Tam Orr of Blues"),
    ], (1, 1)),
    ("a ministry and its spokesman in two outlets", [
        said("2", f"{TAKEN} from Blues", "Blue Ministry"),
        said(ECHO, f"{TAKEN} from Blues", "Tam Orr of Blue Ministry"),
    ], (1, 1)),
    ("a report that repeats its source", [said("2", TAKEN), said("2", TAKEN, "War Watch")], (1, 1)),
    ("a report of two sources and a headline", [
        said("2", TAKEN), said("2", TAKEN, "War Watch"), said("2", TAKEN, "Ann Lee"),
    ], (2, 2)),
    ("unnamed people told apart by number", [said("2", TAKEN, "2 officers of Blues")], (1, 2)),
    ("unnamed people of one side may be the same", [
        said("2", TAKEN, "an officer of Blues"), said(ECHO, TAKEN, "an officer of Blues"),
    ], (1, 2)),
    ("unnamed people without a side add nothing for sure", [
        said("2", TAKEN, "War Watch"), said(ECHO, TAKEN, "a resident"),
    ], (1, 2)),
    ("alone they are one at least", [said(ECHO, TAKEN, "a resident")], (1, 1)),
    ("hearsay may be no origin", [
        said("2", TAKEN, "War Watch"), said("2", TAKEN, "Steppe Wire", via="a driver"),
    ], (1, 2)),
    ("sources of a monitor are the monitor", [
        said("2", TAKEN, "War Watch"), said("2", TAKEN, "sources", via="War Watch"),
    ], (1, 1)),
    ("one text in two outlets", [said("2", TAKEN, text=LONG), said(MIRROR, TAKEN, text=LONG)], (1, 1)),
    ("lightly rewritten", [said("2", TAKEN, text=LONG), said(MIRROR, TAKEN, text=REWRITTEN)], (1, 1)),
    ("told independently", [said("2", TAKEN, text=LONG), said(MIRROR, TAKEN, text=OTHER)], (2, 2)),
    ("unnamed people in a copied text", [
        said("2", TAKEN, "a resident", text=LONG), said(MIRROR, TAKEN, "a resident", text=LONG),
    ], (1, 1)),
    ("the gainer is left out", [said("2", TAKEN, "Ann Lee of Reds"), said(ECHO, TAKEN)], (1, 1)),
    ("a copy of the gainer's medium is its own", [
        said(published("2", "Red Radio"), TAKEN, text=LONG), said(MIRROR, TAKEN, text=LONG),
    ], (0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "expected"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_origins(entries: list[Entry], expected: tuple[int, int]) -> None:
    told = ask(entries, "9").origins
    assert told is not None
    assert (told.low, told.high) == expected


def test_a_described_body_is_the_named_one_of_its_report() -> None:
    named = said("2", TAKEN, "War Watch")
    speaker = replace(named.claim.speaker, name="a monitoring group", mention=None)
    described = replace(named, claim=replace(named.claim, id="other", speaker=speaker))
    told = ask([named, described], "2").origins
    assert told is not None and told.high == 1


def test_a_photo_credit_is_the_origin_of_its_caption_only() -> None:
    caption = said("2", TAKEN)
    caption = replace(caption, claim=replace(caption.claim, caption_credit="Steppe Wire"))
    told = ask([caption, said("2", "Reds holds Ford")], "2").origins
    assert told is not None and (told.low, told.high) == (2, 2)
