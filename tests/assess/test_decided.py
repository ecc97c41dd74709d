"""Names as decided: rulings in a table of cases, then what they do to entries, to the book, to origins."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.assess.telling import BOOK, FORD, GATE, SHIRE, ask, published, ref, said

from contested import assess
from contested.model import Decision, Entry, Mention, PlaceRef, Subject

START = datetime(2026, 1, 1, tzinfo=UTC)


def person(name: str) -> Subject:
    return Subject("person", name.casefold(), name)


def place(found: PlaceRef) -> Subject:
    return assess.place_subject(found)


def party(name: str) -> Subject:
    return assess.party_subject(ref(name))


def decided(*told: str) -> list[Decision]:
    """ "a = b": a merge; "a / b": a split; "undo N": takes back the N-th decision. Names are people."""
    made: list[Decision] = []
    for n, words in enumerate(told):
        at = START + timedelta(hours=n)
        if words.startswith("undo"):
            reverses = made[int(words.split()[1])].id
            made.append(Decision.made("withdraw", (), "me", at, "an error", reverses=reverses))
        else:
            a, sign, b = words.split()
            kind = "merge" if sign == "=" else "split"
            made.append(Decision.made(kind, (person(a), person(b)), "me", at, "seen"))  # type: ignore[arg-type]
    return made


RULINGS = [
    # what was decided, which decisions stand, what the first names count for
    (["a = b"], "y", {"a": "b", "b": "b"}),
    (["a = b", "b = c"], "yy", {"a": "c", "b": "c", "c": "c"}),
    (["b = c", "a = b"], "yy", {"a": "c"}),
    (["a = b", "b = a"], "yy", {"a": "a", "b": "a"}),
    (["a = b", "b = c", "c = a"], "yyy", {"a": "a", "b": "a", "c": "a"}),
    (["a = b", "a / b"], "ny", {"a": "a", "b": "b"}),
    (["a = b", "b / a"], "ny", {"a": "a", "b": "b"}),
    (["a / b", "a = b"], "ny", {"a": "b"}),
    (["a = b", "b = c", "a / c"], "nyy", {"a": "a", "b": "c"}),
    (["a / c", "a = b", "b = c"], "nyy", {"a": "c"}),
    (["a = b", "c / b", "c = a"], "nyy", {"c": "a", "a": "a", "b": "b"}),
    (["a = b", "undo 0"], "ny", {"a": "a"}),
    (["a = b", "undo 0", "undo 1"], "yny", {"a": "b"}),
    (["a = b", "a / b", "undo 1"], "yny", {"a": "b"}),
    (["a = b", "a = c"], "yy", {"b": "c", "a": "c"}),
    (["a = b", "c = d"], "yy", {"a": "b", "c": "d"}),
]


@pytest.mark.parametrize(("told", "standing", "counts"), RULINGS, ids=["; ".join(r[0]) for r in RULINGS])
def test_rulings(told: list[str], standing: str, counts: dict[str, str]) -> None:
    rulings = assess.rulings(decided(*told))
    assert "".join("ny"[r.standing == "in force"] for r in rulings.all) == standing
    for name, kept in counts.items():
        found = rulings.counts_for(person(name).key)
        assert (found.id if found else name) == kept


def test_what_overrules_is_named() -> None:
    made = decided("a = b", "a / b")
    assert [r.by for r in assess.rulings(made).all] == [made[1].id, ""]


def merged(a: Subject, b: Subject, *more: Decision) -> list[Decision]:
    return [Decision.made("merge", (a, b), "A. Reader", START, "one and the same"), *more]


def split(a: Subject, b: Subject) -> list[Decision]:
    return [Decision.made("split", (a, b), "A. Reader", START, "two")]


def origins(entries: list[Entry], decisions: list[Decision]) -> tuple[int, int]:
    book = assess.decided_book(BOOK, assess.rulings(decisions))
    from contested.model import AsOf

    asof = AsOf(published("9").known, published("9").known)
    told = assess.status(FORD, assess.apply(decisions, entries), book, asof).origins
    assert told is not None
    return told.low, told.high


TAKEN = "Reds took Ford"
ECHO = published("2", "Lowland Echo")
HERALD = published("2", "Lowlands Echo")
ANN, ANNE, BEN = (Subject("person", n.casefold(), n) for n in ("Ann Lee", "Anne Lee", "Ann Leigh"))
TWO = [said("2", TAKEN, "Ann Lee"), said(ECHO, TAKEN, "Ann Leigh")]
BY_RULE = [said("2", TAKEN, "Ann Lee"), said(ECHO, TAKEN, "Anne Lee")]
PAPERS = [said(ECHO, TAKEN), said(HERALD, TAKEN)]
echo, herald = party("Lowland Echo"), party("Lowlands Echo")
ORIGINS = [
    ("two names", TWO, [], (2, 2)),
    ("one by decision", TWO, merged(BEN, ANN), (1, 1)),
    ("and apart again", TWO, merged(BEN, ANN) + split(BEN, ANN), (2, 2)),
    ("one by rule", BY_RULE, [], (1, 1)),
    ("a split overrules the rule", BY_RULE, split(ANNE, ANN), (2, 2)),
    ("a merge goes with the rule", [*TWO, said("3", TAKEN, "A. Lee")], merged(BEN, ANN), (1, 1)),
    ("two papers", PAPERS, [], (2, 2)),
    ("one paper", PAPERS, merged(herald, echo), (1, 1)),
    ("two papers again", PAPERS, merged(herald, echo) + split(herald, echo), (2, 2)),
    ("a paper and one of the book", [said("2", TAKEN), said(ECHO, TAKEN)],
     merged(echo, party("Hill Post")), (1, 1)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "decisions", "count"), [o[1:] for o in ORIGINS], ids=[o[0] for o in ORIGINS]
)
def test_origins_follow_decisions(
    entries: list[Entry], decisions: list[Decision], count: tuple[int, int]
) -> None:
    assert origins(entries, decisions) == count


def test_an_owned_outlet_gives_its_side_to_the_name_that_is_merged_into_it() -> None:
    entries = [said(ECHO, TAKEN), said("2", TAKEN, "War Watch")]
    assert origins(entries, []) == (2, 2)
    assert origins(entries, merged(echo, party("Red Radio"))) == (1, 1), "the gainer's own medium is left out"


def test_a_merged_place_counts_with_what_lies_around_it() -> None:
    fort = PlaceRef("name:XX:fort", "Fort", False, country="XX")
    entry = said("2", TAKEN)
    assert entry.claim.place is not None
    there = replace(
        entry, claim=replace(entry.claim, place=replace(entry.claim.place, text="Fort", place=fort))
    )
    (found,) = assess.apply(merged(place(fort), place(FORD)), [there])
    kept = found.claim.place.place if found.claim.place else None
    assert kept is not None and (kept.id, kept.within) == ("ford", ("shire", "xx"))
    assert kept.reasons == ("the same as Ford by decision of A. Reader, 1 January 2026: one and the same",)
    assert found.claim.place is not None and found.claim.place.text == "Fort", "words stay as they are"
    assert ask([found], "3").holder == "Reds"


def test_what_lies_within_a_merged_area_lies_within_the_other() -> None:
    county = PlaceRef("name:XX:county", "County", False, "admin1", "XX", within=("yy",))
    (found,) = assess.apply(merged(place(SHIRE), place(county)), [said("2", "Reds took Gate")])
    assert found.claim.place and found.claim.place.place
    assert found.claim.place.place.id == GATE.id
    assert found.claim.place.place.within == (county.id, "yy", "xx")


def test_a_spelling_that_was_split_stands_for_itself() -> None:
    written = said("2", TAKEN)
    assert written.claim.place is not None
    other = replace(written.claim, place=replace(written.claim.place, text="the village of Fordh"))
    off = Subject("place", "name:XX:fordh", "Fordh", PlaceRef("name:XX:fordh", "Fordh", False, country="XX"))
    entries = assess.apply(split(off, place(FORD)), [written, replace(written, claim=other)])
    assert [e.claim.place.place.id for e in entries if e.claim.place and e.claim.place.place] == [
        "ford", "name:XX:fordh",
    ]  # fmt: skip


def test_a_place_that_nobody_could_place_is_placed() -> None:
    entry = said("2", TAKEN)
    lost = replace(entry, claim=replace(entry.claim, place=Mention("the hamlet of Weir")))
    nowhere = Subject("place", "name::weir", "Weir", PlaceRef("name::weir", "Weir", False))
    (found,) = assess.apply(merged(nowhere, place(FORD)), [lost])
    assert found.claim.place is not None and found.claim.place.place is not None
    assert found.claim.place.place.id == "ford"


def test_organs_of_a_merged_party_change_sides() -> None:
    (found,) = assess.apply(
        merged(party("Blues"), party("Greens")), [said("2", TAKEN, "Tam Orr of Blue Ministry")]
    )
    assert found.claim.speaker.side == "Greens"
    assert found.claim.speaker.party is not None and found.claim.speaker.party.id == "blue-ministry"


def test_two_actors_in_one_phrase_count_each_for_itself() -> None:
    both = replace(
        ref("Reds"), id="reds+blues", name="Reds and Blues", side_id="reds+blues", side="Reds and Blues"
    )
    seen = assess.Decided(assess.rulings(merged(party("Reds"), party("Greens"))))
    found = seen.party(both)
    assert (found.id, found.side) == ("greens+blues", "Greens and Blues")


def test_the_book_follows() -> None:
    book = assess.decided_book(BOOK, assess.rulings(merged(party("Blues"), party("Greens"))))
    assert book.get("blues") is None
    assert book.side("blue-tv") == "greens"
    assert book.allied("blue-ministry", "reds"), "the Greens are allies of the Reds"
    assert "Blues" in book.parties["greens"].aliases
    assert assess.decided_book(BOOK, assess.rulings(split(echo, herald))) is not None
    assert assess.decided_book(BOOK, assess.rulings([])) is BOOK


def test_a_person_whose_side_is_not_told_takes_the_one_that_was_known_at_the_decision() -> None:
    ann = replace(ANN, party=ref("Blues"))
    (found,) = assess.apply(merged(BEN, ann), [said("2", TAKEN, "Ann Leigh")])
    assert (found.claim.speaker.name, found.claim.speaker.side) == ("Ann Lee", "Blues")
    (found,) = assess.apply(merged(BEN, ann), [said("2", TAKEN, "Ann Leigh of Reds")])
    assert found.claim.speaker.side == "Reds", "what the report says goes first"


def test_entries_without_a_decided_name_are_the_same_objects() -> None:
    entry = said("2", TAKEN, "Tam Orr of Blues")
    (found,) = assess.apply(merged(BEN, ANN), [entry])
    assert found is entry
