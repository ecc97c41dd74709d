"""What words of time mean in days, and which event they belong to."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.trees import NLP, tree

from contested.extract.times.finding import default_when, find_times, said_when, when_of
from contested.model import Block, Document, Period, Span

# A Wednesday.
BASE = Period.day(date(2023, 4, 19))

CASES = [
    # weekdays: the latest such day on or before the text date
    ("Shells fell on Wednesday.", "2023-04-19"),
    ("Shells fell on Thursday.", "2023-04-13"),
    ("Tuesday brought a lull.", "2023-04-18"),
    ("The convoy left last Friday.", "2023-04-14"),
    ("The convoy left last Wednesday.", "2023-04-12"),
    ("Talks resume next Monday.", "2023-04-24"),
    ("Envoys will meet on Sunday.", "2023-04-23"),
    ("On Sunday the envoys will meet.", "2023-04-23"),
    ("A truce is due on Friday.", "2023-04-21"),
    ("The town was shelled on Friday.", "2023-04-14"),
    ("Early on Sunday drones struck.", "2023-04-16"),
    ("Late Sunday drones struck.", "2023-04-16"),
    ("On Monday night the bridge fell.", "2023-04-17"),
    ("Sunday's raid killed two.", "2023-04-16"),
    ("He left on Friday last week.", "2023-04-14"),
    ("He left on Tuesday of last week.", "2023-04-11"),
    # around the text date
    ("The base fell yesterday.", "2023-04-18"),
    ("The base fell today.", "2023-04-19"),
    ("Sirens sounded tonight.", "2023-04-19"),
    ("They vote tomorrow.", "2023-04-20"),
    ("Shelling went on overnight.", "2023-04-18/2023-04-19"),
    ("Rockets hit the port last night.", "2023-04-18/2023-04-19"),
    ("He spoke this morning.", "2023-04-19"),
    ("They now hold the ridge.", "2023-04-19"),
    ("The ridge is still in their hands.", "2023-04-19"),
    ("The army currently holds the dam.", "2023-04-19"),
    ("No one has claimed it so far.", "2023-04-19"),
    # weeks, months, years
    ("Earlier this week, villagers fled.", "2023-04-17/2023-04-18"),
    ("This week, villagers fled.", "2023-04-17/2023-04-19"),
    ("Later this week they will meet.", "2023-04-20/2023-04-23"),
    ("Last week, villagers fled.", "2023-04-10/2023-04-16"),
    ("Next week they will meet.", "2023-04-24/2023-04-30"),
    ("It fell at the weekend.", "2023-04-15/2023-04-16"),
    ("It fell last weekend.", "2023-04-15/2023-04-16"),
    ("Last month, it fell.", "2023-03"),
    ("Earlier this month, it fell.", "2023-04"),
    ("It fell last year.", "2022"),
    ("It fell earlier this year.", "2023"),
    # months and seasons
    ("It fell in February.", "2023-02"),
    ("It fell in May.", "2022-05"),
    ("It fell in early May.", "2022-05"),
    ("It fell in mid-January.", "2023-01"),
    ("It fell in late December.", "2022-12"),
    ("It fell last September.", "2022-09"),
    ("It fell in July 2012.", "2012-07"),
    ("It fell at the end of March 2012.", "2012-03"),
    ("It fell in spring 2015.", "2015-03-01/2015-05-31"),
    ("It fell last summer.", "2022-06-01/2022-08-31"),
    ("It fell in 2016.", "2016"),
    ("It fell in late 2016.", "2016"),
    # days of a month
    ("It fell on July 8, 2021.", "2021-07-08"),
    ("It fell on July 8 2021.", "2021-07-08"),
    ("It fell on 8 July 2021.", "2021-07-08"),
    ("It fell on the 8th of July, 2021.", "2021-07-08"),
    ("It fell on Thursday, July 8, 2021.", "2021-07-08"),
    ("It fell on Feb. 24, 2022.", "2022-02-24"),
    ("It fell on 3 April.", "2023-04-03"),
    ("It fell on Sept 10.", "2022-09-10"),
    ("10 Sep 2016 - Agencies", "2016-09-10"),
    ("Updated Jul 012016 in Port Said", "2016-07-01"),
    ("Published 2021-07-08 by staff", "2021-07-08"),
    ("Published 23/07/2021 by staff", "2021-07-23"),
    ("They will vote on May 14.", "2023-05-14"),
    ("Posted 2016 Sep 10 by staff", "2016-09-10"),
    ("Posted 08-Jul-2021 by staff", "2021-07-08"),
    ("The week of April 5 was quiet.", "2023-04-03/2023-04-09"),
    # stretches between two ends
    ("It lasted from May to July 2019.", "2019-05-01/2019-07-31"),
    ("They met on May 5-7, 2019.", "2019-05-05/2019-05-07"),
    ("They met from 5 to 7 May 2019.", "2019-05-05/2019-05-07"),
    ("It lasted from May 28 to June 3, 2019.", "2019-05-28/2019-06-03"),
    ("It lasted between 2014 and 2016.", "2014-01-01/2016-12-31"),
    ("It lasted from Saturday to Monday.", "2023-04-15/2023-04-17"),
    # since, until, by
    ("Fifty have died since Sunday.", "2023-04-16/2023-04-19"),
    ("They have held it since early March.", "2023-03-01/2023-04-19"),
    ("They have held it since spring 2015.", "2015-03-01/2023-04-19"),
    ("The truce runs until Friday.", "/2023-04-21"),
    ("They must leave by Sunday.", "/2023-04-23"),
    # counted
    ("It fell three days ago.", "2023-04-16"),
    ("It fell three weeks ago.", "2023-03-26/2023-04-01"),
    ("It fell a month ago.", "2023-03"),
    ("It fell a year ago.", "2022-04"),
    ("It fell two years ago.", "2021"),
    ("It fell a few days ago.", "2023-04-10/2023-04-16"),
    ("Nine died in the past 24 hours.", "2023-04-18/2023-04-19"),
    ("Nine died over the past few hours.", "2023-04-19"),
    ("They fought for nearly a week.", "2023-04-13/2023-04-19"),
    ("They fought for three days.", "2023-04-16/2023-04-19"),
    ("They broke a month-long siege.", "2023-03-01/2023-04-19"),
    ("They fought for weeks.", "/2023-04-19"),
    ("More will come in the coming days.", "2023-04-19/"),
    ("It will open in the next 48 hours.", "2023-04-19/2023-04-21"),
]


def found(text: str, base: Period | None = BASE) -> list[str]:
    return [str(t.period) for t in find_times(NLP(text), base)]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_one_time(text: str, wanted: str) -> None:
    assert found(text) == [wanted]


NONE = [
    "The rebels march on the capital.",
    "They may leave the town.",
    "The April 6 Movement called a strike.",
    "It was the first truce in two years.",
    "After twenty years of war they left.",
    "In 20 villages people fled.",
    "The May family fled.",
    "They hold 2016 square kilometres.",
    "The Sunday Times reported it.",
    "Published 08/07/2021 by staff",
    "The start of Ramadan was quiet.",
    "A two-year intervention ended.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    assert found(text) == []


def test_a_time_counted_from_the_day_last_spoken_of() -> None:
    text = (
        "On 3 May 2019 they took the port. Two days later they left. The next day it burned. Later that year"
    )
    assert found(text) == ["2019-05-03", "2019-05-05", "2019-05-06", "2019"]


def test_a_step_from_a_month_has_the_bounds_of_both_ends() -> None:
    assert found("It fell in May 2019. Two weeks later they left.") == ["2019-05", "2019-05-15/2019-06-14"]
    assert found("It fell on 3 May 2019. Weeks later they left.") == ["2019-05-03", "2019-05-17/2019-06-28"]
    assert found("It fell on 3 May 2019. Several days later they left.") == [
        "2019-05-03",
        "2019-05-06/2019-05-12",
    ]


def test_without_a_text_date_only_explicit_dates_are_read() -> None:
    assert found("On Monday it fell; in May 2016 it was retaken; last week it burned.", None) == ["2016-05"]


def test_without_a_text_date_a_day_takes_the_year_last_named() -> None:
    assert found("The raid came in early March 2003. On 20 March tanks crossed.", None) == [
        "2003-03",
        "2003-03-20",
    ]


def test_an_unsure_text_date_makes_the_day_unsure() -> None:
    base = Period(date(2023, 4, 18), date(2023, 4, 19))
    assert found("It fell yesterday.", base) == ["2023-04-17/2023-04-18"]
    assert found("It fell on Monday.", base) == ["2023-04-17"]


def test_the_words_of_a_time_take_in_its_preposition() -> None:
    doc = NLP("Fifty have died since early March in the hills.")
    (time,) = find_times(doc, BASE)
    assert doc[time.start : time.end].text == "since early March"
    assert (time.relation, time.kind) == ("since", "date")


def test_only_the_tokens_asked_for_are_read() -> None:
    doc = NLP("On Monday it fell. On Tuesday it burned.")
    assert [str(t.period) for t in find_times(doc, BASE, start=5)] == ["2023-04-18"]


# -- which event ---------------------------------------------------------------------------------------------

LEMMAS = {
    "said": "say",
    "fell": "fall",
    "killed": "kill",
    "took": "take",
    "burned": "burn",
    "was": "be",
    "seized": "seize",
    "attacked": "attack",
    "died": "die",
    "fled": "flee",
}


def test_a_day_on_the_verb_of_saying_is_not_the_events() -> None:
    doc = tree(
        "Guards/NOUN/NNS/nsubj/1 said/VERB/VBD/root/1 Monday/PROPN/NNP/obl/5 the/DET/DT/det/4 "
        "dam/NOUN/NN/nsubj/5 fell/VERB/VBD/ccomp/1",
        LEMMAS,
    )
    times = find_times(doc, BASE)
    assert when_of(doc[5], times, doc) is None
    told = said_when(doc[5], times, doc)
    assert told is not None and str(told.period) == "2023-04-17"


def test_a_day_in_the_events_own_clause_is_its_time() -> None:
    doc = tree(
        "Guards/NOUN/NNS/nsubj/1 said/VERB/VBD/root/1 the/DET/DT/det/3 dam/NOUN/NN/nsubj/4 "
        "fell/VERB/VBD/ccomp/1 on/ADP/IN/case/6 Monday/PROPN/NNP/obl/4",
        LEMMAS,
    )
    time = when_of(doc[4], find_times(doc, BASE), doc)
    assert time is not None and str(time.period) == "2023-04-17"


def test_coordinated_and_participial_clauses_share_a_day() -> None:
    doc = tree(
        "On/ADP/IN/case/1 Monday/PROPN/NNP/obl/3 rebels/NOUN/NNS/nsubj/3 took/VERB/VBD/root/3 "
        "Port/PROPN/NNP/obj/3 and/CCONJ/CC/cc/6 burned/VERB/VBD/conj/3 boats/NOUN/NNS/obj/6 "
        ",/PUNCT/,/punct/9 killing/VERB/VBG/advcl/3 two/NUM/CD/obj/9",
        LEMMAS,
    )
    times = find_times(doc, BASE)
    for event in (3, 6, 9):
        time = when_of(doc[event], times, doc)
        assert time is not None and str(time.period) == "2023-04-17"


def test_a_relative_clause_keeps_its_day_to_itself() -> None:
    doc = tree(
        "Troops/NOUN/NNS/nsubj/1 took/VERB/VBD/root/1 Port/PROPN/NNP/obj/1 ,/PUNCT/,/punct/6 "
        "which/PRON/WDT/nsubj/6 was/AUX/VBD/aux:pass/6 attacked/VERB/VBN/acl:relcl/2 "
        "on/ADP/IN/case/8 Monday/PROPN/NNP/obl/6",
        LEMMAS,
    )
    times = find_times(doc, BASE)
    assert when_of(doc[1], times, doc) is None
    assert when_of(doc[6], times, doc) is not None


def test_a_time_that_names_another_thing_is_passed_over() -> None:
    doc = tree(
        "Sunday/PROPN/NNP/nmod:poss/2 's/PART/POS/case/0 raid/NOUN/NN/nsubj/3 "
        "killed/VERB/VBD/root/3 two/NUM/CD/obj/3",
        LEMMAS,
    )
    times = find_times(doc, BASE)
    raid = when_of(doc[2], times, doc)
    assert raid is not None and str(raid.period) == "2023-04-16"


def test_what_goes_on_is_so_on_the_text_date() -> None:
    doc = tree(
        "Fighting/NOUN/NN/nsubj/1 continued/VERB/VBD/root/1 nearby/ADV/RB/advmod/1",
        LEMMAS,
    )
    doc[1].lemma_ = "continue"
    assert default_when(doc[1], [], doc, BASE) == BASE
    assert default_when(doc[1], [], doc, None) is None


def test_a_title_shares_the_day_of_the_lead() -> None:
    doc = tree(
        "Rebels/NOUN/NNS/nsubj/1 seize/VERB/VBP/root/1 Port/PROPN/NNP/obj/1 | "
        "Rebels/NOUN/NNS/nsubj/1 seized/VERB/VBD/root/1 Port/PROPN/NNP/obj/1 "
        "on/ADP/IN/case/4 Monday/PROPN/NNP/obl/1",
        LEMMAS,
    )
    text = doc.text
    blocks = (Block("title", Span(0, doc[3].idx)), Block("body", Span(doc[3].idx, len(text))))
    document = Document("d", b"", text, blocks)
    times = find_times(doc, BASE)
    assert when_of(doc[1], times, doc) is None
    assert default_when(doc[1], times, doc, BASE, document=document) == Period.parse("2023-04-17")


def test_a_title_takes_no_day_of_another_event_of_the_lead() -> None:
    doc = tree(
        "Army/NOUN/NN/nsubj/1 retook/VERB/VBD/root/1 Port/PROPN/NNP/obj/1 | "
        "Army/NOUN/NN/nsubj/1 recaptured/VERB/VBD/root/1 Port/PROPN/NNP/obj/1 "
        "after/SCONJ/IN/mark/5 Rebels/NOUN/NNS/nsubj/5 seized/VERB/VBD/advcl/1 Port/PROPN/NNP/obj/5 "
        "in/ADP/IN/case/8 May/PROPN/NNP/obl/5 2021/NUM/CD/nmod/8",
        LEMMAS | {"retook": "retake", "recaptured": "recapture"},
    )
    text = doc.text
    blocks = (Block("title", Span(0, doc[3].idx)), Block("body", Span(doc[3].idx, len(text))))
    document = Document("d", b"", text, blocks)
    times = find_times(doc, BASE)
    assert default_when(doc[1], times, doc, BASE, document=document) is None


RAID = "On/ADP/IN/case/1 Monday/PROPN/NNP/obl/3 jets/NOUN/NNS/nsubj/3 attacked/VERB/VBD/root/3"
WEDNESDAY = "On/ADP/IN/case/1 Wednesday/PROPN/NNP/obl/2 rain/NOUN/NN/nsubj/2 fell/VERB/VBD/root/2"
TEN_DIED = "Ten/NUM/CD/nsubj/1 died/VERB/VBD/root/1"
DIED_IN_IT = "Ten/NUM/CD/nsubj/1 fled/VERB/VBD/root/1 in/ADP/IN/case/4 the/DET/DT/det/4 attack/NOUN/NN/obl/1"


@pytest.mark.parametrize(
    ("text", "event", "wanted"),
    [
        # "the attack" is the one told of with its day
        (f"{RAID} | {DIED_IN_IT}", "fled", "2023-04-17"),
        (f"{RAID} | {WEDNESDAY} | {DIED_IN_IT}", "fled", "2023-04-17"),
        (DIED_IN_IT, "fled", None),
        # the dead of the next sentence, unless another day is named between
        (f"{RAID} | {TEN_DIED}", "died", "2023-04-17"),
        (f"{RAID} | {WEDNESDAY} | {TEN_DIED}", "died", None),
        (f"{WEDNESDAY} | {TEN_DIED}", "died", None),
        # other matters are not dated by what stands before
        (f"{RAID} | Troops/NOUN/NNS/nsubj/1 fled/VERB/VBD/root/1", "fled", None),
    ],
)
def test_a_story_goes_on_at_its_day(text: str, event: str, wanted: str | None) -> None:
    doc = tree(text, LEMMAS)
    token = next(t for t in doc if t.text == event)
    times = find_times(doc, BASE)
    assert when_of(token, times, doc) is None
    found = default_when(token, times, doc, BASE)
    assert (str(found) if found else None) == wanted


def test_since_something_happened_the_main_clause_holds() -> None:
    doc = tree(
        "Since/SCONJ/IN/mark/2 talks/NOUN/NNS/nsubj/2 ended/VERB/VBD/advcl/6 in/ADP/IN/case/4 "
        "March/PROPN/NNP/obl/2 attacks/NOUN/NNS/nsubj/6 grew/VERB/VBD/root/6",
        LEMMAS,
    )
    times = find_times(doc, BASE)
    assert default_when(doc[6], times, doc, BASE) == Period(date(2023, 3, 1), date(2023, 4, 19))


def test_the_dead_of_a_war_are_counted_from_its_outbreak() -> None:
    doc = tree(
        "Many/ADJ/JJ/nsubj/2 have/AUX/VBP/aux/2 died/VERB/VBN/root/2 in/ADP/IN/case/5 the/DET/DT/det/5 "
        "war/NOUN/NN/obl/2 which/PRON/WDT/nsubj/7 began/VERB/VBD/acl:relcl/5 in/ADP/IN/case/9 "
        "2015/NUM/CD/obl/7",
        LEMMAS | {"began": "begin"},
    )
    times = find_times(doc, BASE)
    assert default_when(doc[2], times, doc, BASE) == Period(date(2015, 1, 1), date(2023, 4, 19))


def test_a_clause_that_describes_a_time_has_that_time() -> None:
    doc = tree(
        "They/PRON/PRP/nsubj/2 now/ADV/RB/advmod/2 hold/VERB/VBP/root/2 less/ADJ/JJR/obj/2 "
        "than/ADP/IN/case/7 two/NUM/CD/nummod/6 years/NOUN/NNS/obl/7 ago/ADV/RB/advmod/2 ,/PUNCT/,/punct/11 "
        "when/ADV/WRB/advmod/11 they/PRON/PRP/nsubj/11 held/VERB/VBD/advcl/2 half/NOUN/NN/obj/11",
        LEMMAS,
    )
    time = when_of(doc[11], find_times(doc, BASE), doc)
    assert time is not None and str(time.period) == "2021"


def test_figures_and_talk_take_the_day_of_the_words() -> None:
    doc = tree(
        "On/ADP/IN/case/1 Monday/PROPN/NNP/obl/3 rebels/NOUN/NNS/nsubj/3 said/VERB/VBD/root/3 "
        "they/PRON/PRP/nsubj/5 hold/VERB/VBP/ccomp/3 half/NOUN/NN/obj/5",
        LEMMAS,
    )
    times = find_times(doc, BASE)
    assert default_when(doc[5], times, doc, BASE) is None
    assert default_when(doc[5], times, doc, BASE, statement=True) == Period.parse("2023-04-17")


PIECES = """on since until by early late Monday May March 5 31 2016 12 last next this week weeks ago year two
a few the past hours , - to and between from month-long now still overnight July 45 000 % Sept. in for of
99999 day later"""
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_without_an_error_and_in_order(text: str) -> None:
    doc = NLP(text)
    times = find_times(doc, BASE)
    for time in times:
        assert 0 <= time.start < time.end <= len(doc)
        assert not (time.period.first and time.period.last) or time.period.first <= time.period.last
    assert all(a.end <= b.start for a, b in pairwise(times))
