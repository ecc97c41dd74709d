"""Whole reports geoparsed: which names are places, what each means beside the others, what is left open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contested.model import Document, Publication, Toponym
from contested.resolve import Resolver
from contested.resolve.geoparse import SURE
from contested.resolve.survey import Name, survey


def geoparsed(resolver: Resolver, text: str, tagged: str = "", url: str = "") -> list[Toponym]:
    """`tagged` are the names that the language stage would tag: "LOC Goma; PER Kaya"."""
    names = []
    for each in filter(None, (part.strip() for part in tagged.split(";"))):
        label, name = each.split(" ", 1)
        at = -1
        while (at := text.find(name, at + 1)) >= 0:
            names.append((at, at + len(name), label))
    document = Document(id="d", data=b"", text=text)
    return resolver.toponyms(document, Publication("p", "d", "r", url=url), names)


SENSES = [
    ("A mortar hit a school in Tripoli, and militias left Misrata for Sirte, Libyan officials said.",
     "LOC Tripoli; LOC Misrata; LOC Sirte; MISC Libyan", "Tripoli", "gn:2210247"),
    ("Gunmen fought in Tripoli as the army of Lebanon closed the road to Zgharta and Akkar.",
     "LOC Tripoli; LOC Lebanon; LOC Zgharta; LOC Akkar", "Tripoli", "gn:266826"),
    ("Residents of London, Ontario, sent blankets to Kharkiv.", "LOC London; LOC Ontario; LOC Kharkiv",
     "London", "gn:6058560"),
    ("Ministers met in London and Paris to speak about the truce in Sudan.",
     "LOC London; LOC Paris; LOC Sudan",
     "London", "gn:2643743"),
    ("A collector from Paris, Texas, bought the flag.", "LOC Paris; LOC Texas", "Paris", "gn:4717560"),
    ("Deserters crossed from Abkhazia into Georgia and were flown to Tbilisi.",
     "LOC Abkhazia; LOC Georgia; LOC Tbilisi", "Georgia", "country:GE"),
    ("Guard units from Alabama, Georgia and Florida were sent to Kuwait.",
     "LOC Alabama; LOC Georgia; LOC Florida; LOC Kuwait", "Georgia", "admin1:US.GA"),
    ("Shells fell on Marib and Taiz; in Sanaa, Yemen, markets closed.",
     "LOC Marib; LOC Taiz; LOC Sanaa; LOC Yemen", "Marib", "gn:72968"),
    ("The province of Herat was quiet. Herat province has fifteen districts.", "LOC Herat province",
     "Herat province", "admin1:AF.11"),
    ("Traders in Herat shut their shops, and flights to Kabul stopped.", "LOC Herat; LOC Kabul", "Herat",
     "gn:1140026"),
]  # fmt: skip


KINDS = [
    ("Fighting in Balkh province spread, Kabul said.", "LOC Balkh; LOC Kabul", "Balkh", "admin1:AF.30"),
    ("Herat is calm, but the province of Farah is not, Kabul said.", "LOC Herat; LOC Farah; LOC Kabul",
     "Farah", "admin1:AF.06"),
    ("The Islam Qaleh border crossing fell, officials in Kabul and Herat said.", "LOC Kabul; LOC Herat",
     "Islam Qaleh", "gn:1142404"),
    ("Clashes reached the Uvira territory of South Kivu in Congo.", "LOC South Kivu; LOC Congo",
     "Uvira", "admin2:CD.12.08"),
    ("Refugees reached the Chad town of Adre on Monday.", "LOC Chad; LOC Adre", "Chad", "country:TD"),
    ("Aid reached the Hamas camp near Rafah.", "ORG Hamas; LOC Rafah", "Hamas", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tagged", "name", "place"), KINDS, ids=[f"{n} {p}" for _, _, n, p in KINDS])
def test_the_kind_told_beside_a_name_counts(
    resolver: Resolver, text: str, tagged: str, name: str, place: str | None
) -> None:
    found = {each.text: each.ref.id if each.ref else "" for each in geoparsed(resolver, text, tagged)}
    assert found.get(name) == place


@pytest.mark.parametrize(
    ("text", "tagged", "name", "place"), SENSES, ids=[f"{n} {p}" for _, _, n, p in SENSES]
)
def test_a_name_takes_the_sense_that_the_report_supports(
    resolver: Resolver, text: str, tagged: str, name: str, place: str
) -> None:
    found = {each.text: each.ref.id for each in geoparsed(resolver, text, tagged) if each.ref}
    assert found.get(name) == place


FOUND = [
    # tagged as places, and what is done to their edges
    ("KHARTOUM, Sudan — Markets burned.", "LOC KHARTOUM; LOC Sudan", ["KHARTOUM", "Sudan"]),
    ("Convoys left the Rift Valley Province.", "LOC Rift Valley", ["Rift Valley Province"]),
    ("They flew to Lagos, Nigeria.", "LOC Lagos, Nigeria", ["Lagos", "Nigeria"]),
    # tagged as something else
    ("He came from Mandera with his sons. Mandera is calm.", "PER Mandera", ["Mandera", "Mandera"]),
    ("Fighters of the DRC went home.", "ORG DRC", ["DRC"]),
    # not tagged at all
    ("Volunteers came from Oregon, Nevada and Utah.", "", ["Oregon", "Nevada", "Utah"]),
    # bodies: where they have their seat, never media or groups
    ("Kharkiv City Council met.", "ORG Kharkiv City Council", ["Kharkiv"]),
    ("The University of Khartoum reopened.", "ORG University of Khartoum", ["Khartoum"]),
    ("The Jerusalem Post reported it.", "ORG Jerusalem Post", []),
    ("The Washington Post reported it.", "ORG Washington Post", []),
    ("Islamic State denied it.", "ORG Islamic State", []),
    # names of people
    ("President Kaya spoke. Aid came to Goma.", "PER Kaya; LOC Goma", ["Goma"]),
    ("Ahmet Kaya said so. Kaya left later.", "PER Ahmet Kaya; LOC Kaya", []),
    # a street within a town is told only where a gazetteer holds it
    ("A bomb went off on Zelcora Street in Odesa.", "LOC Zelcora Street; LOC Odesa", ["Odesa"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tagged", "names"), FOUND, ids=[text[:40] for text, _, _ in FOUND])
def test_which_names_are_places(resolver: Resolver, text: str, tagged: str, names: list[str]) -> None:
    found = [each.text for each in geoparsed(resolver, text, tagged) if not each.demonym]
    assert found == names


def test_peoples_are_marked(resolver: Resolver) -> None:
    found = geoparsed(resolver, "Afghan and Iranian guards fought near Zaranj.", "LOC Zaranj; MISC Afghan")
    told = [(each.text, each.demonym, each.ref.id if each.ref else "") for each in found]
    assert told[:2] == [("Afghan", True, "country:AF"), ("Iranian", True, "country:IR")]
    assert told[2][:2] == ("Zaranj", False)


def test_one_name_has_one_sense_in_a_report(resolver: Resolver) -> None:
    text = "Tripoli was shelled. In Lebanon's north, Tripoli stayed shut. Tripoli and Beirut are far apart."
    found = geoparsed(resolver, text, "LOC Tripoli; LOC Lebanon; LOC Beirut")
    assert len({each.ref.id for each in found if each.ref and each.text == "Tripoli"}) == 1


def test_the_address_of_the_outlet_tells_its_country(resolver: Resolver) -> None:
    text = "Police in Perth charged two men over the arson in Perth."
    at = {
        url: geoparsed(resolver, text, "LOC Perth", url)[0].ref for url in ("", "https://news.example.uk/a")
    }
    assert {ref.country for ref in at.values() if ref} >= {"AU"}
    british = resolver.geoparser.finder
    choice = survey([Name("Perth")], {"GB": 3.0}, british)[0]
    assert choice.ranked[0][0].country == "GB"


REASONS = [
    ("Men of London, Ontario, agreed.", "LOC London; LOC Ontario", "London", "named right behind: Ontario"),
    ("Clashes in Homs; Syria closed a road.", "LOC Homs; LOC Syria", "Homs", "the report names Syria"),
    ("Snow fell on Kyzyl-Suu.", "LOC Kyzyl-Suu", "Kyzyl-Suu", "of that name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tagged", "name", "reason"), REASONS)
def test_reasons_are_told_in_words(
    resolver: Resolver, text: str, tagged: str, name: str, reason: str
) -> None:
    told = next(each.ref for each in geoparsed(resolver, text, tagged) if each.text == name)
    assert told is not None
    assert reason in "; ".join(told.reasons) or told.id == ""
    assert told.reasons


def test_names_that_cannot_be_told_apart_are_left_open(resolver: Resolver) -> None:
    ref = geoparsed(resolver, "He was born in San Pedro.", "LOC San Pedro")[0].ref
    assert ref is not None
    assert (ref.id, ref.known, ref.lat) == ("", False, None)
    assert len(ref.candidates) > 1
    assert "several places fit" in ref.reasons[0]


RELATIONS = [
    ("Drones struck the outskirts of Bakhmut.", "Bakhmut", "near", 2, 2),
    ("Drones struck near Bakhmut.", "Bakhmut", "near", 2, 2),
    ("Drones struck 5 km north of Bakhmut.", "Bakhmut", "near", 2, 2),
    ("Troops met between Goma and Sake.", "Sake", "between", 5, 3),
    ("Streets of eastern Aleppo burned.", "Aleppo", "part of", 1, 1),
    ("Streets in Aleppo burned.", "Aleppo", "at", 1, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "relation", "where", "geo"), RELATIONS)
def test_the_words_before_tell_the_relation(
    resolver: Resolver, text: str, name: str, relation: str, where: int, geo: int
) -> None:
    found = next(each for each in geoparsed(resolver, text, f"LOC {name}; LOC Goma") if each.text == name)
    assert found.ref is not None
    assert (found.relation, found.ref.where_prec, found.ref.geo_precision) == (relation, where, geo)


NAMES = [
    "Tripoli", "Georgia", "London", "Ontario", "Homs", "Syria", "Springfield", "San Jose", "Santa Rosa",
    "Goma", "Kabul", "Paris", "Texas", "Victoria", "Alexandria", "Hama", "Ramadi", "Valencia", "Lebanon",
]  # fmt: skip


TOWNS = [name for name in NAMES if name not in ("Georgia", "Ontario", "Syria", "Texas", "Lebanon", "Kabul")]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=12))
def test_laws_of_a_survey(resolver: Resolver, chosen: list[str]) -> None:
    """Beliefs add up to one, no answer is below the margin, one name has one sense, spans are in order."""
    choices = survey([Name(name) for name in chosen], {}, resolver.geoparser.finder)
    for choice in choices:
        assert sum(belief for _, belief in choice.ranked) == pytest.approx(1.0)
        beliefs = [belief for _, belief in choice.ranked]
        assert beliefs == sorted(beliefs, reverse=True)
    text = " then ".join(chosen) + " burned."
    found = geoparsed(resolver, text, ";".join(f"LOC {name}" for name in set(chosen)))
    senses: dict[str, set[str]] = {}
    for each in found:
        assert each.span.of(text) == each.text
        senses.setdefault(each.text, set()).add(each.ref.id if each.ref else "")
    assert all(len(ids) == 1 for ids in senses.values())
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(TOWNS), min_size=1, max_size=6, unique=True))
def test_no_answer_is_below_the_margin(resolver: Resolver, chosen: list[str]) -> None:
    """Whatever names stand together, a place is told where it is believed enough, and only there."""
    text = "\n".join(f"{name}." for name in chosen)
    found = geoparsed(resolver, text, ";".join(f"LOC {name}" for name in chosen))
    choices = survey([Name(each.text) for each in found], {}, resolver.geoparser.finder)
    for each, choice in zip(found, choices, strict=True):
        assert each.ref is not None
        assert bool(each.ref.id) == (choice.belief >= SURE)
        assert each.ref.id or each.ref.candidates


def test_given_spans_are_located_in_their_order(resolver: Resolver) -> None:
    text = "From Homs to Hama, in Syria."
    document, publication = Document(id="d", data=b"", text=text), Publication("p", "d", "r")
    spans = [each.span for each in geoparsed(resolver, text, "LOC Homs; LOC Hama; LOC Syria")][::-1]
    found = resolver.located(document, publication, spans)
    assert [each.text for each in found] == ["Syria", "Hama", "Homs"]
    assert [each.ref.country for each in found if each.ref] == ["SY"] * 3


@pytest.mark.parametrize("text", ["", " ", "’s ’s", "A.\n\nB.", "—", "The Of And", "U.S.", "١٢٣ دمشق"])
def test_odd_texts_do_no_harm(resolver: Resolver, text: str) -> None:
    document, publication = Document(id="d", data=b"", text=text), Publication("p", "d", "r")
    for label in ("LOC", "PER", "ORG", "MISC"):
        assert all(
            each.span.of(text) == each.text
            for each in resolver.toponyms(document, publication, [(0, len(text), label)])
        )
