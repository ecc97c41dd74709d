"""The sentence splitter: a case is a text with `|` where a sentence ends."""

from __future__ import annotations

from itertools import pairwise
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.language.sentences import page_width, sentence_spans

CASES = [
    # plain ends
    "The bridge fell.| Nobody was hurt.",
    "Was the bridge hit?| Nobody knew.",
    "Hold the line!| They held it.",
    "The dam broke …| Villagers ran.",
    "It began at dawn...| By noon it was over.",
    "One sentence without an end",
    # titles, ranks, initials
    "Gen. Amadou Keita left.| He flew south.",
    "Lt. Gen. Oksana Marchuk spoke to Maj. Ivan Bilyk.| Both smiled.",
    "Brig. Gen. Sule met Col. Okoro on Friday.",
    "Mr. Tesfaye and Mrs. Alemu fled to St. George.",
    "The order came from J. K. Otieno himself.",
    "Soldiers loyal to Riek M. Lado took the bridge.",
    "Sen. Ramos and Rep. Diaz voted against it.",
    "Dr. Naw Paw runs the clinic.| She stayed.",
    "Capt. R. Mehta was among the dead.",
    "He is older than I.| She is younger.",
    # acronyms and countries
    "The U.S. embassy closed.| Staff left by air.",
    "Troops left the U.S.| The talks went on.",
    "U.S. Marines and U.N. monitors arrived.",
    "The D.R.C. army shelled Bunia.",
    "They met at 5 p.m. on Monday.| Nothing came of it.",
    "It began at 6 a.m.| The guns fell silent at noon.",
    "The U.K. Foreign Office had no comment.",
    "Weapons came from the U.A.E. and Qatar.",
    # months, numbers
    "On Nov. 6, 2016, the offensive began.| It lasted months.",
    "They arrived in Sept. 2014 and left in Jan. 2015.",
    "Order No. 12 bans carrying arms.",
    "The camp lies 3.5 km from Goma.| It holds 4,000 people.",
    "Some 1.2 million people fled.| Few returned.",
    "1. Fighters left the town.\n|2. Shops opened again.",
    "The rate rose by 4.5 per cent.| Prices doubled.",
    "The siege began in 2016.| It ended in 2018.",
    # companies and other abbreviations
    "Black Gold Inc. runs the field.| Guards protect it.",
    "The firm Sahel Air Ltd. denied it.",
    "They carried rifles, mortars, etc. and fled north.",
    "Some groups, e.g. Ansaru, stayed out.| Others joined.",
    "Ministry vs. militia: both claim the port.",
    "Juan Perez Jr. commands the front.",
    # quotations
    "“We hold Malakal.”| The army denied it.",
    '"We hold Malakal." |The army denied it.',
    "“We left. |They came,” he said.",
    "“Why did they go?” she asked.| Nobody answered.",
    '"Go!" Abu Salem shouted.| They went.',
    "“Who fired?” Colonel Danjuma said.| He did not know.",
    "He said: “It is over.”| Then he left.",
    "‘They burned everything.’| Only the mosque stands.",
    "(The ministry would not confirm this.)| Aid groups did.",
    # lost spaces
    "The town was freed.|The army said so.",
    "Rebels pulled out in 2016.|Residents came back.",
    "“It is ours.”|The ministry denied it.",
    "The road is closed (Sana News).|Nobody may pass.",
    'The spokesman said "we won."|The other side laughed.',
    "Did they leave?|Nobody saw them.",
    "See www.example.org or write to press.Office@example.org today.",
    "A Dec.14th meeting was called off.",
    # datelines
    "JUBA, July 8 (Agency) -| Rebels took Bor on Friday.",
    "Sanaa (Yemen News) —| A drone hit the port.",
    "GOMA —| Thousands fled on Sunday.",
    "MISRATA, Libya (AP) --| Militias clashed again.",
    "Khartoum-based analysts doubt it.",
    # names with hyphens and apostrophes
    "Qala-e-Naw and Al-Tanf were shelled.| Deir ez-Zor was not.",
    "Ra’s al-Ayn fell.| Sana'a held out.",
    "The Shabelle-based group left N’Djamena.| It had lost.",
    # lines and paragraphs
    "Rebels seize port\n|The port of Berbera fell on Monday.",
    "Rebels seize port\n\n|the port fell on monday",
    "The army left the\ntown of Bentiu on Monday.| It rained.",
    "Fighting goes on,\nofficials said.",
    "By Anna Example\n|July 3, 2015\n|The convoy was hit.",
    "Key points:\n|- Bridge lost\n|- Market burnt",
    "The governor of\nKidal resigned.",
    "He arrived with Gen.\nAmina Bello on Friday.",
    "  The army left.  \n \n | It came back.  ",
    "First line.\r\n|Second line.",
    # punctuation lost in scraping
    "the army dont hold the town they said. |the rebels do",
    "Assads forces left Idlib rebels said.| The armys spokesman didnt comment.",
    "ARMY QUITS TOWN. |REBELS MOVE IN.",
    "Fighters in N. Kivu surrendered.| M. Kabila left.",
    "The 5th Corps left.| The 4th stayed.",
]


def found(text: str) -> list[str]:
    """The sentences of a text, as written."""
    return [text[a:b] for a, b in sentence_spans(text)]


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    """Every sentence of the case, and no other."""
    assert found(case.replace("|", "")) == [part.strip() for part in case.split("|") if part.strip()]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines of like width are broken by the page, not by the writer."""
    text = (
        "Shelling went on for a third day around the airport of the northern city\n"
        "Residents said that nobody could leave their houses and that the hospital\n"
        "Was running out of water, while the two sides blamed each other for having\n"
        "broken the truce."
    )
    assert len(found(text)) == 1


def test_a_page_of_filled_lines_is_read_across_them() -> None:
    first = (
        "Militia leaders told visitors on Monday that their fighters had taken the diamond town of "
        "Bria without a shot. A trader who had fled over the river to Bangassou said that the market was "
        "shut and that General Noureddine Adam had gone."
    )
    second = "In a second paragraph of two lines the town is said to be called after Abbot Lucien Mballa."
    text = fill(first, 70) + "\n\n" + fill(second, 70)
    assert page_width(text) == max(map(len, text.split("\n")))
    assert [text[a:b].replace("\n", " ") for a, b in sentence_spans(text)] == [
        *first.replace("shot. ", "shot.|").split("|"),
        second,
    ]


def test_lines_of_their_own_are_no_page() -> None:
    text = """Army retakes town
Residents flee north
By Our Correspondent
The army said it had captured the town."""
    assert page_width(text) == 0
    assert len(list(sentence_spans(text))) == 4


def test_span_of_a_part() -> None:
    """Only the part asked for is read, and offsets are those of the whole text."""
    text = "Left out. The army came. It left. Left out."
    assert [text[a:b] for a, b in sentence_spans(text, 10, 33)] == ["The army came.", "It left."]


@given(st.text(alphabet=st.sampled_from("aA .!?\n\"'”“(-1,…\r\t\u00a0é"), max_size=200))
def test_spans_are_in_order_and_cover_everything_but_white_space(text: str) -> None:
    """No character but white space is lost; spans are in order and do not overlap."""
    spans = list(sentence_spans(text))
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
