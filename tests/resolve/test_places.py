"""Place names and phrases: variants of one place, the right country, what a phrase says of where."""

from __future__ import annotations

import pytest

from contested.resolve import Resolver
from contested.resolve.context import Context

VARIANTS = [
    ("AF", "Qala-e-Naw", ["Qala-i-Naw", "Qala i Naw", "Qala e Naw", "Qalah-ye Now", "Qaleh-ye Now"]),
    (
        "AF",
        "Islam Qala",
        ["Eslam Qaleh", "Islam Qal'ah", "Islamic Qala", "the Islam Qala crossing", "Islam Qala post"],
    ),
    ("AF", "Kunduz", ["Konduz", "Kondoz", "Kunduz city", "the city of Kunduz"]),
    ("AF", "Mazar-i-Sharif", ["Mazar-e Sharif", "Mazar-e-Sharif", "Mazār-e Sharīf"]),
    ("AF", "Lashkar Gah", ["Lashkargah", "Lashkar-Gah"]),
    ("AF", "Sheberghan", ["Shibirghan", "Shebergan"]),
    ("AF", "Spin Boldak", ["Spin-Boldak", "Spīn Bōldak", "the Spin Boldak border crossing"]),
    ("SY", "Raqqa", ["Ar-Raqqah", "Raqqah", "Raqa", "Rakka", "al-Raqqa", "the city of Raqqa"]),
    ("SY", "Deir ez-Zor", ["Deir Ezzor", "Deir al-Zor", "Deir Az-Zour", "Dayr az-Zawr", "Deir el-Zour"]),
    ("SY", "Abu Kamal", ["Albu Kamal", "al-Bukamal", "Bukamal"]),
    ("SY", "Khan Shaykhun", ["Khan Sheikhun", "Khan Sheikhoun"]),
    ("SY", "Kobani", ["Kobane", "Ain al-Arab", "Ayn al-Arab"]),
    ("SY", "Tabqa", ["al-Tabqa", "Tabqah"]),
    ("SY", "Douma", ["Duma"]),
    ("SY", "Daraa", ["Deraa", "Dera'a", "Dar'a"]),
    ("IQ", "Fallujah", ["Falluja", "al-Fallujah"]),
    ("IQ", "Baiji", ["Bayji", "Beiji"]),
    ("IQ", "Tal Afar", ["Tel Afar", "Tall Afar"]),
    ("UA", "Kharkiv", ["Kharkov"]),
    ("UA", "Kyiv", ["Kiev"]),
    ("UA", "Bakhmut", ["Artemivsk", "Artyomovsk"]),
    ("UA", "Avdiivka", ["Avdeevka", "Avdeyevka"]),
    ("UA", "Sievierodonetsk", ["Severodonetsk", "Syeverodonetsk"]),
    ("UA", "Odesa", ["Odessa"]),
    ("SD", "El Fasher", ["Al-Fashir", "Al Fashir", "El-Fasher", "al-Fasher"]),
    ("SD", "Wad Madani", ["Wad Medani"]),
    ("SD", "El Geneina", ["Geneina", "al-Geneina"]),
    ("ET", "Mekelle", ["Mekele", "Mek'ele", "Makalle"]),
    ("ET", "Gondar", ["Gonder"]),
    ("YE", "Hodeidah", ["Hodeida", "Al Hudaydah", "al-Hudaydah"]),
    ("YE", "Taiz", ["Taizz", "Ta'izz"]),
    ("YE", "Marib", ["Ma'rib"]),
    ("LY", "Misrata", ["Misratah", "Misurata"]),
    ("LY", "Tarhuna", ["Tarhouna"]),
    ("MM", "Myawaddy", ["Myawady", "Myawadi"]),
    ("MM", "Laukkai", ["Laukkaing", "Laukai"]),
    ("CD", "Kitshanga", ["Kitchanga"]),
    ("CD", "Goma", ["the city of Goma"]),
    ("SO", "Beledweyne", ["Beledwyne", "Beletweyne"]),
    ("SO", "Kismayo", ["Kismaayo"]),
    ("ML", "Timbuktu", ["Tombouctou"]),
    ("NG", "Maiduguri", ["Maiduguri city"]),
    ("PS", "Khan Younis", ["Khan Yunis"]),
    ("PS", "Jabalia", ["Jabaliya", "Jabalya"]),
    ("LB", "Bint Jbeil", ["Bint Jubayl"]),
    ("AZ", "Stepanakert", ["Khankendi"]),
    ("CO", "Cucuta", ["Cúcuta"]),
]


@pytest.mark.parametrize(("country", "name", "forms"), VARIANTS, ids=[name for _, name, _ in VARIANTS])
def test_spellings_of_one_place(resolver: Resolver, country: str, name: str, forms: list[str]) -> None:
    wanted = resolver.place(name, [country])
    assert wanted is not None
    assert (wanted.name, wanted.country) == (name, country)
    got = {form: ref.id if (ref := resolver.place(form, [country])) else None for form in forms}
    assert got == dict.fromkeys(forms, wanted.id)


RIGHT_COUNTRY = [
    ("Tripoli", "LB", "LB"), ("Tripoli", "LY", "LY"), ("Homs", "SY", "SY"), ("Hama", "SY", "SY"),
    ("Sadah", "YE", "YE"), ("Moscow", "SY", "RU"), ("Berlin", "UA", "DE"), ("Rabia", "IQ", "IQ"),
    ("Kabul", "US", "AF"), ("Bama", "NG", "NG"), ("Beni", "CD", "CD"),
    ("Shire", "ET", "ET"), ("Ann", "MM", "MM"), ("Palma", "MZ", "MZ"), ("Bor", "SS", "SS"),
    ("Gao", "ML", "ML"), ("Hit", "IQ", "IQ"), ("Rafah", "PS", "PS"), ("Tyre", "LB", "LB"),
    ("Sake", "CD", "CD"), ("Bara", "SD", "SD"), ("Lyman", "UA", "UA"), ("Georgia", "RU", "GE"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "context", "country"), RIGHT_COUNTRY)
def test_the_report_tells_the_country(resolver: Resolver, name: str, context: str, country: str) -> None:
    ref = resolver.place(name, [context])
    assert ref is not None
    assert ref.country == country


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("Castello Farm Road", "SY"),
        ("Milad", "AF"),
        ("Springfield", "SD"),
        ("Qqrxtz", "UA"),
        ("Santa Rosa", "AF"),
    ],
)
def test_never_a_wrong_country(resolver: Resolver, name: str, context: str) -> None:
    ref = resolver.place(name, [context])
    assert ref is None or ref.country == context


KINDS = [
    ("Herat", "AF", "gn:1140026"),
    ("Herat province", "AF", "admin1:AF.11"),
    ("the province of Herat", "AF", "admin1:AF.11"),
    ("five districts of Herat", "AF", "admin1:AF.11"),
    ("Badghis", "AF", "admin1:AF.02"),
    ("the northern Balkh province", "AF", "admin1:AF.30"),
    ("Aleppo", "SY", "gn:170063"),
    ("Aleppo province", "SY", "admin1:SY.09"),
    ("southern Daraa province", "SY", "admin1:SY.06"),
    ("North Kivu", "CD", "admin1:CD.11"),
    ("North Darfur", "SD", "admin1:SD.55"),
    ("South Kordofan state", "SD", "admin1:SD.50"),
    ("Kharkiv region", "UA", "admin1:UA.07"),
    ("Anbar province", "IQ", "admin1:IQ.01"),
    ("Rakhine State", "MM", "admin1:MM.01"),
    ("Tigray", "ET", "admin1:ET.53"),
    ("Afghanistan", "AF", "country:AF"),
    ("the country", "AF", "country:AF"),
    ("western Afghanistan", "AF", "region:west:country:AF"),
    ("eastern Aleppo", "SY", "region:east:gn:170063"),
    ("the north-east", "SY", "region:northeast:country:SY"),
    ("southern Syria", "SY", "region:south:country:SY"),
    ("Donbas", "UA", "place:donbas:ua"),
    ("Darfur", "SD", "place:darfur:sd"),
    ("Tabqa base", "SY", "place:tabqa-air-base:sy"),
    ("Tabqa", "SY", "gn:172374"),
    ("the Gaza Strip", "PS", "admin1:PS.GZ"),
    ("northern Gaza", "PS", "region:north:admin1:PS.GZ"),
    ("Bagram air base", "AF", "place:bagram-airfield:af"),
]


@pytest.mark.parametrize(("phrase", "context", "place"), KINDS)
def test_the_kind_of_place_that_is_meant(resolver: Resolver, phrase: str, context: str, place: str) -> None:
    ref = resolver.place(phrase, [context])
    assert ref is not None
    assert ref.id == place


RELATIONS = [
    ("the outskirts of Bakhmut", "UA", "Bakhmut", "part of"),
    ("the edge of Kunduz", "AF", "Kunduz", "part of"),
    ("near Pokrovsk", "UA", "Pokrovsk", "near"),
    ("10 km north of Homs", "SY", "Homs", "near"),
    ("between Herat and Iran", "AF", "Herat", "between"),
    ("a neighbourhood of the Syrian city of Aleppo", "SY", "Aleppo", "part of"),
    ("a village in northern Syria", "SY", "northern Syria", "part of"),
    ("Goma", "CD", "Goma", "at"),
]


@pytest.mark.parametrize(("phrase", "context", "name", "relation"), RELATIONS)
def test_how_the_matter_lies_to_the_place(
    resolver: Resolver, phrase: str, context: str, name: str, relation: str
) -> None:
    sense = resolver.places.place(phrase, Context({context: 2.0}))
    assert sense.ref is not None
    assert (sense.ref.name, sense.relation) == (name, relation)


def test_a_region_lies_within_its_place(resolver: Resolver) -> None:
    ref = resolver.place("eastern Herat", ["AF"])
    assert ref is not None
    assert ref.within == ("gn:1140026", "admin2:AF.11.2001", "admin1:AF.11", "country:AF")
    assert ref.feature == "region"


@pytest.mark.parametrize(
    "phrase", ["it", "the area", "positions", "their checkpoints", "", " , ", "the base"]
)
def test_no_name_no_place(resolver: Resolver, phrase: str) -> None:
    assert resolver.places.place(phrase, Context({"UA": 1.0})).ref is None


def test_an_unknown_place_gets_one_local_id(resolver: Resolver) -> None:
    syrian = Context({"SY": 2.0})
    forms = ("Telal Zarqaba", "Telal-Zarqaba", "the village of Telal Zarqaba", "Telal Zarqaba, Syria")
    refs = [resolver.places.place(form, syrian).ref for form in forms]
    assert {ref.id for ref in refs if ref} == {"name:SY:telal zarqaba"}
    assert all(ref and not ref.known and ref.lat is None for ref in refs)
    assert resolver.place("Telal Zarqaba", ["SY"]) is None


def test_a_base_is_not_the_town_of_its_name(resolver: Resolver) -> None:
    ref = resolver.places.place("Raqqa military base", Context({"SY": 2.0})).ref
    assert ref is not None
    assert ref.id == "name:SY:raqqa base"
    assert not ref.known


def test_equal_candidates_are_not_guessed(resolver: Resolver) -> None:
    ref = resolver.places.place("San Pedro", Context()).ref
    assert ref is not None
    assert (ref.id, ref.known) == ("", False)
    assert len(ref.candidates) > 1


def test_lookup_prefers_places_in_use(resolver: Resolver) -> None:
    used = [ref for name in ("Islam Qala", "Herat") if (ref := resolver.place(name, ["AF"]))]
    local = resolver.places.place("Telal Zarqaba", Context({"SY": 2.0})).ref
    assert local is not None
    names = ("Islamic Qala", "Eslam Qaleh", "islam qala", "Telal Zarqaba", "No Such Place At All")
    found = [resolver.lookup(name, [*used, local]) for name in names]
    assert [ref and ref.id for ref in found] == [used[0].id] * 3 + [local.id, None]


def test_find_gives_every_place_of_a_name(resolver: Resolver) -> None:
    found = resolver.find("Tripoli")
    assert {"LY", "LB"} <= {place.country for place in found}
    assert found[0].country == "LY"
    assert "tarabulus" in found[0].names
    assert resolver.find("Qqrxtz") == []


def test_listed_places_are_well_formed(resolver: Resolver) -> None:
    from contested.resolve.placedata import place_data

    listed = place_data().listed
    assert len(listed) > 300
    assert len({entry.id for entry in listed}) == len(listed)
    for entry in listed:
        assert entry.source, entry.name
        assert all(resolver.gazetteer.get(outer) for outer in entry.within), entry.name
        if entry.lat is not None and entry.lon is not None:
            assert -90 <= entry.lat <= 90 and -180 <= entry.lon <= 180, entry.name


WHOLE = [
    ("Democratic Republic of Congo", "RW", "country:CD"),
    ("eastern Democratic Republic of Congo", "RW", "region:east:country:CD"),
    ("the north of the Democratic Republic of the Congo", "CD", "country:CD"),
    ("Republic of Congo", "CD", "country:CG"),
    ("the Central African Republic", "TD", "country:CF"),
    ("southern Republic of Moldova", "UA", "region:south:country:MD"),
    ("northern Bosnia and Herzegovina", "HR", "region:north:country:BA"),
    ("Goma, Democratic Republic of Congo", "RW", "gn:216281"),
    ("Goma's airport", "CD", "place:goma-airport:cd"),
    ("the airport of Goma", "CD", "place:goma-airport:cd"),
]


@pytest.mark.parametrize(("phrase", "context", "place"), WHOLE)
def test_a_name_with_of_is_kept_whole(resolver: Resolver, phrase: str, context: str, place: str) -> None:
    ref = resolver.place(phrase, [context])
    assert ref is not None
    assert ref.id == place


@pytest.mark.parametrize("context", [("TR",), ("TR", "US"), ("SY",), ()])
@pytest.mark.parametrize("name", ["Kobani", "Kobane", "Kobanî"])
def test_an_exact_name_comes_before_a_like_one(
    resolver: Resolver, name: str, context: tuple[str, ...]
) -> None:
    ref = resolver.place(name, context)
    assert ref is not None
    assert (ref.name, ref.country) == ("Kobani", "SY")


def test_a_short_name_is_no_other_town_of_the_report(resolver: Resolver) -> None:
    ref = resolver.place("Homs", ["UA"])
    assert ref is None or ref.country == "SY"


@pytest.mark.parametrize("phrase", ["Deir ez-Zor", "and Deir ez-Zor", "Deir ez-Zor and Hama", "Deir ez Zor"])
def test_small_words_inside_a_name_do_not_part_it(resolver: Resolver, phrase: str) -> None:
    ref = resolver.place(phrase, ["SY"])
    assert ref is not None
    assert ref.name == "Deir ez-Zor"


@pytest.mark.parametrize("phrase", ["Saturday", "on Monday", "No", "Several", "in July", "Neither"])
def test_days_and_counts_are_no_places(resolver: Resolver, phrase: str) -> None:
    assert resolver.places.place(phrase, Context({"CD": 2.0})).ref is None
