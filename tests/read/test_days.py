"""Dates as texts write them."""

from __future__ import annotations

from datetime import date

import pytest

from contested.model import Period
from contested.read import days


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("on July 8, 2021, troops", "2021-07-08"),
        ("10 Sep 2016", "2016-09-10"),
        ("Jul 012016", "2016-07-01"),
        ("Sept. 3rd, 2019", "2019-09-03"),
        ("the 3rd of March 2020", "2020-03-03"),
        ("2022-02-24", "2022-02-24"),
        ("25/09/2022", "2022-09-25"),
        ("04.04.2017", "2017-04-04"),
        ("in March 2011", "2011-03"),
        ("MAY 5 2013", "2013-05-05"),
    ],
)
def test_a_date_is_read(text: str, period: str) -> None:
    assert [str(w.period()) for w in days.find(text)] == [period]


@pytest.mark.parametrize(
    "text",
    [
        "they may 5 times",
        "07/08/2021",
        "31 February 2020",
        "June 31, 2020",
        "in 2016",
        "May 1,200 men left",
        "march 3",
    ],
)
def test_what_is_no_certain_date_is_left(text: str) -> None:
    assert [w for w in days.find(text) if w.year] == []


def test_the_nearest_year_stands_in_for_one_not_written() -> None:
    (written,) = days.find("DILI, Dec 30 (AFP)")
    assert written.period() is None
    assert written.nearest(date(2019, 1, 2)) == Period.day(date(2018, 12, 30))


@pytest.mark.parametrize(
    ("line", "is_date_line"),
    [
        ("Thursday, July 8, 2021 at 4:30 PM GMT", True),
        ("Published: 8 July 2021 | Updated: 9 July 2021", True),
        ("8 July 2021, Goma", False),
        ("8 July of that year", False),
        ("On 8 July 2021 the army left", False),
        ("8 July", True),
    ],
)
def test_a_date_line_holds_nothing_else(line: str, is_date_line: bool) -> None:
    assert bool(days.dates_of_line(line, 0, len(line))) is is_date_line


@pytest.mark.parametrize(
    ("value", "period"),
    [
        ("2021-07-08", "2021-07-08"),
        ("2021-07-08T23:10:00Z", "2021-07-08"),
        ("2021-07", "2021-07"),
        ("Thu, 08 Jul 2021 10:00:00 GMT", "2021-07-08"),
        ("July 8, 2021", "2021-07-08"),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_from_outside(value: str, period: str | None) -> None:
    found = days.parse(value)
    assert (str(found) if found else None) == period
