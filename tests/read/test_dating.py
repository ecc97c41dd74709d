"""When a text was written and published, and how that is known."""

from __future__ import annotations

from datetime import date

import pytest

from contested.model import KnownDate
from contested.read.dating import dates, known, likeliest_days, url_date
from contested.read.layout import lay_out

PHOTO_THURSDAY = "A boy walks past a tank near Taiz on June 14, 2018. (Photo by AFP)\n\n"
GIVEN_15 = known("2018-06-15", "given")


def dated(text: str, given: KnownDate | None = None, url: str = "") -> tuple[str, str, str, str]:
    """Text date, how, published, how; empty where unknown."""
    text_date, published = dates(text, lay_out(text), given, url)
    return (
        str(text_date.period) if text_date else "",
        text_date.how if text_date else "",
        str(published.period) if published else "",
        published.how if published else "",
    )


CASES = [
    # name, text, given, url, expected
    ("nothing tells", "Rebels took the town on Thursday.", None, "", ("", "", "", "")),
    ("given only", "Rebels took it.", GIVEN_15, "", ("2018-06-15", "given", "2018-06-15", "given")),
    (
        "the address only",
        "Rebels took it.",
        None,
        "https://a.example/2018/06/15/rebels",
        ("2018-06-15", "url", "2018-06-15", "url"),
    ),
    (
        "the address that the text begins with",
        "https://a.example/2018/06/15/rebels\n\nTAIZ, June 14 (TASS) - Rebels took it.",
        None,
        "",
        ("2018-06-14", "dateline", "2018-06-15", "url"),
    ),
    (
        "its year for a dateline of the year before",
        "https://a.example/2019/01/01/rebels\nTAIZ, Dec 31 (TASS) - Rebels took it.",
        None,
        "",
        ("2018-12-31", "dateline", "2019-01-01", "url"),
    ),
    (
        "an address without a date tells nothing",
        "https://a.example/news/rebels-20\n\nRebels took it on Thursday.",
        None,
        "",
        ("", "", "", ""),
    ),
    (
        "an address inside the text is another report's",
        "Rebels took it.\n\nhttps://a.example/2018/06/15/rebels",
        None,
        "",
        ("", "", "", ""),
    ),
    (
        "given before the address",
        "Rebels took it.",
        GIVEN_15,
        "https://a.example/2018/06/11/rebels",
        ("2018-06-15", "given", "2018-06-15", "given"),
    ),
    (
        "an older date line dates the text, not its publication",
        "Rebels take Taiz\n\n12 June 2018\n\nRebels took the town on Tuesday.",
        GIVEN_15,
        "",
        ("2018-06-12", "text", "2018-06-15", "given"),
    ),
    (
        "a younger date line corrects the record",
        "Rebels take Taiz\n\n17 June 2018\n\nRebels took the town on Sunday.",
        GIVEN_15,
        "",
        ("2018-06-17", "text", "2018-06-17", "text"),
    ),
    (
        "a date before a running text",
        "June 12 2018 Rebels took the town on Tuesday, two officials said.",
        None,
        "",
        ("2018-06-12", "text", "2018-06-12", "text"),
    ),
    (
        "publication before update",
        "Rebels take Taiz\n\nUpdated: 19 June 2018\nPublished: 17 June 2018\n\nRebels took the town.",
        None,
        "",
        ("2018-06-17", "text", "2018-06-17", "text"),
    ),
    (
        "a dateline without a year takes the nearest",
        "TAIZ, Dec 31 (Reuters) - Rebels took the town.",
        known("2019-01-01", "given"),
        "",
        ("2018-12-31", "dateline", "2019-01-01", "given"),
    ),
    (
        "a dateline without any year tells nothing",
        "TAIZ, Dec 31 (Reuters) - Rebels took it.",
        None,
        "",
        ("", "", "", ""),
    ),
    (
        "a caption gives the dateline its year",
        PHOTO_THURSDAY + "TAIZ, June 16 (Reuters) - Rebels took the town.",
        None,
        "",
        ("2018-06-16", "dateline", "2018-06-16", "dateline"),
    ),
    (
        "the caption's own day",
        PHOTO_THURSDAY + "Rebels took the town on Thursday, after a raid on Wednesday.",
        None,
        "",
        ("2018-06-14", "inferred", "2018-06-14", "inferred"),
    ),
    (
        "the newest weekday after the caption",
        PHOTO_THURSDAY
        + "Rebels took it on Friday. A governor said on Saturday that he had left. Talks failed on Tuesday.",
        None,
        "",
        ("2018-06-16", "inferred", "2018-06-16", "inferred"),
    ),
    (
        "days to come and days long gone do not count",
        PHOTO_THURSDAY
        + "Rebels took it on Friday. Talks will begin on Sunday. The truce of last Wednesday failed."
        " Aid arrives every Monday.",
        None,
        "",
        ("2018-06-15", "inferred", "2018-06-15", "inferred"),
    ),
    (
        "what is planned may be said on a day that counts",
        PHOTO_THURSDAY + "Rebels took it on Friday. The army will return, its spokesman said on Saturday.",
        None,
        "",
        ("2018-06-16", "inferred", "2018-06-16", "inferred"),
    ),
    (
        "no weekday: only the first possible day",
        PHOTO_THURSDAY + "Rebels took the town.",
        None,
        "",
        ("2018-06-14/", "inferred", "2018-06-14/", "inferred"),
    ),
    (
        "a month is all that the caption tells",
        "A boy walks near Taiz in June 2018. (Photo by AFP)\n\nRebels took the town on Thursday.",
        None,
        "",
        ("2018-06-01/", "inferred", "2018-06-01/", "inferred"),
    ),
    (
        "a weekday with its date is not bare",
        PHOTO_THURSDAY + "Rebels took it on Friday, as on Monday, 4 May 2015.",
        None,
        "",
        ("2018-06-15", "inferred", "2018-06-15", "inferred"),
    ),
    (
        "a picture from the file only says not before",
        "FILE - Rebels near Taiz on June 14, 2018. (AP Photo/Jane Roe, File)\n\nRebels took it on Friday.",
        None,
        "",
        ("2018-06-14/", "inferred", "2018-06-14/", "inferred"),
    ),
    (
        "a date inside the body is no date of the text",
        "Rebels took the town. They had come on 12 June 2018 from the hills.",
        None,
        "",
        ("", "", "", ""),
    ),
]


@pytest.mark.parametrize(
    ("text", "given", "url", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_dates_of_a_report(text: str, given: KnownDate | None, url: str, expected: tuple[str, ...]) -> None:
    assert dated(text, given, url) == expected


@pytest.mark.parametrize(
    ("picture", "named", "days"),
    [
        (date(2018, 6, 14), {3}, [date(2018, 6, 14)]),
        (date(2018, 6, 14), {2}, [date(2018, 6, 20)]),
        (date(2018, 6, 14), {3, 4}, [date(2018, 6, 15)]),
        (date(2018, 6, 15), {1, 4, 5}, [date(2018, 6, 16)]),
        (date(2018, 6, 17), {0, 3}, [date(2018, 6, 18)]),
        (date(2018, 6, 14), set(), []),
    ],
)
def test_the_days_that_explain_the_weekdays_best(picture: date, named: set[int], days: list[date]) -> None:
    assert likeliest_days(picture, named) == days


def test_the_span_of_a_date_shows_it() -> None:
    text = "Rebels take Taiz\n\n12 June 2018\n\nRebels took the town on Tuesday."
    text_date, _ = dates(text, lay_out(text), None)
    assert text_date is not None and text_date.span is not None
    assert text_date.span.of(text) == "12 June 2018"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2021/07/08/town-falls", "2021-07-08"),
        ("https://a.example/world/2021/jul/08/town-falls", "2021-07-08"),
        ("https://a.example/2021-07-08-town", "2021-07-08"),
        ("https://a.example/20210708/town", "2021-07-08"),
        ("https://a.example/article/99210799", ""),
        ("https://a.example/id/2021139912", ""),
        ("", ""),
    ],
)
def test_the_day_in_an_address(url: str, day: str) -> None:
    found = url_date(url)
    assert (str(found.period) if found else "") == day
