"""Whole reports: every role of a claim is resolved in the report's context, and no word is touched."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contested.model import (
    Bounds,
    Claim,
    Control,
    Diplomacy,
    Document,
    Figure,
    Harm,
    KnownDate,
    Link,
    Matter,
    Mention,
    Movement,
    NoComment,
    Period,
    Publication,
    Span,
    Speaker,
    Violence,
)
from contested.resolve import Resolver

SUDAN = """Port Sudan (Agency) - Fighters of the Rapid Support Forces overran the army base in Babanusa
in West Kordofan on Monday, residents said. Army spokesman Nabil Abdallah denied that the base had fallen.
The paramilitary group has besieged El Fasher, the capital of North Darfur, since May. Sudan's foreign
minister flew to Cairo."""


def report(text: str, day: date | None = None, title: str = "") -> tuple[Document, Publication]:
    document = Document(Document.id_of(text.encode()), text.encode(), text)
    known = KnownDate(Period.day(day), "given") if day else None
    return document, Publication("p", document.id, "r", title=title, text_date=known)


def claim(matter: Matter, place: Mention | None = None, speaker: Speaker | None = None, **more: Any) -> Claim:
    return Claim(
        "c", "d", "x", more.pop("evidence", Span(0, 10)), matter,
        speaker=speaker or Speaker("report"), place=place, **more,
    )  # fmt: skip


def resolved(resolver: Resolver, text: str, *claims: Claim, day: date | None = None) -> list[Claim]:
    return resolver.resolve(claims, *report(text, day))


def test_every_role_of_a_report_on_sudan(resolver: Resolver) -> None:
    took = claim(Control("took", Mention("The paramilitary group"), Mention("the army")), Mention("Babanusa"))
    held = claim(Control("surrounds", Mention("RSF")), Mention("El Fasher"))
    fled = claim(Movement("fled", Mention("residents"), Mention("El Fasher"), Mention("Port Sudan")))
    dead = claim(Harm("killed", Mention("soldiers"), by=Mention("the Rapid Support Forces")))
    talk = claim(Diplomacy("visit", Mention("Sudan's foreign minister"), Mention("Cairo")))
    hit = claim(Violence("attack", Mention("RSF"), Mention("government forces")))
    count = claim(Figure("percent", Mention("The army"), scope=Mention("North Darfur")))
    denial = claim(NoComment(), speaker=Speaker("named", Mention("Nabil Abdallah"), "Nabil Abdallah"))
    got = resolved(resolver, SUDAN, took, held, fled, dead, talk, hit, count, denial)
    assert [c.place.name for c in got if c.place] == ["Babanusa", "El Fasher"]
    matter = got[0].matter
    assert isinstance(matter, Control) and matter.holder and matter.loser
    assert (matter.holder.name, matter.loser.name) == ("Rapid Support Forces", "Sudanese government")
    moved = got[2].matter
    assert isinstance(moved, Movement) and moved.who and moved.origin and moved.goal
    assert (moved.who.party, moved.origin.name, moved.goal.name) == (None, "El Fasher", "Port Sudan")
    harm = got[3].matter
    assert isinstance(harm, Harm) and harm.victims and harm.by
    assert (harm.victims.name, harm.by.name) == ("Sudanese government", "Rapid Support Forces")
    visit = got[4].matter
    assert isinstance(visit, Diplomacy) and visit.by and visit.toward
    assert (visit.by.name, visit.toward.name) == ("Sudanese government", "Egypt")
    figure = got[6].matter
    assert isinstance(figure, Figure) and figure.scope and figure.scope.place
    assert figure.scope.place.id == "admin1:SD.55"
    assert got[7].speaker.side == "Sudanese government"


def test_the_antecedent_is_tried_first(resolver: Resolver) -> None:
    mention = Mention("the town", antecedent="Babanusa")
    holder = Mention("it", antecedent="Rapid Support Forces")
    got = resolved(resolver, SUDAN, claim(Control("took", holder), mention))[0]
    assert got.place and got.place.place and got.place.place.known
    assert got.place.name == "Babanusa"
    assert isinstance(got.matter, Control) and got.matter.holder
    assert got.matter.holder.name == "Rapid Support Forces"


def test_a_count_of_districts_means_the_province(resolver: Resolver) -> None:
    text = "Officials in Kabul said the Taliban had taken seven districts of Kunduz in northern Afghanistan."
    control = Control(
        "took", Mention("the Taliban"), extent="count", count=Bounds.exactly(7), unit="district"
    )
    got = resolved(resolver, text, claim(control, Mention("Kunduz")))[0]
    assert got.place and got.place.place
    assert got.place.place.id == "admin1:AF.24"
    assert got.place.text == "Kunduz"


def test_one_description_one_place(resolver: Resolver) -> None:
    text = "Syrian rebels seized an air base on Friday. Kweires air base lies east of Aleppo in Syria."
    named = claim(Control("holds", Mention("rebels")), Mention("Kweires air base"))
    told = claim(Control("took", Mention("rebels")), Mention("a Syrian air base"))
    got = resolved(resolver, text, named, told)
    assert [c.place.place.id for c in got if c.place and c.place.place] == ["place:kweires-air-base:sy"] * 2


def test_two_of_a_kind_are_not_told_apart(resolver: Resolver) -> None:
    text = "In Syria rebels hold Kweires air base and Menagh air base. The base was shelled."
    bases = [
        claim(Control("holds", Mention("rebels")), Mention(n))
        for n in ("Kweires air base", "Menagh air base")
    ]
    got = resolved(resolver, text, *bases, claim(Violence("shelling"), Mention("the base")))
    assert got[2].place and got[2].place.place is None


def test_the_chain_has_parties(resolver: Resolver) -> None:
    got = resolved(resolver, "In Yemen.", claim(NoComment(), chain=(Link("Al-Masirah TV"), Link("Reuters"))))[
        0
    ]
    assert [link.party.side if link.party else None for link in got.chain] == ["Houthis", ""]


def test_a_speaker_by_affiliation_then_name_then_role(resolver: Resolver) -> None:
    text = "The war in Myanmar. Thura Win, a spokesman for the Arakan Army, spoke in Sittwe, Myanmar."
    member = Speaker("named", Mention("Ko Ko"), "Ko Ko", affiliation=Mention("the Karen National Union"))
    beside = Speaker("named", Mention("Thura Win"), "Thura Win")
    role = Speaker("named", Mention("Min Oo"), "Min Oo", role="army spokesman")
    stranger = Speaker("named", Mention("Kyaw Oo"), "Kyaw Oo")
    got = resolved(resolver, text, *(claim(NoComment(), speaker=s) for s in (member, beside, role, stranger)))
    sides = ["Karen National Union", "Arakan Army", "Myanmar junta", ""]
    assert [c.speaker.side for c in got] == sides


def test_the_taliban_are_the_state_after_their_victory(resolver: Resolver) -> None:
    text = (
        "Kabul, Afghanistan. The interior ministry said on Tuesday that two men were arrested in Afghanistan."
    )
    asked = claim(NoComment(), speaker=Speaker("institution", Mention("The interior ministry")))
    sides = [resolved(resolver, text, asked, day=date(year, 6, 1))[0].speaker.side for year in (2021, 2023)]
    assert sides == ["Afghan government", "Taliban"]


WORDS = st.sampled_from(
    ["Goma", "the city", "near Kyiv", "M23 rebels", "the army", "it", "Herat province",
     "five areas of Herat", "U.S. forces", "", "  ", "the outskirts of X", "Ürümqi’s", "and",
     "Syria and Iraq", "\u202eabc", "’s of the"]
) | st.text(max_size=40)  # fmt: skip
MENTIONS = st.none() | st.builds(
    Mention,
    WORDS,
    st.none() | st.just(Span(3, 9)),
    WORDS,
    st.sampled_from(["at", "near", "between", "part of"]),
)
MATTERS = st.one_of(
    st.builds(Control, st.sampled_from(["took", "lost"]), MENTIONS, MENTIONS,
              st.sampled_from(["all", "count"]), unit=st.sampled_from(["", "district"])),
    st.builds(Harm, st.just("killed"), MENTIONS, by=MENTIONS),
    st.builds(Movement, st.just("fled"), MENTIONS, MENTIONS, MENTIONS),
    st.builds(Figure, st.just("district"), MENTIONS, scope=MENTIONS),
    st.builds(Violence, st.just("attack"), MENTIONS, MENTIONS),
    st.builds(Diplomacy, st.just("talks"), MENTIONS, MENTIONS),
)  # fmt: skip
SPEAKERS = st.builds(Speaker, st.just("named"), MENTIONS, WORDS, WORDS, MENTIONS)


def bare(value: Any) -> Any:
    """The value without what the resolver may fill in: places, parties, relations that were "at"."""
    if isinstance(value, Mention):
        return value.text, value.span, value.antecedent
    if isinstance(value, Link):
        return value.name, value.span
    if isinstance(value, tuple):
        return tuple(bare(v) for v in value)
    if is_dataclass(value) and not isinstance(value, (Span, Bounds)):
        return type(value), tuple(bare(getattr(value, f.name)) for f in fields(value))
    return value


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(matter=MATTERS, place=MENTIONS, speaker=SPEAKERS, text=st.text(max_size=200))
def test_words_and_spans_never_change(
    resolver: Resolver, matter: Matter, place: Mention | None, speaker: Speaker, text: str
) -> None:
    before = claim(matter, place, speaker, chain=(Link("SANA"),))
    after = resolved(resolver, SUDAN + text, before)[0]
    assert bare(after) == bare(before)
    if place is not None and place.relation != "at":
        assert after.place is not None and after.place.relation == place.relation


def test_resolving_twice_changes_nothing(resolver: Resolver) -> None:
    took = claim(Control("took", Mention("RSF"), Mention("the army")), Mention("the outskirts of Babanusa"))
    once = resolved(resolver, SUDAN, took)
    assert resolved(resolver, SUDAN, *once) == once
    assert resolved(resolver, SUDAN, replace(took, id="other"))[0].place == once[0].place


def test_the_base_at_a_town_is_not_the_town(resolver: Resolver) -> None:
    text = "Islamic State stormed the air base near Tabqa in Syria."
    mention = Mention("the air base", antecedent="Tabqa")
    got = resolved(resolver, text, claim(Control("took", Mention("Islamic State")), mention))[0]
    assert got.place and got.place.place
    assert got.place.place.id == "place:tabqa-air-base:sy"


def test_a_rank_before_a_name_looks_past_its_comma(resolver: Resolver) -> None:
    text = "In Niger State, Nigeria. The Nigerian army commander, Lt. Gen. Musa Bello, spoke to reporters."
    asked = claim(NoComment(), speaker=Speaker("named", Mention("Musa Bello"), "Musa Bello"))
    assert resolved(resolver, text, asked)[0].speaker.side == "Nigerian government"


def test_our_forces_are_the_speakers(resolver: Resolver) -> None:
    text = "The Sudanese army spokesman said our forces left Babanusa in Sudan after the RSF attacked."
    speaker = Speaker("institution", Mention("the RSF"))
    left = claim(Control("left", loser=Mention("our forces")), Mention("Babanusa"), speaker)
    got = resolved(resolver, text, left)[0].matter
    assert isinstance(got, Control) and got.loser
    assert got.loser.name == "Rapid Support Forces"


def test_in_a_report_on_two_countries_the_place_tells_whose_rebels(resolver: Resolver) -> None:
    text = "Moscow and Damascus blamed Washington. Russian officials spoke of Syria, Russia of Syria again."
    held = claim(Control("holds", Mention("rebels")), Mention("Idlib"))
    got = resolved(resolver, text, held)[0].matter
    assert isinstance(got, Control) and got.holder
    assert got.holder.name == "Syrian rebels"


def test_a_province_is_not_the_town_that_also_bears_its_name(resolver: Resolver) -> None:
    text = "The Taliban took a district in Laghman, eastern Afghanistan."
    got = resolved(resolver, text, claim(Control("took", Mention("the Taliban")), Mention("Laghman")))[0]
    assert got.place and got.place.place
    assert got.place.place.id == "admin1:AF.35"


PEOPLE = """Bamako. Rebel commander Alhassan Ag Baye spoke to reporters near Kidal in northern Mali. Vladimir
Orlov and Hassan Abdul Ghani were in the town. Kenya said three of its soldiers were missing. No soldiers of
the Malian army were seen. The Malian defence minister, Sadio Konate, denied that his troops had left."""


def test_the_troops_of_a_person_are_on_his_side(resolver: Resolver) -> None:
    speaker = Speaker("named", Mention("Sadio Konate"), "Sadio Konate", role="Malian defence minister")
    left = [
        claim(Control("left", loser=Mention(text, antecedent=name)), Mention("Kidal"), speaker)
        for text, name in (
            ("troops", "Sadio Konate troops"),
            ("forces", "Konate forces"),
            ("soldiers", "Kenya soldiers"),
            ("three of its soldiers", "Kenya"),
            ("troops", "Vladimir Orlov troops"),
            ("forces", "Hassan Abdul Ghani forces"),
        )
    ]
    got = [c.matter.loser for c in resolved(resolver, PEOPLE, *left) if isinstance(c.matter, Control)]
    sides = [m.party.side if m and m.party else "" for m in got]
    assert sides == ["Malian government", "Malian government", "Kenya", "Kenya", "", ""]


def test_its_soldiers_are_those_of_the_body_that_speaks(resolver: Resolver) -> None:
    at = PEOPLE.index("soldiers were missing")
    missing = claim(
        Harm("missing", Mention("soldiers", Span(at, at + 8))),
        speaker=Speaker("institution", Mention("Kenya"), "Kenya"),
    )
    matter = resolved(resolver, PEOPLE, missing)[0].matter
    assert isinstance(matter, Harm) and matter.victims
    assert matter.victims.name == "Kenya"


def test_a_speaker_known_once_is_known_again(resolver: Resolver) -> None:
    again = Speaker("named", Mention("Modibo Diarra"), "Modibo Diarra")
    first = Speaker("named", Mention("Modibo Diarra"), "Modibo Diarra", role="Malian defence minister")
    got = resolved(resolver, PEOPLE, *(claim(NoComment(), speaker=s) for s in (again, first)))
    assert [c.speaker.side for c in got] == ["Malian government"] * 2


def test_the_first_word_of_a_sentence_is_no_group(resolver: Resolver) -> None:
    text = "Masked fighters took Hasaheisa in Sudan. Dozens fled as Kafi fighters came. Kafi fighters left."
    took = [
        claim(Control("took", Mention(words, Span(at, at + len(words)))), Mention("Hasaheisa"))
        for words in ("Masked fighters", "Kafi fighters")
        for at in (text.rindex(words),)
    ]
    got = [c.matter.holder for c in resolved(resolver, text, *took) if isinstance(c.matter, Control)]
    assert [m.party.name if m and m.party else "" for m in got] == ["", "Kafi"]
