"""Bounds, units and wholes of the numbers in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.trees import NLP, tree

from contested.extract.numbers.counts import Count, count_of, counts
from contested.model import Bounds

LEMMAS = {"guards": "guard", "dozens": "dozen", "died": "die"}

CASES: list[tuple[str, int | float | None, int | float | None, str]] = [
    # exact
    ("Six soldiers died.", 6, 6, "soldier"),
    ("6 soldiers died.", 6, 6, "soldier"),
    ("Twenty-five men died.", 25, 25, "man"),
    ("One hundred villages burned.", 100, 100, "village"),
    ("Two hundred and six people died.", 206, 206, "person"),
    ("Three thousand families left.", 3000, 3000, "family"),
    ("1,429 people died.", 1429, 1429, "person"),
    ("170 000 people left.", 170000, 170000, "person"),
    ("300000 people left.", 300000, 300000, "person"),
    ("1.2 million people left.", 1200000, 1200000, "person"),
    ("Two and a half million people left.", 2500000, 2500000, "person"),
    ("Half a million refugees came.", 500000, 500000, "refugee"),
    ("A hundred men came.", 100, 100, "man"),
    ("Two dozen people died.", 24, 24, "person"),
    ("A dozen villages burned.", 12, 12, "village"),
    ("Half a dozen shells fell.", 6, 6, "shell"),
    ("A pair of tanks came.", 2, 2, "tank"),
    ("Both bridges fell.", 2, 2, "bridge"),
    ("Another 39 were killed.", 39, 39, ""),
    ("Just three hospitals remain.", 3, 3, "hospital"),
    ("Only 60 people came back.", 60, 60, "person"),
    ("A total of 14 shells fell.", 14, 14, "shell"),
    ("They handed over four bases.", 4, 4, "base"),
    ("Two suicide car bombs went off.", 2, 2, "bomb"),
    # more and less
    ("More than 1,000 soldiers fled.", 1001, None, "soldier"),
    ("Over 50 people were hurt.", 51, None, "person"),
    ("Well over 50 people were hurt.", 51, None, "person"),
    ("Above 50 people were hurt.", 51, None, "person"),
    ("Upwards of 50 people were hurt.", 51, None, "person"),
    ("In excess of 2,000 homes burned.", 2001, None, "home"),
    ("More than two dozen people died.", 25, None, "person"),
    ("More than a million people left.", 1000001, None, "person"),
    ("At least 69 fighters died.", 69, None, "fighter"),
    ("No fewer than 12 guards died.", 12, None, "guard"),
    ("100 or more people died.", 100, None, "person"),
    ("1,500+ troops came.", 1500, None, "troop"),
    ("Up to 27 hostages died.", None, 27, "hostage"),
    ("As many as 60 fighters came.", None, 60, "fighter"),
    ("No more than 30 men came.", None, 30, "man"),
    ("Fewer than 50 guards came.", None, 49, "guard"),
    ("Less than 50 guards came.", None, 49, "guard"),
    # near a number
    ("Nearly 400 districts fell.", 360, 399, "district"),
    ("Almost 400 districts fell.", 360, 399, "district"),
    ("Close to 200 people died.", 180, 199, "person"),
    ("About 250 districts fell.", 225, 275, "district"),
    ("Around 150 soldiers left.", 135, 165, "soldier"),
    ("Some 400 civilians left.", 360, 440, "civilian"),
    ("Roughly 30 people left.", 27, 33, "person"),
    ("Approximately 980 loads left.", 882, 1078, "load"),
    ("An estimated 200,000 people left.", 180000, 220000, "person"),
    ("An estimated 850 volunteers came.", 765, 935, "volunteer"),
    # ranges
    ("Between 20,000 and 30,000 militants hide there.", 20000, 30000, "militant"),
    ("20 to 30 people died.", 20, 30, "person"),
    ("10-12 people died.", 10, 12, "person"),
    ("Two or three shells fell.", 2, 3, "shell"),
    ("Two to three million people left.", 2000000, 3000000, "person"),
    # vague
    ("Dozens of people died.", 24, 99, "person"),
    ("Scores of people died.", 40, 99, "person"),
    ("Hundreds of soldiers came.", 200, 999, "soldier"),
    ("Thousands of homes burned.", 2000, 9999, "home"),
    ("Tens of thousands of people left.", 20000, 99999, "person"),
    ("Hundreds of thousands of people left.", 200000, 999999, "person"),
    ("Millions of people left.", 2000000, None, "person"),
    ("Several towns fell.", 3, 9, "town"),
    ("A few houses burned.", 3, 9, "house"),
    ("Several hundred fighters came.", 300, 999, "fighter"),
    ("At least dozens of people died.", 24, None, "person"),
    # shares
    ("85 percent of the land", 85, 85, "percent"),
    ("85% of the land", 85, 85, "percent"),
    ("60 per cent of the city", 60, 60, "percent"),
    ("More than 90 percent of its troops", 91, None, "percent"),
    ("8.5 percent of the land", 8.5, 8.5, "percent"),
    ("Half the country", 50, 50, "percent"),
    ("More than half of the country", 51, None, "percent"),
    ("A third of the land", 33, 34, "percent"),
    ("Roughly a third of the land", 30, 37, "percent"),
    ("Two-thirds of the land", 66, 67, "percent"),
    ("Nearly two thirds of the land", 60, 66, "percent"),
    ("A quarter of the force", 25, 25, "percent"),
    ("Three-quarters of the force", 75, 75, "percent"),
    # measures and money
    ("65 km to the north", 65, 65, "kilometre"),
    ("Some 20 miles away", 18, 22, "mile"),
    ("Over £1.1bn for shelters", 1100000001, None, "pound"),
    ("$3.5 million in aid", 3500000, 3500000, "dollar"),
    ("12 tonnes of flour", 12, 12, "tonne"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), CASES)
def test_one_number(text: str, low: int | None, high: int | None, unit: str) -> None:
    (count,) = counts(NLP(text))
    assert (count.bounds, count.unit) == (Bounds(low, high), unit)


NONE = [
    "The war began in 2016.",
    "On July 8, 2021 the town fell.",
    "On July 8 2021 the town fell.",
    "It was 8 July 2021.",
    "A 25-year-old man came.",
    "Omar Haddad, 34, came home.",
    "The 24-hour truce held.",
    "The truce held for 24 hours.",
    "They came at 10 am.",
    "They came at 10:30.",
    "The 3rd Battalion came.",
    "T-72 tanks came.",
    "Resolution 2254 calls for talks.",
    "It is one of the most feared jails.",
    "No one came.",
    "Many soldiers came.",
    "A number of soldiers came.",
    "It was their third attack.",
    "Picture 5/5",
    "They fought for two years.",
    "They took the road, Route 60.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_number(text: str) -> None:
    assert counts(NLP(text)) == []


WHOLES = [
    ("About 120 of the region's nearly 200 villages", (108, 132), (180, 199), "village"),
    ("250 of nearly 400 camps", (250, 250), (360, 399), "camp"),
    ("Two of the three bridges", (2, 2), (3, 3), "bridge"),
    ("34 of 200 prisoners", (34, 34), (200, 200), "prisoner"),
    ("24 out of 34 provinces", (24, 24), (34, 34), "province"),
    ("200 districts out of 400", (200, 200), (400, 400), "district"),
]


@pytest.mark.parametrize(("text", "count", "of", "unit"), WHOLES)
def test_a_number_out_of_a_whole(text: str, count: tuple[int, int], of: tuple[int, int], unit: str) -> None:
    (found,) = counts(NLP(text))
    assert (found.bounds, found.of, found.unit) == (Bounds(*count), Bounds(*of), unit)


def test_several_numbers_each_with_its_unit() -> None:
    found = counts(NLP("Six people were killed and 32 civilians hurt, including nine children."))
    assert [(c.bounds.low, c.unit) for c in found] == [(6, "person"), (32, "civilian"), (9, "child")]


def test_in_a_month_without_a_day_a_number_counts() -> None:
    (found,) = counts(NLP("In May 20 people died."))
    assert found.bounds == Bounds.exactly(20)


def test_a_noun_knows_its_number_by_the_parse() -> None:
    doc = tree(
        "At/ADP/IN/case/1 least/ADV/JJS/advmod/2 12/NUM/CD/nummod/4 border/NOUN/NN/compound/4 "
        "guards/NOUN/NNS/nsubj/5 died/VERB/VBD/root/5",
        LEMMAS,
    )
    assert count_of(doc[4]) == Count(Bounds(12, None), "guard", 0, 3, noun=4)
    assert count_of(doc[2]) == count_of(doc[4])
    assert count_of(doc[3]) is None


def test_a_noun_behind_of_has_the_number_of_its_head() -> None:
    doc = tree(
        "Dozens/NOUN/NNS/nsubj/3 of/ADP/IN/case/2 people/NOUN/NNS/nmod/0 died/VERB/VBD/root/3",
        LEMMAS,
    )
    found = count_of(doc[2])
    assert found is not None and found.bounds == Bounds(24, 99) and found.unit == "person"


def test_a_list_that_lost_its_comma_has_one_number() -> None:
    doc = tree(
        "12/NUM/CD/nummod/1 nurses/NOUN/NNS/compound/2 drivers/NOUN/NNS/nsubj/3 died/VERB/VBD/root/3",
        {"nurses": "nurse", "drivers": "driver"},
    )
    assert count_of(doc[2]) == count_of(doc[1]) == Count(Bounds(12, 12), "nurse", 0, 1, noun=1)


def test_a_pair_is_two() -> None:
    doc = tree("The/DET/DT/det/1 pair/NOUN/NN/nsubj/2 left/VERB/VBD/root/2")
    found = count_of(doc[1])
    assert found is not None and found.bounds == Bounds.exactly(2)


@pytest.mark.parametrize(("article", "wanted"), [("A", 1), ("Another", 1), ("The", None)])
def test_an_article_counts_one(article: str, wanted: int | None) -> None:
    doc = tree(f"{article}/DET/DT/det/1 soldier/NOUN/NN/nsubj/2 died/VERB/VBD/root/2")
    found = count_of(doc[1])
    assert (found.bounds.low if found else None) == wanted


def test_without_a_parse_an_article_counts_one() -> None:
    doc = NLP("They shot a young soldier.")
    found = count_of(doc[4])
    assert found is not None and found.bounds == Bounds.exactly(1)


PIECES = """more than at least up to no about nearly some an estimated two dozen half a million 20 1,000 3.5 -
to and between of the third quarter percent % $ dozens hundreds tens thousands several few people districts
km year old 2016 May or one hundred twenty five , out bn over"""
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    doc = NLP(text)
    found = counts(doc)
    for count in found:
        assert 0 <= count.start < count.end <= len(doc)
        assert count.bounds.low is None or count.bounds.high is None or count.bounds.low <= count.bounds.high
    assert all(a.end <= b.start for a, b in pairwise(found))
    for token in doc:
        count_of(token)
