"""Phrases about actors, as a parser cuts them, and the side that each stands for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from contested.resolve import Resolver
from contested.resolve.context import Context

AFGHAN = Context({"AF": 6.0, "US": 1.5}, {"taliban": 5.0})
SYRIAN = Context({"SY": 6.0, "RU": 1.0}, {"islamic-state": 3.0, "nusra": 1.0})
UKRAINIAN = Context({"UA": 6.0, "RU": 3.0})
SUDANESE = Context({"SD": 5.0}, {"rsf": 4.0})
NOWHERE = Context()

NAMED = [
    ("Taliban militants", "Taliban"),
    ("the Taliban", "Taliban"),
    ("Zabihullah Mujahid, a Taliban spokesman", "Taliban"),
    ("the Afghan Ministry of Interior", "Afghan government"),
    ("Afghan security forces", "Afghan government"),
    ("Afghan National Army soldiers", "Afghan government"),
    ("Afghan security and customs officials", "Afghan government"),
    ("spokesman for the Afghan defence ministry", "Afghan government"),
    ("a spokesman of the Afghan president", "Afghan government"),
    ("the Pakistani Taliban", "Pakistani Taliban"),
    ("TTP fighters", "Pakistani Taliban"),
    ("ISKP", "Islamic State Khorasan"),
    ("Ukrainian troops", "Ukraine"),
    ("the Ukrainian General Staff", "Ukraine"),
    ("Ukraine's air force", "Ukraine"),
    ("Kyiv", "Ukraine"),
    ("President Volodymyr Zelenskyy", "Ukraine"),
    ("Russian forces", "Russia"),
    ("Moscow", "Russia"),
    ("the Kremlin", "Russia"),
    ("Russia’s defence ministry", "Russia"),
    ("Wagner mercenaries", "Russia"),
    ("Russian-backed separatists", "Russian-backed separatists"),
    ("pro-Russian separatists", "Russian-backed separatists"),
    ("US military", "United States"),
    ("U.S. forces", "United States"),
    ("the US Central Command", "United States"),
    ("American soldiers", "United States"),
    ("Washington", "United States"),
    ("the Pentagon", "United States"),
    ("the US-led coalition", "US-led coalition"),
    ("coalition warplanes", "US-led coalition"),
    ("President Bashar al-Assad's forces", "Syrian government"),
    ("the Assad regime", "Syrian government"),
    ("Syrian army soldiers", "Syrian government"),
    ("Damascus", "Syrian government"),
    ("the Syrian opposition", "Syrian rebels"),
    ("Free Syrian Army", "Syrian rebels"),
    ("Syrian rebels", "Syrian rebels"),
    ("Turkish-backed rebels", "Syrian National Army"),
    ("Islamic State fighters", "Islamic State"),
    ("IS", "Islamic State"),
    ("Isis", "Islamic State"),
    ("ISIL militants", "Islamic State"),
    ("suspected Isis members", "Islamic State"),
    ("the Nusra Front", "Nusra Front"),
    ("Jabhat al-Nusra", "Nusra Front"),
    ("HTS", "Hayat Tahrir al-Sham"),
    ("US-backed Kurdish-Arab Syrian Democratic Forces", "SDF"),
    ("the Kurdish-led SDF", "SDF"),
    ("Kurdish forces", "Kurdish forces"),
    ("Syrian Kurds", "Kurdish forces"),
    ("YPG", "Kurdish forces"),
    ("Iraqi Kurdish Peshmerga", "Kurdistan Regional Government"),
    ("Iraqi security forces", "Iraqi government"),
    ("the Iraqi prime minister", "Iraqi government"),
    ("Popular Mobilisation Units", "Popular Mobilization Forces"),
    ("Turkish jets", "Turkey"),
    ("Turkey's foreign minister", "Turkey"),
    ("the Israeli army", "Israel"),
    ("the IDF", "Israel"),
    ("Hamas gunmen", "Hamas"),
    ("the Gaza health ministry", "Hamas"),
    ("Hezbollah", "Hezbollah"),
    ("Lebanon's Hizbullah", "Hezbollah"),
    ("Iran's Revolutionary Guards", "Iran"),
    ("Chinese Foreign Ministry", "China"),
    ("British diplomats", "United Kingdom"),
    ("the Foreign Office", "United Kingdom"),
    ("the French president", "France"),
    ("Japan's foreign ministry", "Japan"),
    ("the Bolivian army", "Bolivia"),
    ("the RSF", "Rapid Support Forces"),
    ("Rapid Support Forces", "Rapid Support Forces"),
    ("Sudan's army", "Sudanese government"),
    ("the Sudanese Armed Forces", "Sudanese government"),
    ("M23 rebels", "M23"),
    ("Rwanda-backed M23 rebels", "M23"),
    ("Congolese soldiers", "Congolese government"),
    ("FARDC", "Congolese government"),
    ("the Myanmar junta", "Myanmar junta"),
    ("Myanmar's military", "Myanmar junta"),
    ("Arakan Army", "Arakan Army"),
    ("People's Defence Force fighters", "Myanmar resistance"),
    ("Tigrayan forces", "Tigray forces"),
    ("TPLF", "Tigray forces"),
    ("Ethiopian troops", "Ethiopian government"),
    ("Fano militiamen", "Fano"),
    ("Eritrean soldiers", "Eritrea"),
    ("al-Shabaab fighters", "al-Shabaab"),
    ("the Somali National Army", "Somali government"),
    ("Houthi rebels", "Houthis"),
    ("Yemen's Houthis", "Houthis"),
    ("the Saudi-led coalition", "Saudi-led coalition"),
    ("Haftar's forces", "Libyan National Army"),
    ("the Government of National Accord", "Government of National Unity"),
    ("Boko Haram insurgents", "Boko Haram"),
    ("Nigerian troops", "Nigerian government"),
    ("JNIM", "JNIM"),
    ("Tuareg rebels", "Azawad Liberation Front"),
    ("Mali's junta", "Malian government"),
    ("Azerbaijani forces", "Azerbaijan"),
    ("the Armenian defence ministry", "Armenia"),
    ("ELN guerrillas", "ELN"),
    ("Viv Ansanm gang members", "Viv Ansanm"),
    ("Haitian police", "Haitian government"),
    ("members of the Syrian army", "Syrian government"),
    ("fighters from Hezbollah", "Hezbollah"),
    ("a commander of the Rapid Support Forces", "Rapid Support Forces"),
    ("a UN report", "United Nations"),
    ("the UN's Syria envoy", "United Nations"),
    ("Press TV", "Iran"),
    ("Al-Alam TV", "Iran"),
    ("SANA", "Syrian government"),
    ("Xinhua", "China"),
    ("Russian state television", "Russia"),
]


@pytest.mark.parametrize(("phrase", "side"), NAMED)
def test_a_named_party(resolver: Resolver, phrase: str, side: str) -> None:
    ref = resolver.parties.party(phrase, NOWHERE)
    assert ref is not None
    assert (ref.side, ref.known) == (side, True)


CONTEXT = [
    ("government forces", AFGHAN, "Afghan government"),
    ("the army", AFGHAN, "Afghan government"),
    ("the police", AFGHAN, "Afghan government"),
    ("the ministry", AFGHAN, "Afghan government"),
    ("the governor’s office", AFGHAN, "Afghan government"),
    ("Interior Ministry spokesman Karim Jan", AFGHAN, "Afghan government"),
    ("two senior security officials", AFGHAN, "Afghan government"),
    ("the Kandahar governor's office", NOWHERE, "Afghan government"),
    ("Kunduz police chief", AFGHAN, "Afghan government"),
    ("the governor of Kherson", UKRAINIAN, "Ukraine"),
    ("the regime", SYRIAN, "Syrian government"),
    ("forces loyal to the regime", SYRIAN, "Syrian government"),
    ("pro-government forces", SYRIAN, "Syrian government"),
    ("state television", SYRIAN, "Syrian government"),
    ("a military source", SYRIAN, "Syrian government"),
    ("rebels", SYRIAN, "Syrian rebels"),
    ("opposition activists", SYRIAN, "Syrian rebels"),
    ("insurgents", AFGHAN, "Taliban"),
    ("the militant group", AFGHAN, "Taliban"),
    ("jihadists", SYRIAN, "Islamic State"),
    ("the paramilitary", SUDANESE, "Rapid Support Forces"),
    ("regime and rebel fighters", SYRIAN, "Syrian government and Syrian rebels"),
]


@pytest.mark.parametrize(("phrase", "context", "side"), CONTEXT)
def test_words_that_the_report_explains(resolver: Resolver, phrase: str, context: Context, side: str) -> None:
    ref = resolver.parties.party(phrase, context)
    assert ref is not None
    assert ref.side == side
    assert ref.reasons


NOBODY = [
    "civilians", "residents", "people", "three women and a child", "Syrian civilians", "Afghan refugees",
    "he", "they", "it", "which", "Karim Jan", "Shia Hazaras", "western security officials", "foreign forces",
    "its forces", "the sources", "British men", "Taliban hostages", "a hospital", "analysts",
    "is", "us", "the director of the Carnegie Moscow Centre", "a monitoring group", "Kabul University",
    "", "   ", "!!!", "’s",
]  # fmt: skip


@pytest.mark.parametrize("phrase", NOBODY)
def test_no_side_is_guessed(resolver: Resolver, phrase: str) -> None:
    ref = resolver.parties.party(phrase, SYRIAN)
    assert ref is None


@pytest.mark.parametrize("phrase", ["rebels", "the army", "the group", "government forces", "the ministry"])
def test_without_a_report_bare_words_are_nobody(resolver: Resolver, phrase: str) -> None:
    assert resolver.parties.party(phrase, NOWHERE) is None


@pytest.mark.parametrize(
    "phrase",
    ["Syrian Observatory for Human Rights", "Human Rights Watch", "Reuters", "AFP", "the White Helmets"],
)
def test_bodies_of_no_side(resolver: Resolver, phrase: str) -> None:
    ref = resolver.parties.party(phrase, SYRIAN)
    assert ref is not None
    assert (ref.side, ref.known) == ("", True)
    assert ref.name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Liwa al-Haqq Brigade", "Liwa al-Haqq Brigade"),
        ("Jaish Usrah fighters", "Jaish Usrah"),
        ("the Kachin Defence Movement", "Kachin Defence Movement"),
    ],
)
def test_an_unknown_group_is_provisional(resolver: Resolver, phrase: str, name: str) -> None:
    ref = resolver.parties.party(phrase, SYRIAN)
    assert ref is not None
    assert (ref.known, ref.side) == (False, name)
    assert ref.id == ref.side_id
    assert ref.id.startswith("name:")


def test_an_organ_is_told_from_its_state(resolver: Resolver) -> None:
    ref = resolver.parties.party("the Afghan interior ministry", NOWHERE)
    assert ref is not None
    assert ref.id == "state:AF:interior-ministry"
    assert ref.side_id == "state:AF"
    assert resolver.book.side(ref.id) == "state:AF"


def test_who_governs_depends_on_the_day(resolver: Resolver) -> None:
    before = Context({"AF": 3.0}, {}, day=date(2021, 7, 8))
    after = Context({"AF": 3.0}, {}, day=date(2022, 7, 8))
    assert [
        ref.side if (ref := resolver.parties.party("the interior ministry", day)) else ""
        for day in (before, after)
    ] == ["Afghan government", "Taliban"]


def test_every_tie_leads_to_a_party_with_a_source(resolver: Resolver) -> None:
    book = resolver.book
    listed = [p for p in book if not p.id.startswith("state:")]
    assert len(listed) >= 250
    for party in listed:
        assert party.source, party.id
        assert all(book.get(tie.party) for tie in party.ties), party.id


def test_side_ids_agree_with_the_book(resolver: Resolver) -> None:
    for phrase, _ in NAMED:
        ref = resolver.parties.party(phrase, NOWHERE)
        assert ref is not None
        assert ref.side_id == resolver.book.side(ref.id), phrase


def test_allies(resolver: Resolver) -> None:
    book = resolver.book
    assert book.allied("m23", "state:RW")
    assert book.allied("sana", "state:SY")
    assert book.allied("state:AF:police", "state:AF:armed-forces")
    assert not book.allied("taliban", "state:AF")


def test_the_world_protocol_takes_words_for_context(resolver: Resolver) -> None:
    ref = resolver.party("the army", ["Sudan", "Rapid Support Forces"])
    assert ref is not None
    assert ref.side == "Sudanese government"
    assert resolver.party("the army", ["no such land"]) is None


@pytest.mark.parametrize(
    ("phrase", "context", "side"),
    [
        ("Kurdish paramilitaries", SYRIAN, "Kurdish forces"),
        ("Kurdish officials", Context({"IQ": 3.0}), "Kurdistan Regional Government"),
        ("Kurdish militants", Context({"TR": 3.0}), "PKK"),
        ("Tuareg fighters", NOWHERE, "Azawad Liberation Front"),
        ("Ukrainian Marines", UKRAINIAN, "Ukraine"),
        (
            "Iraqi and Kurdish forces",
            Context({"IQ": 3.0}),
            "Iraqi government and Kurdistan Regional Government",
        ),
        ("Iraqi forces and tribal militias", Context({"IQ": 3.0}), "Iraqi government"),
        ("Daraa army units", SYRIAN, "Syrian government"),
        ("anti-Assad rebels", SYRIAN, "Syrian rebels"),
    ],
)
def test_peoples_and_pairs(resolver: Resolver, phrase: str, context: Context, side: str) -> None:
    ref = resolver.parties.party(phrase, context)
    assert ref is not None
    assert ref.side == side


def test_an_opponent_is_not_its_enemy(resolver: Resolver) -> None:
    ref = resolver.parties.party("anti-coalition forces", Context({"IQ": 3.0}))
    assert ref is not None
    assert ref.side == "Iraqi insurgents"


CONGOLESE = Context({"CD": 5.0, "RW": 2.0}, {"m23": 4.0})


@pytest.mark.parametrize(
    ("phrase", "context", "side"),
    [
        ("Russian-installed official", UKRAINIAN, "Russia"),
        ("the Moscow-installed head of the region", UKRAINIAN, "Russia"),
        ("a Taliban-appointed governor", AFGHAN, "Taliban"),
        ("officials installed by Rwanda", CONGOLESE, "Rwanda"),
        ("pro-Russian officials", UKRAINIAN, "Russia"),
        ("pro-government militia", SYRIAN, "Syrian government"),
        ("the US-backed government", AFGHAN, "Afghan government"),
        ("rebel officials", CONGOLESE, "M23"),
        ("Rebel officials", SYRIAN, "Syrian rebels"),
        ("insurgent officials", AFGHAN, "Taliban"),
        ("Congolese minister", CONGOLESE, "Congolese government"),
        ("No soldiers", CONGOLESE, "Congolese government"),
        ("President Ghani", SYRIAN, "Afghan government"),
        ("Ghani", AFGHAN, "Afghan government"),
        ("Assad's forces", UKRAINIAN, "Syrian government"),
    ],
)
def test_who_put_them_there_and_whose_they_are(
    resolver: Resolver, phrase: str, context: Context, side: str
) -> None:
    ref = resolver.parties.party(phrase, context)
    assert ref is not None
    assert (ref.side, ref.known) == (side, True)


@pytest.mark.parametrize(
    ("phrase", "context"),
    [
        ("Russian-backed officials", UKRAINIAN),
        ("the Rwanda-backed administration", CONGOLESE),
        ("rebel officials", SUDANESE),
        ("opposition lawmakers", SYRIAN),
        ("Neither side", AFGHAN),
        ("the last units", SUDANESE),
        ("Last units", SUDANESE),
        ("No one", AFGHAN),
        ("We", CONGOLESE),
        ("Ghani", SYRIAN),
        ("Assad", UKRAINIAN),
        ("Oleksandr Kovalenko troops", UKRAINIAN),
        ("Omar Hassan troops", SUDANESE),
        ("Abdul Ghani", AFGHAN),
        ("Hassan Abdul Ghani forces", SYRIAN),
    ],
)
def test_common_words_and_names_of_people_are_no_party(
    resolver: Resolver, phrase: str, context: Context
) -> None:
    assert resolver.parties.party(phrase, context) is None


@pytest.mark.parametrize(
    ("phrase", "context", "side"),
    [
        ("British jihadists", Context({"IQ": 3.0, "GB": 1.0}, {"islamic-state": 2.0}), "Islamic State"),
        ("al-Qaeda-linked militants", Context({"SO": 3.0}, {"al-shabaab": 1.0}), "al-Shabaab"),
        ("al-Qaeda-linked militants", Context({"ID": 3.0}), "al-Qaeda-linked militants"),
        ("women with links to Boko Haram", Context({"NG": 3.0}), "Boko Haram"),
        ("three men suspected of belonging to the M23", Context({"CD": 3.0}), "M23"),
        ("Anti-coalition fighters", Context({"IQ": 3.0}), "Iraqi insurgents"),
        ("anti-junta forces", Context({"MM": 3.0}), "Myanmar resistance"),
    ],
)
def test_who_is_tied_to_a_side_or_against_it(
    resolver: Resolver, phrase: str, context: Context, side: str
) -> None:
    ref = resolver.parties.party(phrase, context)
    assert ref is not None
    assert ref.side == side


def test_a_bare_word_falls_back_on_the_group_named_last(resolver: Resolver) -> None:
    both = Context({"NG": 3.0, "NE": 3.0}, {"boko-haram": 2.0, "iswap": 2.0})
    assert resolver.parties.party("the militants", both) is None
    ref = resolver.parties.party("the militants", replace(both, before=("iswap", "boko-haram")))
    assert ref is not None
    assert ref.id == "iswap"


def test_civilians_near_a_side_are_not_of_it(resolver: Resolver) -> None:
    assert resolver.parties.party("women with children of Mosul", Context({"IQ": 3.0})) is None
