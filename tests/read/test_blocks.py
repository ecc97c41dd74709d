"""Texts and the blocks they are made of. A case is a text and its blocks as (kind, words)."""

from __future__ import annotations

import pytest

from contested.read.layout import lay_out

WEB_PAGE = """Home / Africa
Rebels seize airport in eastern Congo | Lake News
By Jane Roe | 12 May 2022 | 3 min read
[ad_1]
Soldiers guard a road near Goma on May 11, 2022. (AP Photo/John Doe)
GOMA, Congo (AP) — Rebels seized the airport on Wednesday, two officials said.
Fighting goes on
The army denied the loss.
“We hold the runway and both gates.”
Related
Army retreats from Goma
UN calls for truce
SHARE THIS ARTICLE
"""
CASES = [
    (
        "a web page with everything on it",
        WEB_PAGE,
        [
            ("furniture", "Home / Africa"),
            ("title", "Rebels seize airport in eastern Congo"),
            ("furniture", "| Lake News"),
            ("furniture", "By Jane Roe | 12 May 2022 | 3 min read"),
            ("furniture", "[ad_1]"),
            ("caption", "Soldiers guard a road near Goma on May 11, 2022. (AP Photo/John Doe)"),
            ("furniture", "GOMA, Congo (AP) —"),
            ("body", "Rebels seized the airport on Wednesday, two officials said."),
            ("heading", "Fighting goes on"),
            ("body", "The army denied the loss."),
            ("quotation", "“We hold the runway and both gates.”"),
            ("furniture", "Related"),
            ("furniture", "Army retreats from Goma"),
            ("furniture", "UN calls for truce"),
            ("furniture", "SHARE THIS ARTICLE"),
        ],
    ),
    (
        "title, agency and date run into the body",
        "Fighters leave Lalibela: residents AFP Monday 20 Dec 2021 Fighters have left the town"
        " of Lalibela, residents"
        " said. A soldier stands near a church in Lalibela. (AFP) The government has not"
        " commented on the reports"
        " about the town. Source: AFP",
        [
            ("title", "Fighters leave Lalibela: residents"),
            ("furniture", "AFP"),
            ("furniture", "Monday 20 Dec 2021"),
            ("body", "Fighters have left the town of Lalibela, residents said."),
            ("caption", "A soldier stands near a church in Lalibela. (AFP)"),
            ("body", "The government has not commented on the reports about the town."),
            ("furniture", "Source: AFP"),
        ],
    ),
    (
        "a label, a date, a place in capitals",
        "Last updated at Mar 042019 MOPTI Gunmen took three villages on Monday, a mayor said.",
        [
            ("furniture", "Last updated at Mar 042019"),
            ("furniture", "MOPTI"),
            ("body", "Gunmen took three villages on Monday, a mayor said."),
        ],
    ),
    (
        "furniture inside a running line",
        "Rebels took Bor. Tags Bor Jonglei army. The army fled. ROAD TO JUBA Slideshow (4"
        " Images) Troops moved south on"
        " the only road that was open to them, said a driver who had seen the trucks on the day"
        " before, and then the"
        " rest. Video shows the fall of Bor - YouTube Reporting by Jane Roe; Editing by John Doe",
        [
            ("body", "Rebels took Bor."),
            ("furniture", "Tags Bor Jonglei army."),
            ("body", "The army fled."),
            ("heading", "ROAD TO JUBA"),
            ("furniture", "Slideshow (4 Images)"),
            (
                "body",
                "Troops moved south on the only road that was open to them, said a driver who"
                " had seen the trucks on"
                " the day before, and then the rest.",
            ),
            ("furniture", "Video shows the fall of Bor - YouTube"),
            ("furniture", "Reporting by Jane Roe; Editing by John Doe"),
        ],
    ),
    (
        "an agency in brackets signs the whole report",
        "Rebels take Bor\n\nThe town fell at noon, its mayor said.\n\nThe army did not comment.\n\n"
        "Shops were closed, he added. (Reuters)",
        [
            ("title", "Rebels take Bor"),
            ("body", "The town fell at noon, its mayor said."),
            ("body", "The army did not comment."),
            ("body", "Shops were closed, he added."),
            ("furniture", "(Reuters)"),
        ],
    ),
    (
        "a statement after a colon",
        "The ministry gave the commander's words:\n\nThe hill is taken.\n\nWe will stay.\n\nIt was cold.",
        [
            ("body", "The ministry gave the commander's words:"),
            ("quotation", "The hill is taken."),
            ("quotation", "We will stay."),
            ("body", "It was cold."),
        ],
    ),
    (
        "quoted words with a speaker between them are body",
        'Rebels in Bor\n\n"We will stay", a captain said. "We are many."\n\n"Never", said a mayor.',
        [
            ("title", "Rebels in Bor"),
            ("body", '"We will stay", a captain said. "We are many."'),
            ("body", '"Never", said a mayor.'),
        ],
    ),
    (
        "lines broken at a width are paragraphs",
        "Troops from the north have moved towards the river in the last\n"
        "two days, villagers said, and shelling could be heard at night\n"
        "from the other bank. The army did not say how many of its men\n"
        "had crossed.\n\n"
        "A spokesman for the rebels said that the bridge was theirs and\n"
        "that they would hold it.",
        [
            (
                "body",
                "Troops from the north have moved towards the river in the last\n"
                "two days, villagers said, and shelling could be heard at night\n"
                "from the other bank. The army did not say how many of its men\n"
                "had crossed.",
            ),
            (
                "body",
                "A spokesman for the rebels said that the bridge was theirs and\nthat they would hold it.",
            ),
        ],
    ),
    (
        "a mark of byte order and Windows newlines",
        "\ufeffRebels take Bor\r\n\r\nThe town fell.\r\n",
        [("furniture", "\ufeff"), ("title", "Rebels take Bor"), ("body", "The town fell.")],
    ),
    (
        "links with their dates after the report",
        "Rebels take Bor\n\nThe town fell at noon.\n\nMore on this story\nWho are the"
        " rebels?\nPublished\n14 February\n"
        "Bor: a short history",
        [
            ("title", "Rebels take Bor"),
            ("body", "The town fell at noon."),
            ("furniture", "More on this story"),
            ("furniture", "Who are the rebels?"),
            ("furniture", "Published"),
            ("furniture", "14 February"),
            ("furniture", "Bor: a short history"),
        ],
    ),
    (
        "a chronicle",
        "Two weeks of war in Bor\n\n3 May 2014\nRebels came.\n\n5 May 2014\nThey left.\n\n8 May"
        " 2014\nThey came again.",
        [
            ("title", "Two weeks of war in Bor"),
            ("heading", "3 May 2014"),
            ("body", "Rebels came."),
            ("heading", "5 May 2014"),
            ("body", "They left."),
            ("heading", "8 May 2014"),
            ("body", "They came again."),
        ],
    ),
    (
        "words of a sign-off inside a sentence are body",
        "Rebels took Bor. The order was given in writing by General Roe and his staff on the"
        " day before the town fell",
        [
            (
                "body",
                "Rebels took Bor. The order was given in writing by General Roe and his staff"
                " on the day before the"
                " town fell",
            )
        ],
    ),
    ("one line without an end", "Rebels take Bor", [("body", "Rebels take Bor")]),
    ("nothing", " \n ", []),
]


@pytest.mark.parametrize(("text", "blocks"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    assert [(p.kind, p.of(text)) for p in lay_out(text)] == blocks


TITLES = [
    # first line, the title, what is set apart
    ("Army retakes Mekelle - Reuters", "Army retakes Mekelle", ["Reuters"]),
    ("UPDATE 2-Army retakes Mekelle", "Army retakes Mekelle", []),
    ("EXCLUSIVE: Army retakes Mekelle - AP", "Army retakes Mekelle", ["AP"]),
    ("Army retakes Mekelle Reuters", "Army retakes Mekelle", ["Reuters"]),
    ("Army retakes Mekelle (AFP)", "Army retakes Mekelle", ["AFP"]),
    ("Army has retaken Mekelle, minister tells AFP", "Army has retaken Mekelle, minister tells AFP", []),
    ("Army retakes town: what we know from Reuters", "Army retakes town: what we know from Reuters", []),
    ("Army retakes Mekelle | Lake News", "Army retakes Mekelle", []),
    ("Army retakes Mekelle – and then leaves", "Army retakes Mekelle – and then leaves", []),
    ("Has the army retaken Mekelle?", "Has the army retaken Mekelle?", []),
]


@pytest.mark.parametrize(("line", "title", "credits"), TITLES)
def test_the_title_and_who_is_printed_after_it(line: str, title: str, credits: list[str]) -> None:
    text = f"{line}\n\nThe army entered the town at noon, its mayor said."
    pieces = lay_out(text)
    assert [p.of(text) for p in pieces if p.kind == "title"] == [title]
    assert [c.name for p in pieces for c in p.credits] == credits


@pytest.mark.parametrize(
    ("text", "given", "title"),
    [
        ("Rebels take Bor: UN. The town fell.", "Rebels take Bor: UN", "Rebels take Bor: UN."),
        (
            "REBELS TAKE BOR – U.N. The town fell.",
            "Rebels take Bor - UN | Lake News",
            "REBELS TAKE BOR – U.N.",
        ),
        ("Battle of Bor (Arabic: x) was a fight.", "Battle of Bor", None),
        ("Battle of Bor was a fight.", "Battle of Bor", None),
        ("The town fell.", "Rebels take Bor", None),
    ],
)
def test_a_given_title_is_found_again_in_the_text(text: str, given: str, title: str | None) -> None:
    found = [p.of(text) for p in lay_out(text, given) if p.kind == "title"]
    assert found == ([title] if title else [])
