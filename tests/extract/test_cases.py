"""The cases of `tests/cases`: a short text, and the claims that a careful reader finds in it.

Each file is one phenomenon. A case gives `text`, perhaps its own text `date`, the expected `claims` as
codebook fields (only those that matter; an empty string asks for an empty field) and `none`, kinds that must
not be found.
Of a kind that is expected, no claim more than those expected may be found, unless the case says `more: true`.
`known_gaps.yaml` holds correct cases that fail today, each with its reason; they tell when they are mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from anyascii import anyascii

from contested import extract, language, resolve
from contested.model import (
    KINDS,
    Block,
    Claim,
    Document,
    KnownDate,
    Period,
    Publication,
    Report,
    Span,
    to_codebook,
)

CASES = Path(__file__).resolve().parents[1] / "cases"
GAPS = "known_gaps"
Row = dict[str, Any]


def _cases() -> Iterator[tuple[str, Row]]:
    for path in sorted(CASES.glob("*.yaml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        for number, case in enumerate(data["cases"], 1):
            yield f"{path.stem}-{number}", {"date": data["date"], **case}


def _parameters() -> list[Any]:
    return [
        pytest.param(
            name,
            case,
            id=name,
            marks=[pytest.mark.xfail(reason=case["why"], strict=True)] if name.startswith(GAPS) else [],
        )
        for name, case in _cases()
    ]


def _report(name: str, case: Row) -> Report:
    """The text as the body of a report; the empty lines between paragraphs part its blocks."""
    text = str(case["text"]).strip()
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("body", Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    data = text.encode()
    document = Document(Document.id_of(data), data, text, tuple(blocks))
    day = KnownDate(Period.day(date.fromisoformat(str(case["date"]))), "metadata")
    return Report(document, Publication(name, document.id, name, text_date=day, published=day))


@pytest.fixture(scope="session")
def found(request: pytest.FixtureRequest) -> dict[str, list[Row]]:
    """For each case the claims read in it, as rows of the codebook: all texts are parsed in one go."""
    cache = request.config.cache
    assert cache is not None
    names = resolve.load(Path(cache.mkdir("gazetteer")))
    reports = {name: _report(name, case) for name, case in _cases()}
    docs = language.parse(language.load(), [r.document for r in reports.values()])
    rows = {}
    for (name, report), doc in zip(reports.items(), docs, strict=True):
        claims, problems = extract.extract(report.document, doc, report.publication, names)
        assert not problems, problems
        rows[name] = [
            _row(claim, report) for claim in names.resolve(claims, report.document, report.publication)
        ]
    return rows


def _row(claim: Claim, report: Report) -> Row:
    return to_codebook(claim, report.publication.report, report.document.text)


def _plain(value: object) -> str:
    """Case, accents and a leading article do not matter; numbers and dates are compared as written."""
    return anyascii(str(value if value is not None else "")).casefold().removeprefix("the ").strip()


def _differences(wanted: Row, row: Row) -> list[str]:
    if wanted["kind"] != row["kind"]:
        return ["kind"]
    return [
        f"{key}: {value!r} expected, {row.get(key)!r} found"
        for key, value in wanted.items()
        if _plain(value) != _plain(row.get(key))
    ]


def _pair(wanted: list[Row], rows: list[Row]) -> tuple[list[str], list[Row]]:
    """What is wrong with each expected claim, and the claims found beside them."""
    wrong, left = [], list(rows)
    for claim in wanted:
        exact = next((row for row in left if not _differences(claim, row)), None)
        if exact is not None:
            left.remove(exact)
            continue
        near = [(len(d), d) for row in left if (d := _differences(claim, row)) != ["kind"]]
        best = "; ".join(min(near)[1]) if near else f"no {claim['kind']} claim left"
        wrong.append(f"missed {claim}\n    {best}")
    return wrong, left


def _said(row: Row) -> str:
    return str({key: value for key, value in row.items() if key not in ("report", "start", "end")})


@pytest.mark.parametrize(("name", "case"), _parameters())
def test_case(name: str, case: Row, found: dict[str, list[Row]]) -> None:
    wanted: list[Row] = case.get("claims", [])
    wrong, left = _pair(wanted, found[name])
    closed = set() if case.get("more") else {claim["kind"] for claim in wanted}
    closed |= set(case.get("none", ()))
    wrong += [f"not expected: {_said(row)}" for row in left if row["kind"] in closed]
    rows = "\n    ".join(_said(row) for row in found[name]) or "nothing"
    assert not wrong, "\n".join((str(case["text"]), *wrong, f"found:\n    {rows}"))


def test_cases_are_well_formed() -> None:
    """A misspelt key or kind would make a case that asks for nothing."""
    known = {"text", "date", "claims", "none", "more", "why"}
    for name, case in _cases():
        kinds = {claim["kind"] for claim in case.get("claims", ())} | set(case.get("none", ()))
        assert not set(case) - known, name
        assert kinds and kinds <= set(KINDS), name
        assert ("why" in case) == name.startswith(GAPS), name
