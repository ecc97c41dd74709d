"""Through whom words came, how speakers are named and counted, and what a saying is about."""

from __future__ import annotations

import pytest
from tests.extract.hearing import marked, read, told, voice

from contested.extract.voices.attribution import attributions
from contested.model import Bounds

CHAINS = [
    ("A witness told Reuters that tanks had *entered* Hama.", "", "A witness (anonymous) via Reuters"),
    ("A witness told Reuters that tanks had *entered* Hama.", "Reuters", "A witness (anonymous)"),
    ("\"They *left* at dawn,\" the mayor told AFP.", "", "the mayor (named) via AFP"),
    ("Citing officials, CNN said a truck was *hit*.", "", "Officials (anonymous) via CNN"),
    ("Interfax, citing an officer, said a base was *shelled*.", "", "an officer (anonymous) via Interfax"),
    ("AFP quoted an aide as saying the dam was *blown* up.", "", "an aide (anonymous) via AFP"),
    ("The general was quoted by Xinhua as saying he *won*.", "", "The general (anonymous) via Xinhua"),
    (
        "State media said a spokesman announced that rebels had *surrendered*.",
        "",
        "a spokesman (institution) via State media",
    ),
    (
        "The army said at least nine men had *died*, the news agency TASS reported.",
        "",
        "The army (institution) via TASS",
    ),
    ("The president wrote on Twitter that Idku was *freed*.", "", "The president (named) via Twitter"),
    ("The front said on Telegram it had *ambushed* a patrol.", "", "The front (institution) via Telegram"),
    ("A captain told state TV the hill was *lost*.", "", "A captain (anonymous) via state TV"),
    ("The minister told reporters the strike *killed* forty.", "", "The minister (named)"),
    ("The minister told Al Jazeera the strike *killed* forty.", "Al Jazeera", "The minister (named)"),
    (
        "A medic told the BBC that shells hit the clinic. He said three nurses were *hurt*.",
        "",
        "A medic (anonymous) via BBC",
    ),
    (
        "The Tigray front said Amhara officials admitted that their militia had *burned* villages.",
        "",
        "Amhara officials (anonymous) via Tigray front",
    ),
    ("The prime minister said in a statement carried by SUNA that soldiers *crossed* the Nile.", "",
     "The prime minister (named) via SUNA"),
]  # fmt: skip

NAMED = [
    # text, name, role, affiliation
    (
        "Interior Ministry spokesman Vahid Karimi said police *left*.",
        "Vahid Karimi",
        "spokesman",
        "Interior Ministry",
    ),
    (
        "Elif Kaya, a spokeswoman for the Red Crescent, said aid *arrived*.",
        "Elif Kaya",
        "spokeswoman",
        "the Red Crescent",
    ),
    ("Chadian President Idriss Hassan said rebels *fled*.", "Idriss Hassan", "President", "Chadian"),
    ("The Kenyan foreign minister, Peter Otieno, said talks *failed*.", "Peter Otieno", "minister", "Kenyan"),
    ("The head of the Somali army, Ali Farah, said a base *fell*.", "Ali Farah", "head", "the Somali army"),
    ("Rebel commander Joseph Kony Otim said his men *won*.", "Joseph Kony Otim", "commander", "Rebel"),
    ("An Afghan army officer said the post was *lost*.", "An Afghan army officer", "officer", "Afghan army"),
    ("A rebel spokesman said the siege was *over*.", "A rebel spokesman", "spokesman", "rebel"),
    (
        "Officials of the Kivu governor's office said two *died*.",
        "Officials",
        "Officials",
        "the Kivu governor's office",
    ),
]

COUNTS = [
    ("Two security officials said rebels *came*.", Bounds(2, 2)),
    ("Officials said rebels *came*.", Bounds(2, None)),
    ("An official said rebels *came*.", Bounds(1, 1)),
    ("Three doctors said patients *died*.", Bounds(3, 3)),
    ("Several residents said shells *fell*.", Bounds(3, 9)),
    ("Residents and aid workers said shells *fell*.", Bounds(2, None)),
]

BACK = [
    ("Rebels say Bor has fallen. The army *denied* these reports.", "denies"),
    ("Rebels say Bor has fallen. A minister *rejected* the claim.", "denies"),
    ("Rebels say Bor has fallen. The claim could not be independently *verified*.", "unconfirmed"),
    ("Rebels say Bor has fallen. Reuters could not immediately *confirm* the report.", "unconfirmed"),
    ("Rebels say Bor has fallen. It was not possible to *verify* that.", "unconfirmed"),
]


@pytest.mark.parametrize(("text", "outlet", "expected"), CHAINS)
def test_chain(text: str, outlet: str, expected: str) -> None:
    assert told(text, outlet).lower() == expected.lower()


@pytest.mark.parametrize(("text", "name", "role", "affiliation"), NAMED)
def test_who_the_speaker_is(text: str, name: str, role: str, affiliation: str) -> None:
    found = voice(text)
    assert found is not None
    assert found.speaker.name.startswith(name)
    assert role.lower() in found.speaker.role.lower()
    assert (found.speaker.affiliation.text if found.speaker.affiliation else "") == affiliation


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_how_many_speak(text: str, count: Bounds) -> None:
    found = voice(text)
    assert found is not None
    assert found.speaker.count == count


@pytest.mark.parametrize(("text", "stance"), BACK)
def test_denials_and_checks_point_back(text: str, stance: str) -> None:
    plain, start = marked(text)
    doc, document, publication = read(plain)
    back = [a for a in attributions(doc, document, publication) if a.denies_previous]
    assert [(doc[a.cue].idx, a.stance) for a in back] == [(start, stance)]


def test_a_surname_brings_back_the_full_name_and_role() -> None:
    found = voice(
        "Hassan Nuri, a spokesman for the coast guard, spoke on Monday. Nuri said a boat had *sunk*."
    )
    assert found is not None
    assert found.speaker.name == "Hassan Nuri"
    assert found.speaker.affiliation is not None
    assert found.speaker.affiliation.text == "the coast guard"


def test_mentions_lie_where_they_are_written() -> None:
    text = "Shells fell on Kutum. The ministry said forty people had *died*."
    found = voice(text)
    assert found is not None and found.speaker.mention is not None and found.speaker.mention.span is not None
    assert found.speaker.mention.span.of(marked(text)[0]) == "The ministry"


def test_the_time_of_saying_is_apart() -> None:
    plain, start = marked("The army said on Saturday that it *took* the ridge on Friday.")
    doc, document, publication = read(plain)
    found = attributions(doc, document, publication)
    assert len(found) == 1 and found[0].when is not None
    assert doc[slice(*found[0].when)].text == "on Saturday"
    assert start in {doc[i].idx for i in found[0].content}


def test_statement_given_in_full_after_a_colon() -> None:
    text = (
        "The commander of the mission, Anna Lund, issued the following statement:\n\n"
        "We have begun our withdrawal. The last convoy *left* the camp at noon."
        "\n\nWe thank the people of Gao."
    )
    assert told(text) == "Anna Lund (named)"
