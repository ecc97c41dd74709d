"""Lines of the page that are no part of the report, and lines that must not be taken for them."""

from __future__ import annotations

import pytest

from contested.model import Span
from contested.read.furniture import outlet_of, whole

FURNITURE = """[ad_1]
[/ad_2]
5/5
3 of 12
(2/7)
News / Africa / Sudan
Home > World > Middle East
World » Africa
Share this article
SHARE
Facebook Twitter WhatsApp
Sign up for our newsletter
Subscribe to the Morning Briefing newsletter
Follow us on Twitter @lakenews
Source link
Read more: Rebels close in on the airport
Related articles
More on this story
Advertisement
Story continues below advertisement
We use cookies to improve your experience.
© 2022 The Sahel Post. All rights reserved.
Download our app
Watch live on Roku
Our Standards: The Thomson Reuters Trust Principles.
Reporting by Jane Roe in Goma; Editing by John Doe
(Reporting by Jane Roe; Writing by John Doe)
https://lakenews.example/africa/goma
www.lakenews.example
#Goma #M23
Tags: Goma, M23, Congo
By Jane Roe
By JANE ROE and JOHN DOE
AFP
Al Jazeera and news agencies
Source: Al Jazeera and news agencies
July 8, 2021 4:30 PM
Published: 8 July 2021
Last updated on 12 May 2022, 10:15 GMT
Mon, 12 Sep 2022 14:05 +0300
12/09/2022
Updated 3 hours ago
3 min read
The post Rebels take Goma appeared first on Lake News.
This article was originally published on Lake News.
With inputs from AFP
Editor's note: the ministry has changed its name.
Lake News’s website can also be reached at these addresses:
Goma, 12 May 2022
Keep reading
list 1 of 4
Save articles to read later and make a list of your own.
(Lake News with AFP)
SOURCE: AL JAZEERA AND NEWS AGENCIES
NEWS DESK
14 February
GOMA, 12 May 2022 10:30 GMT
By a reporter in Goma
Additional writing by the Lake News newsroom
By Jane Roe | 12 May 2022 | 3 min read""".splitlines()
REPORT = """Rebels took the town.
Fighting in Goma
Army takes Bakhmut, source says
Read the statement carefully before judging, the minister said.
Share of territory held by the rebels grew.
Follow the road to Goma and you reach the front.
World leaders condemned the attack.
Live shells were found.
Copyright laws were cited by the court.
Join the army, he told them.
On 12 May 2022 the army took the town.
Goma, 12 May 2022, was quiet
By a narrow road the rebels came
By Tuesday the town had fallen.
By midday Rebel Forces had left
Watch posts on the ridge were shelled at dawn
Sources in the army spoke of 20 dead.
More than 300 people fled.
Comments by the minister angered the rebels.
Search teams found the pilot.
5/5 of the bridges over the river are destroyed""".splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_found(line: str) -> None:
    assert whole(line, Span(0, len(line))) is not None


@pytest.mark.parametrize("line", REPORT)
def test_the_report_is_left_alone(line: str) -> None:
    assert whole(line, Span(0, len(line))) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Lake News’s website can also be accessed at the following addresses:", "Lake News"),
        ("© 2022 The Sahel Post. All rights reserved.", "The Sahel Post"),
        ("Copyright © 2019 Harbour Times", "Harbour Times"),
        ("This article was originally published on Lake News.", "Lake News"),
        ("All rights reserved.", ""),
        ("Follow us on Twitter", ""),
    ],
)
def test_the_outlet_is_named_only_beyond_mistake(line: str, outlet: str) -> None:
    assert outlet_of(line) == outlet


@pytest.mark.parametrize(
    ("line", "byline", "credits"),
    [
        ("By Jane Roe", "Jane Roe", []),
        ("By AFP", "", [("AFP", "byline")]),
        ("By Jane Roe, Associated Press", "Jane Roe", [("AP", "byline")]),
        ("SOURCE: AL JAZEERA AND NEWS AGENCIES", "", [("Al Jazeera", "source line")]),
        ("(Lake News 24 with AFP)", "", [("Lake News 24", "source line"), ("AFP", "source line")]),
        ("(Reporting by Jane Roe Editing by John Doe)", "Jane Roe", []),
        ("By: NEWS WIRES", "", []),
        ("Source: AFP", "", [("AFP", "source line")]),
        ("Source: Al Jazeera and news agencies", "", [("Al Jazeera", "source line")]),
        ("Copyright 2019 Reuters", "", [("Reuters", "copyright")]),
        ("Reporting by Jane Roe in Goma; Editing by John Doe", "Jane Roe", []),
        ("Additional reporting by John Doe; Editing by Jane Roe", "", []),
        ("Our Standards: The Thomson Reuters Trust Principles.", "", [("Reuters", "source line")]),
    ],
)
def test_who_the_words_are_credited_to(line: str, byline: str, credits: list[tuple[str, str]]) -> None:
    found = whole(line, Span(0, len(line)))
    assert found is not None
    assert found.byline == byline
    assert [(c.name, c.how) for c in found.credits] == credits
    assert not found.outlet
