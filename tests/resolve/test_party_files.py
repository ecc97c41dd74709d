"""The built-in party files: whole, sourced, and without names that mean something else."""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from contested.model import ALWAYS, Party
from contested.resolve.partydata import PartyData, party_data
from contested.resolve.partyschema import checked
from contested.resolve.placedata import DATA
from contested.resolve.words import split

FILES = sorted(Path(str(DATA / "parties")).glob("[a-z]*.yaml"))
UD = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "ud"
DATA_ = party_data()


@pytest.fixture(scope="module")
def data() -> PartyData:
    return DATA_


def written() -> list[Party]:
    """The parties of the files, without the states and organs that only come from templates."""
    ids = {row["id"] for file in FILES for row in checked(file)["parties"]}
    return [DATA_.book.parties[i] for i in sorted(ids)]


@pytest.mark.parametrize("file", FILES, ids=[f.name for f in FILES])
def test_a_file_keeps_the_form_that_users_are_held_to(file: Path) -> None:
    assert checked(file)["parties"]


def test_no_id_stands_in_two_files() -> None:
    ids = Counter(row["id"] for file in FILES for row in checked(file)["parties"])
    assert [i for i, n in ids.items() if n > 1] == []


def test_there_are_parties_enough() -> None:
    kinds = Counter(p.kind for p in written())
    assert len(written()) >= 600
    assert kinds["armed group"] + kinds["coalition"] + kinds["organ"] >= 250
    assert kinds["media"] >= 180
    owned = [p for p in written() if p.kind == "media" and any(t.kind == "owned" for t in p.ties)]
    assert len(owned) >= 80


def test_every_party_names_its_source() -> None:
    assert [p.id for p in DATA_.book if not p.source.strip()] == []
    assert [t for p in written() for t in p.ties if not t.source.strip()] == []


def test_every_tie_leads_to_a_party_and_not_to_itself() -> None:
    for party in DATA_.book:
        for tie in party.ties:
            assert tie.party in DATA_.book.parties, party.id
            assert tie.party != party.id


def test_memberships_end_at_a_side() -> None:
    for party in written():
        side = DATA_.book.side(party.id)
        assert DATA_.book.side(side) == side, party.id


def test_allies_are_no_members_of_one_side() -> None:
    for party in written():
        allies = [t.party for t in party.ties if t.kind == "ally"]
        assert len(allies) == len(set(allies)) or any(t.during != ALWAYS for t in party.ties), party.id


def test_who_follows_comes_after() -> None:
    for party in written():
        for tie in party.ties:
            before = DATA_.book.parties[tie.party].active
            if tie.kind == "follows" and before.first and party.active.first:
                assert before.first <= party.active.first, f"{party.id} after {tie.party}"


def test_dated_names_lie_within_the_days_of_their_party() -> None:
    for party in written():
        for name in party.known_as:
            assert name.during != ALWAYS, party.id
            assert party.active.overlaps(name.during), f"{party.id}: {name.name}"


def test_governments_of_one_country_do_not_overlap() -> None:
    for i, (country, days, party) in enumerate(DATA_.governs):
        for other, rival_days, rival in DATA_.governs[i + 1 :]:
            assert other != country or not days.overlaps(rival_days), f"{party}, {rival}"


def test_countries_are_countries() -> None:
    codes = {p.country for p in DATA_.book if p.kind == "state"}
    for party in written():
        conditions = [c for (_, i), c in DATA_.conditions.items() if i == party.id]
        told = {party.country, *DATA_.homes.get(party.id, ()), *(c for n in conditions for c in n.countries)}
        assert told - {""} <= codes, party.id


def test_a_name_that_two_parties_share_tells_them_apart() -> None:
    """By country, by days of the name or of the party; else a report could not tell which is meant."""
    bearers: defaultdict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for alias, party in DATA_.aliases:
        bearers[tuple(w.folded for w in split(alias))][party] = alias
    for found in bearers.values():
        ids = list(found)
        for i, one in enumerate(ids):
            for other in ids[i + 1 :]:
                assert _apart(one, found[one], other, found[other]), f"{found[one]!r}: {one}, {other}"


def _apart(one: str, alias: str, other: str, also: str) -> bool:
    a, b = DATA_.conditions.get((alias, one)), DATA_.conditions.get((also, other))
    first, second = DATA_.book.parties[one], DATA_.book.parties[other]
    if a and b and not set(a.countries) & set(b.countries):
        return True
    lands = set(DATA_.homes.get(one, ())) or {first.country}
    if not lands & (set(DATA_.homes.get(other, ())) or {second.country}):
        return True
    days = [a.during if a and a.during != ALWAYS else first.active,
            b.during if b and b.during != ALWAYS else second.active]  # fmt: skip
    return not days[0].overlaps(days[1]) or DATA_.book.side(one) == DATA_.book.side(other) or bool(a or b)


PLAIN = """
about above actor after agency air all alliance army base battle before board border camp case cell
center centre chief city civil claim coast command convoy council country court crisis day death defence
east enemy evening event fact field fighter fire force front general government group guard head home
hope house independent infantry island judge justice king labour land law leader league left line local
main market media memorial men military militia mission morning movement national network news north
observer office order party peace people place plan platform police power press prime public rebel red
refugee region report resistance right road rule scorpions sea second security service settlers side
soldier south state station storm street strike sunday support team third times town train tribe troops
union unit village voice war water west white world
""".split()  # noqa: SIM905


def _plain(alias: str) -> str:
    """An alias as a common word would look: one word, with no more capitals than its first."""
    short = alias.isupper() and len(alias) <= 4
    mixed = len(alias) <= 4 and sum(c.isupper() for c in alias) > 1
    return "" if " " in alias or "-" in alias or short or mixed else alias.lower()


def test_no_name_is_a_common_word() -> None:
    free = [a for a, i in DATA_.aliases if (a, i) not in DATA_.conditions]
    assert sorted({a for a in free if _plain(a) in PLAIN}) == []


@pytest.mark.skipif(not UD.exists(), reason="needs the treebanks of ../shared")
def test_no_name_is_a_word_of_the_treebanks() -> None:
    seen: Counter[str] = Counter()
    for file in ("ewt.train", "gum.train"):
        with lzma.open(UD / f"{file}.conllu.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = line.split("\t")
                if len(fields) > 3 and fields[3] != "PROPN" and fields[1].islower():
                    seen[fields[1]] += 1
    free = [a for a, i in DATA_.aliases if (a, i) not in DATA_.conditions]
    common = {a for a in free if seen[_plain(a)] >= 2}
    # The bird and the watchman are rarer in reports of war than the state and the newspaper.
    assert common - {"Turkey", "Guardian"} == set()


def test_a_surname_alone_is_known_to_be_one() -> None:
    """People stand under `people`, so that a bare surname counts only in a report on his country."""
    for party in written():
        first_names = {n.split()[-1] for n in party.people if " " in n}
        assert not first_names & set(party.aliases), party.id


def test_sources_are_pages_or_documents() -> None:
    vague = re.compile(r"^(various|general knowledge|internet|news reports?)$", re.IGNORECASE)
    assert [p.id for p in written() if vague.match(p.source)] == []


@pytest.mark.parametrize(
    ("party", "day", "name"),
    [
        ("nusra", date(2016, 7, 27), "Nusra Front"),
        ("nusra", date(2016, 7, 28), "Jabhat Fateh al-Sham"),
        ("nusra", None, "Nusra Front"),
        ("state:MM", date(2021, 1, 31), "Myanmar government"),
        ("state:MM", date(2021, 2, 1), "Myanmar junta"),
        ("state:LY", date(2016, 3, 30), "Government of National Accord"),
        ("state:LY", date(2021, 3, 15), "Government of National Unity"),
        ("amisom", date(2022, 4, 1), "African Union Transition Mission in Somalia"),
        ("fla", date(2024, 12, 1), "Azawad Liberation Front"),
        ("monusco", date(2009, 5, 1), "MONUC"),
    ],
)
def test_what_a_party_was_called(party: str, day: date | None, name: str) -> None:
    assert DATA_.book.parties[party].called(day) == name


@pytest.mark.parametrize(
    ("a", "b", "day", "together"),
    [
        ("rsf", "state:SD", date(2021, 10, 25), True),
        ("rsf", "state:SD", date(2023, 4, 16), False),
        ("rsf", "state:SD", None, False),
        ("nusra", "al-qaeda", date(2015, 1, 1), True),
        ("nusra", "al-qaeda", date(2016, 9, 1), False),
        ("houthis", "saleh-forces", date(2016, 1, 1), True),
        ("houthis", "saleh-forces", date(2018, 1, 1), False),
        ("sudan-shield", "rsf", date(2024, 1, 1), True),
        ("sudan-shield", "state:SD", date(2024, 12, 1), True),
        ("la-mayiza", "sinaloa", date(2024, 1, 1), True),
        ("hezbollah", "state:SY", None, True),
        ("fano", "state:ET", date(2021, 6, 1), True),
        ("fano", "state:ET", date(2023, 8, 1), False),
    ],
)
def test_alliances_have_their_days(a: str, b: str, day: date | None, together: bool) -> None:
    assert DATA_.book.allied(a, b, day) is together
