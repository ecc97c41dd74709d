"""Datelines: where they are found, what they tell, and what only looks like one."""

from __future__ import annotations

import pytest

from contested.read.datelines import leading, whole

FOUND = [
    # text, the dateline, its place, its credits, (month, day)
    (
        "KHARKIV, May 14 (Reuters) - Troops left.",
        "KHARKIV, May 14 (Reuters) -",
        "KHARKIV",
        ["Reuters"],
        (5, 14),
    ),
    ("Kyiv (AFP)-Two bridges fell.", "Kyiv (AFP)-", "Kyiv", ["AFP"], None),
    ("GENEVA / JUBA, 3 March - Aid stopped.", "GENEVA / JUBA, 3 March -", "GENEVA / JUBA", [], (3, 3)),
    ("BANGUI (AP) — Rebels left.", "BANGUI (AP) —", "BANGUI", ["AP"], None),
    ("GOMA, Congo (AP) — Rebels left.", "GOMA, Congo (AP) —", "GOMA, Congo", ["AP"], None),
    ("MEKELLE: Rebels left.", "MEKELLE:", "MEKELLE", [], None),
    ("GAO, Mali — Rebels left.", "GAO, Mali —", "GAO, Mali", [], None),
    ("Deir Ezzor – Rebels left.", "Deir Ezzor –", "Deir Ezzor", [], None),
    ("(Reuters) - Fighting broke out.", "(Reuters) -", "", ["Reuters"], None),
    ("AFP - The army left.", "AFP -", "", ["AFP"], None),
    ("May 12, 2022 (Lake News) - Goma fell.", "May 12, 2022 (Lake News) -", "", ["Lake News"], (5, 12)),
    ("ADEN/DUBAI (Reuters) - Rebels left.", "ADEN/DUBAI (Reuters) -", "ADEN/DUBAI", ["Reuters"], None),
    (
        "Sirte, Libya, 12 May 2014 (Xinhua) -- Rain.",
        "Sirte, Libya, 12 May 2014 (Xinhua) --",
        "Sirte, Libya",
        ["Xinhua"],
        (5, 12),
    ),
    ("Yangon, Feb. 3 (Kyodo) Troops left.", "Yangon, Feb. 3 (Kyodo)", "Yangon", ["Kyodo"], (2, 3)),
    ("Homs, SANA- The army came.", "Homs, SANA-", "Homs", ["SANA"], None),
    ("TRIPOLI (Reuters/AFP) - Militias met.", "TRIPOLI (Reuters/AFP) -", "TRIPOLI", ["Reuters", "AFP"], None),
    ("Qamishli (North Press) – Shells fell.", "Qamishli (North Press) –", "Qamishli", ["North Press"], None),
    (
        "Mogadishu (Agence France-Presse) — A blast.",
        "Mogadishu (Agence France-Presse) —",
        "Mogadishu",
        ["AFP"],
        None,
    ),
]
NOT_FOUND = [
    "NATO: Allies will meet on Monday.",
    "UPDATE: The town has fallen.",
    "The Yemen Data Project (YDP) said that raids went on.",
    "Aleppo – a city divided since 2012 – was quiet.",
    "Rebels (Reuters has not seen them) left the town.",
    "On May 14 the army left.",
    "President: we will not leave.",
    "Jane Roe – A driver in Bor – fled.",
]


@pytest.mark.parametrize(("text", "line", "place", "credits", "day"), FOUND)
def test_a_dateline_is_set_apart(
    text: str, line: str, place: str, credits: list[str], day: tuple[int, int] | None
) -> None:
    found = leading(text, 0, len(text))
    assert found is not None
    assert (found.of(text), found.place) == (line, place)
    assert [c.name for c in found.credits] == credits
    assert (found.written and (found.written.month, found.written.day)) == day
    assert all(c.span is not None and c.how == "dateline" for c in found.credits)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert leading(text, 0, len(text)) is None


def test_the_credit_spans_show_the_agency_as_written() -> None:
    text = "TRIPOLI (Reuters/Agence France-Presse) - Militias met."
    found = leading(text, 0, len(text))
    assert found is not None
    assert [c.span.of(text) for c in found.credits if c.span] == ["Reuters", "Agence France-Presse"]


@pytest.mark.parametrize(
    ("line", "place", "credits"),
    [
        ("Goma, 12 May 2022", "Goma", []),
        ("Goma, 12 May (Lake News)", "Goma", ["Lake News"]),
        ("Bamako (Mali) (AFP)", "Bamako (Mali)", ["AFP"]),
        ("GAO 2012-04-01", "GAO", []),
        ("GAO, Mali (AP)", "GAO, Mali", ["AP"]),
    ],
)
def test_a_dateline_on_a_line_of_its_own(line: str, place: str, credits: list[str]) -> None:
    found = whole(line, 0, len(line))
    assert found is not None and found.place == place
    assert [c.name for c in found.credits] == credits


@pytest.mark.parametrize(
    "line",
    ["Goma, 12 May was quiet", "Published On 18 Dec 2023", "Army retakes Mekelle (AFP)", "NATO, 12 May 2022"],
)
def test_a_line_that_is_no_dateline(line: str) -> None:
    assert whole(line, 0, len(line)) is None
