"""The days that a report implies: of stretches up to now, outbreaks, plans, and events told again."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.hearing import marked, read, token_at

from contested.extract.times.finding import default_when, find_times
from contested.extract.times.when import when_of
from contested.model import Period

BASE = Period.day(date(2024, 3, 12))  # a Tuesday


def when(text: str, violent: bool = False) -> str:
    """The time of the marked event, told or implied; "" when there is none."""
    plain, start = marked(text)
    doc, document, _ = read(plain)
    times = find_times(doc, BASE)
    event = token_at(doc, start)
    own = when_of(event, times, doc)
    if own is not None:
        return str(own.period)
    found = default_when(event, times, doc, BASE, document=document, violent=violent)
    return str(found or "")


STRETCHES = [
    ("Forty people have been *killed* since Friday, a monitor said Monday.", "2024-03-08/2024-03-11"),
    ("Forty people were *killed* in 24 hours, a monitor said Monday.", "2024-03-10/2024-03-11"),
    ("Forty people have been *killed* since Friday.", "2024-03-08/2024-03-12"),
    # A month's beginning is not moved by the day on which a page is dated.
    (
        "Gunmen killed two, police said Monday. The town has been *held* since May 2023.",
        "2023-05-01/2024-03-12",
    ),
    ("Troops wrested back *control* of Mosul in gruelling months-long campaigns.", ""),
]
OUTBREAKS = [
    (
        "Fighting, which began on 2 March, drove out thousands. "
        "More than 100 have been *killed* since the campaign started.",
        "2024-03-02/2024-03-12",
    ),
    ("The five-year conflict has *killed* thousands.", "2019-01-01/2024-03-12"),
    ("The five-year conflict *killed* thousands.", ""),
    ("Thousands have been *killed* since the campaign started.", ""),
]
NOT_ITS_OWN = [
    ("*Fighting*, which began on 2 March, continued.", "2024-03-02/2024-03-12"),
    ("The army *sent* troops to Gao overnight on Friday.", "2024-03-08"),
    ("Troops captured the town on Monday after weeks of intense *clashes*.", ""),
    ("Rebels *control* the province while the city has been divided since July 2012.", ""),
    ("They have *fought* rebels but been beaten by the group which in June named a caliph.", ""),
    ("The *siege* of Aleppo and last year's assault on Ghouta were bloodier.", ""),
]
TOLD_AGAIN = [
    ("A bomb exploded in Kano on Saturday. Twelve people *died*.", "2024-03-09"),
    ("Gunmen attacked Zurmi on Saturday. A resident said 24 people were *abducted*.", "2024-03-09"),
    ("Jets bombed Idlib on Saturday. Two were hurt in the strikes, which *hit* a market.", "2024-03-09"),
    # The days on which somebody speaks are no other day of the attack.
    ("Gunmen attacked Zurmi on Saturday. Police said on Sunday that ten had *died*.", "2024-03-09"),
    ("Gunmen attacked Zurmi on Saturday. It was calm in 2019. Ten *died*.", ""),
    ("Rebels attacked Kano on Saturday. A town recently *captured* by the army was calm.", ""),
]


@pytest.mark.parametrize(("text", "expected"), STRETCHES + OUTBREAKS + NOT_ITS_OWN)
def test_when(text: str, expected: str) -> None:
    assert when(text) == expected


@pytest.mark.parametrize(("text", "expected"), TOLD_AGAIN)
def test_harm_goes_on_with_the_day_of_the_attack(text: str, expected: str) -> None:
    assert when(text, violent=True) == expected
