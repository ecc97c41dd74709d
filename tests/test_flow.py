"""The whole way with small stages: nothing is read twice, one bad report stops nothing, answers are wired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from contested import flow
from contested.errors import UnknownClaimError, UnknownPlaceError
from contested.ledger import Ledger
from contested.model import Bounds, KnownDate, Period, Problem, Report
from fakes import FakeNames, FakeStages
from strategies import PROVINCE, TOWNS

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FILES = {
    "hill/a.txt": "2021-07-08 Reds took A. Blues took B.",
    "ford/a.txt": "2021-07-08 Reds took A. Blues took B.",
    "hill/b.txt": "2021-07-09 Blues took A.",
    "hill/c.txt": "Reds took Eastmark.",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "a.ledger") as opened:
        yield opened


def files(folder: Path, texts: dict[str, str]) -> list[Path]:
    for name, words in texts.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(words)
    return [folder / name for name in texts]


def test_reading_stores_every_report_once(ledger: Ledger, tmp_path: Path) -> None:
    paths, stages = files(tmp_path, FILES), FakeStages()
    seen: list[Report | Problem] = []
    summary = flow.read_into(ledger, paths, stages, NOW, batch=2, progress=seen.append)
    assert (summary.documents, summary.new, summary.known, summary.problems) == (4, 4, 0, [])
    assert summary.claims == {"control": 4}
    assert [s.publication.report for s in seen if isinstance(s, Report)] == ["a", "a", "b", "c"]
    assert len(stages.parsed) == 3, "a reprint is not parsed again"
    head, counts = ledger.head(), ledger.counts()

    again = flow.read_into(ledger, paths, stages, NOW)
    assert (again.documents, again.new, again.known, sum(again.claims.values())) == (4, 0, 4, 0)
    assert (ledger.head(), ledger.counts(), len(stages.parsed)) == (head, counts, 3)


@pytest.mark.parametrize("days", [("2021-07-08", "2021-07-09"), ("2021-07-09", "2021-07-08")])
def test_a_document_under_two_text_dates_is_counted_once(
    ledger: Ledger, tmp_path: Path, days: tuple[str, str]
) -> None:
    """What the summary counts is what views use, whichever copy came first."""

    class Dated(FakeStages):
        """A read stage that has the date from the name of the file, as a page has it from its address."""

        def read(self, paths):  # type: ignore[no-untyped-def]
            for path in paths:
                (found,) = super().read([path])
                told = KnownDate(Period.day(date.fromisoformat(path.stem)), "url")
                yield replace(found, publication=replace(found.publication, text_date=told, published=told))

    names = [f"{outlet}/{day}.txt" for outlet, day in zip(("hill", "ford"), days, strict=True)]
    summary = flow.read_into(ledger, files(tmp_path, dict.fromkeys(names, "Reds took A.")), Dated(), NOW)
    assert (summary.new, summary.claims) == (2, {"control": 1})
    assert (len(ledger.entries()), len(ledger.entries(superseded=True))) == (1, 2)


BROKEN = (
    ("PARSE BREAKS", "language", "ValueError: odd words", 0),
    ("EXTRACT BREAKS", "extract", "KeyError", 0),
    ("RESOLVE BREAKS", "resolve", "RuntimeError: no map", 0),
    ("EVIDENCE BREAKS", "ledger", "outside the text", 0),
    ("DOUBTFUL", "extract", "a doubtful line", 1),
)


@pytest.mark.parametrize(("words", "stage", "said", "claims"), BROKEN)
def test_one_bad_report_is_a_problem_and_the_rest_is_read(
    ledger: Ledger, tmp_path: Path, words: str, stage: str, said: str, claims: int
) -> None:
    paths = files(tmp_path, FILES | {"hill/bad.txt": f"2021-07-08 Reds took A. {words}"})
    summary = flow.read_into(ledger, paths, FakeStages(), NOW)
    assert (summary.documents, summary.claims["control"]) == (5, 4 + claims)
    (problem,) = summary.problems
    assert problem.stage == stage
    assert said in problem.message
    assert problem.source.endswith("bad.txt")
    assert ledger.problems() == [problem]
    flow.read_into(ledger, paths, FakeStages(), NOW)
    assert ledger.problems() == [problem]


def test_unreadable_input_is_a_problem(ledger: Ledger, tmp_path: Path) -> None:
    paths = files(tmp_path, FILES)
    (tmp_path / "noise.bin").write_bytes(b"\xff\xfe\xff")
    summary = flow.read_into(ledger, [tmp_path / "noise.bin", *paths], FakeStages(), NOW)
    assert [p.message for p in summary.problems] == ["this is no text"]
    assert summary.new == 4
    (stop,) = files(tmp_path, {"hill/z.txt": "READ BREAKS"})
    assert "the disk is gone" in flow.read_into(ledger, [stop], FakeStages(), NOW).problems[0].message


def test_a_file_name_of_another_encoding_is_kept(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.txt"
    try:
        path.write_text("2021-07-08 Reds took A.")
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    assert flow.read_into(ledger, [path], FakeStages(), NOW).new == 1
    assert ledger.entries()[0].first.publication.source == str(path)


def test_claims_fit_the_text_that_is_kept(ledger: Ledger, tmp_path: Path) -> None:
    class OtherReading(FakeStages):
        """A read stage that makes another text of the same bytes."""

        def read(self, paths):  # type: ignore[no-untyped-def]
            for found in super().read(paths):
                document = replace(found.document, text="   " + found.document.text)
                yield Report(document, found.publication)

    first, reprint = files(tmp_path, {"hill/a.txt": "Reds took A.", "ford/a.txt": "Reds took A."})
    flow.read_into(ledger, [first], FakeStages(), NOW)
    flow.read_into(ledger, [reprint], OtherReading(extractor="1.1"), NOW)
    for entry in ledger.entries(superseded=True):
        assert entry.claim.evidence.of(entry.text) == "Reds took A"


def test_rereading_with_a_newer_extractor_doubles_nothing(ledger: Ledger, tmp_path: Path) -> None:
    flow.read_into(ledger, files(tmp_path, FILES), FakeStages(), NOW)
    before = [(e.claim.matter, e.claim.place) for e in ledger.entries()]
    newer = FakeStages(extractor="1.1")
    summary = flow.reread(ledger, newer, NOW, batch=2)
    assert (summary.documents, summary.claims["control"]) == (3, 4)
    assert [(e.claim.matter, e.claim.place) for e in ledger.entries()] == before
    assert len(ledger.entries(superseded=True)) == 8
    assert flow.reread(ledger, newer, NOW).documents == 0
    head = ledger.head()
    flow.reread(ledger, FakeStages(extractor="1.1", resolver="1.1"), NOW)
    assert ledger.head() > head
    assert [(e.claim.matter, e.claim.place) for e in ledger.entries()] == before
    head = ledger.head()
    flow.reread(ledger, FakeStages(extractor="1.1", resolver="1.1"), NOW)
    assert ledger.head() == head


def test_what_failed_is_tried_again(ledger: Ledger, tmp_path: Path) -> None:
    class Mended(FakeStages):
        def extract(self, document, doc, publication):  # type: ignore[no-untyped-def]
            return super().extract(document, doc.replace("BREAKS", ""), publication)

    paths = files(tmp_path, {"hill/a.txt": "Reds took A. EXTRACT BREAKS"})
    assert not flow.read_into(ledger, paths, FakeStages(), NOW).claims
    assert flow.reread(ledger, Mended(), NOW).claims == {"control": 1}


def test_claims_of_another_pipeline_get_ids_of_their_own(ledger: Ledger, tmp_path: Path) -> None:
    class Other(FakeStages):
        def extract(self, document, doc, publication):  # type: ignore[no-untyped-def]
            return FakeStages(extractor="1.0").extract(document, doc, publication)

    flow.read_into(ledger, files(tmp_path, FILES), FakeStages(), NOW)
    flow.reread(ledger, Other(extractor="1.0+xx_other-3"), NOW)
    assert len({e.claim.id for e in ledger.entries(superseded=True)}) == 8


def test_extracting_needs_no_ledger(tmp_path: Path) -> None:
    paths = files(tmp_path, FILES | {"hill/bad.txt": "EXTRACT BREAKS"})
    found = list(flow.extract_only(paths, FakeStages(), batch=3))
    rows = [row for each in found if not isinstance(each, Problem) for row in each[1]]
    assert rows[0] == {
        "report": "a", "start": 11, "end": 22, "quote": "Reds took A", "kind": "control", "stance": "asserts",
        "modality": "actual", "speaker_kind": "report", "place": "A", "place_text": "A", "change": "took",
        "holder": "Reds",
    }  # fmt: skip
    assert len(rows) == 6
    assert [each.stage for each in found if isinstance(each, Problem)] == ["extract"]


def test_claims_and_one_claim(ledger: Ledger, tmp_path: Path) -> None:
    names = FakeNames()
    flow.read_into(ledger, files(tmp_path, FILES), FakeStages(), NOW)
    assert len(flow.claims(ledger, names)) == 4
    assert len(flow.claims(ledger, names, place="A")) == 2
    assert len(flow.claims(ledger, names, place="Eastmark")) == 4
    assert len(flow.claims(ledger, names, place="A", party="Reds")) == 1
    assert len(flow.claims(ledger, names, report="b")) == 1
    assert not flow.claims(ledger, names, known=date(2021, 7, 7))
    assert not flow.claims(ledger, names, kinds=["harm"])
    (entry,) = flow.claims(ledger, names, report="b")
    assert flow.show(ledger, entry.claim.id) == flow.show(ledger, entry.claim.id[:12]) == entry
    for wrong in ("", "nothing"):
        with pytest.raises(UnknownClaimError):
            flow.show(ledger, wrong)


def test_figures_of_one_place(ledger: Ledger, tmp_path: Path) -> None:
    class Counting(FakeStages):
        def extract(self, document, doc, publication):  # type: ignore[no-untyped-def]
            claims, problems = super().extract(document, doc, publication)
            told = {"extent": "count", "count": Bounds.exactly(3), "unit": "district"}
            return [replace(c, matter=replace(c.matter, **told)) for c in claims], problems

    flow.read_into(ledger, files(tmp_path, FILES), Counting(), NOW)
    scopes = [
        sorted(row.scope for row in flow.figures(ledger, FakeNames(), place))
        for place in ("", "A", "Eastmark")
    ]
    assert scopes == [["A", "A", "B", "Eastmark"], ["A", "A"], ["A", "A", "B", "Eastmark"]]
    assert not flow.figures(ledger, FakeNames(), "B", known=date(2021, 7, 7))


def test_a_place_is_the_one_that_reports_speak_of(ledger: Ledger, tmp_path: Path) -> None:
    class TwoOfAName(FakeNames):
        def lookup(self, name, among=()):  # type: ignore[no-untyped-def]
            return None if name == "A" else super().lookup(name, among)

    flow.read_into(ledger, files(tmp_path, FILES), FakeStages(), NOW)
    assert flow.locate(ledger, FakeNames(), "Eastmark") == PROVINCE
    assert flow.locate(ledger, TwoOfAName(), "A") == TOWNS[0]
    with pytest.raises(UnknownPlaceError, match="Atlantis"):
        flow.locate(ledger, FakeNames(), "Atlantis")


def test_a_point_of_view_has_a_head(ledger: Ledger) -> None:
    ledger.add_problems([Problem("read", "x")], NOW)
    assert flow.as_of(ledger, date(2021, 7, 8), date(2021, 7, 9)).head == 1
    assert flow.as_of(ledger, date(2021, 7, 8), date(2021, 7, 9), head=0).head == 0
