"""Who says it: one line a sentence, over many conflicts and forms of speech."""

from __future__ import annotations

import pytest
from tests.extract.hearing import told

INDIRECT = [
    (
        "Rebels *captured* the market town of Bria overnight, a militia spokesman said.",
        "a militia spokesman (institution)",
    ),
    (
        "A militia spokesman said rebels had *captured* the market town of Bria.",
        "a militia spokesman (institution)",
    ),
    (
        "The defence ministry said on Tuesday that its forces had *retaken* Lyman.",
        "The defence ministry (institution)",
    ),
    ("Residents said shells had *hit* the bus station in Omdurman.", "Residents (anonymous)"),
    (
        "Two senior officials said the garrison had *withdrawn* from Marib.",
        "Two senior officials (anonymous)",
    ),
    (
        "Another security official said gunmen *seized* three villages near Djibo.",
        "Another security official (anonymous)",
    ),
    ("The mayor of Mykolaiv said missiles *struck* the port.", "The mayor of Mykolaiv (named)"),
    (
        "Nadia Okello, a doctor at the hospital in Goma, said eleven people were *killed*.",
        "Nadia Okello (named)",
    ),
    ("Army spokesman Kofi Mensah said the road to Kidal had been *cut*.", "Kofi Mensah (named)"),
    ("The army's spokesman, Colonel Sami Haddad, said his men had *entered* Sirte.", "Sami Haddad (named)"),
    ("The Houthis say they have *taken* the air base.", "The Houthis (institution)"),
    ("Kenya says its troops *left* the base at El Adde last month.", "Kenya (institution)"),
    (
        "The United Nations estimates that 40,000 people have *fled* Cabo Delgado.",
        "The United Nations (institution)",
    ),
    ("A UN report says militias *burned* sixty villages in Darfur.", "A UN report (document)"),
    ("State television reported that the army had *liberated* Shusha.", "State television (media)"),
    (
        "Human Rights Watch reported that soldiers *executed* at least ten men in Moura.",
        "Human Rights Watch (institution)",
    ),
    (
        "Witnesses told how gunmen *attacked* the church in Owo, and police said twenty people had died.",
        "Witnesses (anonymous)",
    ),
    ("The junta acknowledged that it had *lost* the border town of Myawaddy.", "The junta (institution)"),
    ("Hospital staff said six children were *wounded* in the blast.", "Hospital staff (institution)"),
    ("Villagers complained that soldiers had *looted* their houses.", "Villagers (anonymous)"),
    (
        "The governor of Borno confirmed that insurgents *overran* the barracks.",
        "The governor of Borno (named)",
    ),
    ("The armed forces announced they had *recaptured* Macomia.", "The armed forces (institution)"),
    ("Tribal elders insisted that no fighters had *entered* the valley.", "Tribal elders (anonymous)"),
    ("The monitoring group said at least 30 soldiers were *killed*.", "The monitoring group (institution)"),
    ("A rebel commander claimed his men had *shot* down a helicopter.", "A rebel commander (anonymous)"),
]

ORDER = [
    (
        '"Our forces have *left* Bakhmut," said Olena Hrytsenko, a spokeswoman for the brigade.',
        "Olena Hrytsenko (named)",
    ),
    (
        "The town has *fallen*, said the commander of the garrison.",
        "The commander of the garrison (anonymous)",
    ),
    ("Troops, the ministry said, had *crossed* the river at dawn.", "the ministry (institution)"),
    (
        "The rebels, according to the bishop of Bangassou, *spared* the cathedral.",
        "the bishop of Bangassou (anonymous)",
    ),
    (
        "According to local officials, militants *stormed* the prison in Kasangulu.",
        "local officials (anonymous)",
    ),
    ("At least 15 miners were *abducted*, according to police.", "police (institution)"),
    (
        "Militants *stormed* the prison and freed 300 inmates, according to a security source.",
        "a security source (anonymous)",
    ),
    ("As the army said, the bridge was *destroyed* by retreating units.", "the army (institution)"),
    ("UN: 70 civilians *killed* in market strike in Togoga", "UN (institution)"),
    ("Rebels *seize* border post in north-east Congo: officials", "officials (anonymous)"),
    ("Dozens *killed* as ferry sinks off Tartus - monitor", "monitor (institution)"),
    ("In Tripoli, clashes *resumed* on Friday, residents said.", "residents (anonymous)"),
    ('The general said: "We *hold* the whole of Kherson city."', "The general (anonymous)"),
    ("The convoy *turned* back at the checkpoint, a driver said on Monday.", "a driver (anonymous)"),
]

SPEECH = [
    ('"We were asleep," said Amina Diallo. "Then the bombs *fell* on the camp."', "Amina Diallo (named)"),
    ('"They came at night," the farmer said. "They *burned* everything."', "the farmer (anonymous)"),
    ("The prime minister spoke on Sunday. He said rebels had *entered* Lalibela.", "He"),
    (
        "President Daniel Ortiz addressed the nation. He said the guerrillas had *left* the valley.",
        "Daniel Ortiz (named)",
    ),
    ("The ministry said Uvira was calm. It said fighters had *left* the port.", "The ministry (institution)"),
    (
        "Jonas Berg, head of the mission, arrived on Friday. Berg said both sides had *pulled* back.",
        "Jonas Berg (named)",
    ),
    ("The Karen National Union took part. The group said it had *seized* an outpost.", "The group"),
    (
        "Police in Jolo said a bomb went off. They said two soldiers had *died*.",
        "Police in Jolo (institution)",
    ),
    (
        "Marta Silva, a nurse in Palma, hid in the forest. Silva said she had *seen* many bodies.",
        "Marta Silva (named)",
    ),
    (
        "The officer said the rebels attacked at dawn. He added that four of them were *captured*.",
        "The officer (anonymous)",
    ),
    (
        "The observatory said 12 people were hurt, adding that warplanes had *bombed* a bakery.",
        "The observatory (institution)",
    ),
    (
        "The minister denied the reports and stated that the airport is still *under* army control.",
        "The minister (named)",
    ),
    (
        "The rebel alliance said it took Walikale. Government soldiers *fled* into the forest. "
        "The alliance said it had met little resistance.",
        "The rebel alliance (institution)",
    ),
    (
        "The monitor said the town was quiet. The war has *displaced* two million people. "
        "The monitor said aid had come.",
        "report",
    ),
]

OWN_VOICE = [
    ("Rebels *captured* Bria on Tuesday.", "report"),
    ("The army said it would defend the dam, which *fell* to the rebels in 2012.", "report"),
    ("The ministry said troops reached Gao, where fighting *began* in January.", "report"),
    ("The army *captured* the hill, and a spokesman said more would follow.", "report"),
    ("The United Nations condemned the *attack* on the convoy.", "report"),
    ("Ethiopia and the rebels agreed to *withdraw* from the town.", "report"),
    ("The commander who *took* the city said he would hold it.", "report"),
    ("Citing bad weather, the airline *cancelled* flights to Juba.", "report"),
    ("Soldiers continued *shelling* the eastern suburbs.", "report"),
    ("Turkey *sent* reinforcements to Idlib, the last province in rebel hands.", "report"),
]

JUDGED = [
    ("The government accused rebels of *poisoning* the wells.", "The government (institution)"),
    ("Baku *accused* Armenian troops of shelling a village.", "Baku (institution)"),
    ("Mali blamed the *attack* on jihadists, and the bishop of Mopti *called* for calm.", "report"),
    ('The envoy called the *siege* "a disgrace".', "The envoy (named)"),
    ("The Red Cross *urged* both sides to open the road.", "The Red Cross (institution)"),
    ("Norway *condemned* the coup.", "Norway (institution)"),
]

CARRIED = [
    (
        "Two members of the council said the army had gone. Troops had *left* by boat, one of them said.",
        "one of them (anonymous)",
    ),
    (
        "A spokesman for the front denied that Adwa was lost. He said its fighters *held* it.",
        "A spokesman for the front (institution); asserts",
    ),
    ("A nurse, who asked not to be named, said nine people *died*.", "A nurse (anonymous)"),
    (
        "Samuel Kuol Deng, who sits on the council, said raiders *stole* the cattle.",
        "Samuel Kuol Deng (named)",
    ),
    ("The road was *cut*, residents and a priest said.", "residents and a priest (anonymous)"),
    (
        "Two men were *killed* in Nikopol, the regional governor, Serhiy Bondar, wrote.",
        "Serhiy Bondar (named)",
    ),
    ("Residents told to *leave* river towns", "report"),
    ("Rebels claim port; army says it *holds* the docks", "army (institution)"),
    ("The aim was to *recapture* the pass, a general said.", "a general (anonymous)"),
    ("A general said the aim was to *recapture* the pass.", "A general (anonymous)"),
    (
        "Rebels hold 90 percent of it, a rebel said, a figure that the army *dismissed*.",
        "the army (institution)",
    ),
    ("It was unclear whether hostages had been *freed*.", "report; unconfirmed"),
    ("The army denied *bombing* the camp.", "The army (institution); denies"),
    ("A photographer saw soldiers *burning* huts.", "A photographer (media)"),
]

STANCE = [
    ("The interior minister denied that Mekele had *fallen*.", "The interior minister (named); denies"),
    ("Rebels rejected claims that they had *shelled* the hospital.", "Rebels (anonymous); denies"),
    ("The army dismissed as false the report that its troops had *fled*.", "The army (institution); denies"),
    (
        "The general said he did not think the rebels would *reach* the capital.",
        "The general (anonymous); denies; possible",
    ),
    (
        "The ministry could not confirm that hostages had been *freed*.",
        "The ministry (institution); unconfirmed",
    ),
    ("It was not possible to *verify* the account.", "report; unconfirmed"),
    ("The claim could not be independently *verified*.", "report; unconfirmed"),
    ("The charity said it was unable to *confirm* who fired.", "The charity (institution); unconfirmed"),
    ("There was no evidence that gas had been *used*.", "report; denies"),
    (
        "There were unconfirmed reports from residents that a bridge had been *destroyed*.",
        "residents (anonymous); unconfirmed",
    ),
    ("The governor did not deny that the post was *lost*.", "The governor (named)"),
    (
        "The spokesman declined to confirm that pilots were *captured*.",
        "The spokesman (institution); unconfirmed",
    ),
]

MOOD = [
    ("Aid agencies fear that thousands have *drowned*.", "Aid agencies (institution); possible"),
    ("Analysts believe the army will *attack* Rafah.", "Analysts (anonymous); possible"),
    ("The front vowed to *retake* Adwa.", "The front (institution); intended"),
    ("The pope urged the militias to *lay* down their arms.", "The pope (named); demanded"),
    ("Paris called on both parties to *withdraw* from the buffer zone.", "Paris (institution); demanded"),
    ("The mayor warned that the dam could *burst*.", "The mayor (named); possible"),
    ("The mayor warned that rebels had *mined* the road.", "The mayor (named)"),
    ("The movement threatened to *storm* the embassy.", "The movement (institution); intended"),
    ("Officials suspect that smugglers *killed* the ranger.", "Officials (anonymous); possible"),
    ("The council demanded that troops *leave* the city.", "The council (institution); demanded"),
]

BROKEN = [
    # Commas, apostrophes and quotation marks lost on the way, as scraped pages have it.
    (
        "At least nine people were *killed* in the raid a hospital official said.",
        "a hospital official (anonymous)",
    ),
    ("Shells *hit* the old city on Monday the mayor said.", "the mayor (named)"),
    ("According to a local council seven people *died* in the strike.", "a local council (institution)"),
    ("Rami Nasser the director of the clinic said two nurses were *hurt*.", "Rami Nasser (named)"),
    (
        "The Lake Observatory a war monitor said jets *bombed* the bridge.",
        "The Lake Observatory (institution)",
    ),
    ("Ten rebels were *captured* said army spokesman Paul Deng.", "Paul Deng (named)"),
    ("The militias spokesman said they had *left* the airport.", "The militias spokesman (institution)"),
]


@pytest.mark.parametrize(("text", "expected"), INDIRECT + ORDER + OWN_VOICE + JUDGED)
def test_speaker(text: str, expected: str) -> None:
    assert told(text).lower() == expected.lower()


@pytest.mark.parametrize(("text", "expected"), SPEECH)
def test_speech_over_sentences(text: str, expected: str) -> None:
    assert told(text).lower().startswith(expected.lower())


@pytest.mark.parametrize(("text", "expected"), STANCE + MOOD)
def test_stance_and_modality(text: str, expected: str) -> None:
    assert told(text).lower() == expected.lower()


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_speakers_led_back_and_set_apart(text: str, expected: str) -> None:
    assert told(text).lower() == expected.lower().removesuffix("; asserts")


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_broken_punctuation(text: str, expected: str) -> None:
    assert told(text).lower() == expected.lower()
