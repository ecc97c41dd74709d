"""Law 1: a claim quotes its document to the character.

Through the real stages, over texts that hypothesis makes of sentences and of the debris of scraped pages,
over the example reports, and over the reports beside the repository where they are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contested.errors import ContestedError
from contested.model import Claim, Link, Mention, Problem, Report, Span
from contested.settings import Settings
from contested.stages import Installed, analyse

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared" / "reports"

PLACES = (
    "Mariupol",
    "Tal Afar",
    "Deir ez-Zor",
    "the Bab al-Hawa crossing",
    "Kidal",
    "Mekelle",
    "San Pedro Sula",
)
SIDES = ("the rebels", "Russian forces", "Malian soldiers", "Islamic State", "the junta's troops", "they")
SPEAKERS = (
    "a spokesman for the defence ministry",
    "Colonel Aïssata Traoré",
    "two officials",
    "The monitor",
    "he",
)
SENTENCES = (
    "{side} captured {place} on Tuesday, {speaker} said.",
    "{speaker} denied that {side} had taken {place}.",
    "“We still hold {place},” {speaker} told Reuters — “all of it.”",
    "At least 14 people were killed and 20 wounded near {place}, according to {speaker}.",
    "More than 3,000 families fled {place} for {other}.",
    "{side} now hold about 40 of nearly 90 districts, {speaker} said late on 3 May.",
    "{place}, which {side} had besieged since March, was shelled again overnight",
    "{side}-held {place} was calm. {speaker} did not respond to a request for comment.",
    "Talks between {side} and {speaker} on {place} are to resume in Geneva next week.",
)
JOINS = (
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "  ",
    "\t",
    "\u00a0",
    " \u200b",
    " 😀 ",
    "\n[ad_1]\n",
    " | Share | Tweet\n",
    "…",
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    words = []
    for _ in range(draw(st.integers(1, 5))):
        sentence = draw(st.sampled_from(SENTENCES)).format(
            side=draw(st.sampled_from(SIDES)),
            place=draw(st.sampled_from(PLACES)),
            other=draw(st.sampled_from(PLACES)),
            speaker=draw(st.sampled_from(SPEAKERS)),
        )
        words += [sentence, draw(st.sampled_from(JOINS))]
    return draw(st.sampled_from(("", "KYIV (Wire) - ", "\ufeff", "4/7\n", "é\u0301 "))) + "".join(words)


@pytest.fixture(scope="module")
def stages() -> Installed:
    installed = Installed(Settings())
    try:
        list(installed.parse([]))
        assert installed.names and installed.extractor
    except ContestedError as error:
        pytest.skip(f"the language model is not in this checkout: {error}")
    return installed


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts())
def test_of_made_up_texts(stages: Installed, tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode())
    check(stages, [path])


def test_of_the_examples(stages: Installed) -> None:
    paths = sorted(EXAMPLES.rglob("*.txt")) + sorted(EXAMPLES.rglob("*.html"))
    assert check(stages, paths) > len(paths)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no reports beside the repository")
def test_of_real_reports(stages: Installed) -> None:
    paths = sorted(SHARED.glob("*.txt"))
    assert check(stages, paths) > len(paths)


def check(stages: Installed, paths: list[Path]) -> int:
    """How many claims of these reports keep the law; fails at the first that does not."""
    found = list(stages.read(paths))
    reports = [each for each in found if isinstance(each, Report)]
    count = 0
    for report in reports:
        (analysis,) = analyse(stages, [report]).values()
        broken = [p for p in analysis.problems if isinstance(p, Problem) and "failed" in p.message]
        assert not broken, (report.publication.report, broken)
        for claim in analysis.claims or ():
            count += 1
            obeys(claim, report.document.text)
    return count


def obeys(claim: Claim, text: str) -> None:
    evidence = claim.evidence
    assert evidence.end <= len(text)
    assert evidence.of(text).strip(), "evidence without words"
    assert evidence.of(text) == evidence.of(text).strip(), "evidence begins or ends between words"
    if claim.sentence is not None:
        assert claim.sentence.end <= len(text)
        assert claim.sentence.overlaps(evidence)
    for value in parts(claim):
        if isinstance(value, Span):
            assert value.end <= len(text)
        elif isinstance(value, Mention) and value.span is not None:
            # The shortest form, or two actors joined by "and": but every word of it is the report's.
            assert value.span.of(text).strip()
            words = value.text.casefold().split()
            assert all(word in text.casefold() or word == "and" for word in words), value
        elif isinstance(value, Link) and value.span is not None:
            assert value.span.of(text).strip()


def parts(value: Any) -> Iterator[Any]:
    """A value of the model and everything in it."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)
