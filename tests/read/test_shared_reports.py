"""Real reports, where they are at hand: their dates, outlets and credits. None is part of this project."""

from __future__ import annotations

from pathlib import Path

import pytest

from contested.model import Report
from contested.read import read

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
pytestmark = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the real reports (../shared/reports) are not here"
)

EXPECTED = {
    # report: outlet, text date, how, published, how, credits
    "islam-qala-reuters": ("", "2021-07-08", "inferred", "2021-07-08", "inferred", {"Reuters"}),
    "islam-qala-presstv": ("Press TV", "2021-07-10", "inferred", "2021-07-10", "inferred", set()),
    "fakes-1919191753": ("TRT World", "2016-08-11", "text", "2016-08-11", "given", {"Reuters"}),
    "fakes-1923102957": ("The New Arab", "2016-06-06", "text", "2016-06-06", "given", set()),
    "fakes-1923848180": ("Ahram Online", "2015-07-30", "text", "2015-07-30", "given", {"AFP"}),
    "fakes-1924058042": ("The Jordan Times", "2016-07-01", "text", "2016-07-06", "given", set()),
    "fakes-1924058092": ("TRT World", "2016-09-10", "text", "2016-09-13", "given", {"TRTWorld"}),
    "fakes-1926479123": ("Reuters", "2014-07-19", "text", "2014-07-19", "given", {"Reuters"}),
    "fakes-1926479318": ("Reuters", "2014-08-24", "text", "2014-08-24", "given", {"Reuters"}),
    "fakes-1965511231": ("Al-Manar", "2017-04-06", "text", "2017-04-06", "text", {"SANA"}),
    "guardian-059": ("The Guardian", "2019-01-03", "given", "2019-01-03", "given", set()),
    "re3d-b2e5f55f": ("CENTCOM", "", "", "", "", set()),
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {r.publication.report: r for r in read([REPORTS]) if isinstance(r, Report)}


@pytest.mark.parametrize("name", EXPECTED)
def test_dates_outlet_and_credits(reports: dict[str, Report], name: str) -> None:
    told = reports[name].publication
    text_date, published = told.text_date, told.published
    assert (
        told.outlet,
        str(text_date.period) if text_date else "",
        text_date.how if text_date else "",
        str(published.period) if published else "",
        published.how if published else "",
        {c.name for c in told.credits},
    ) == EXPECTED[name]


def test_every_report_is_read_once_without_a_problem(reports: dict[str, Report]) -> None:
    assert len(list(read([REPORTS]))) == len(reports) == 19


def test_the_files_alone_tell_the_same(reports: dict[str, Report]) -> None:
    for name in ("islam-qala-reuters", "islam-qala-presstv"):
        (alone,) = read([REPORTS / f"{name}.txt"])
        assert isinstance(alone, Report)
        assert alone.document == reports[name].document
        assert alone.publication.id == reports[name].publication.id
