"""What holds for every text: blocks in order, apart, inside the text, covering all but white space."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from contested.model import Problem, Report
from contested.read import read
from contested.read.dating import dates
from contested.read.layout import lay_out

# Bricks of real pages, so that chance builds texts that meet every pattern.
BRICKS = [
    "Rebels take Bor",
    "The town fell at noon on Thursday, its mayor said.",
    "A tank burns. (Reuters)",
    "(AP Photo/Jane)",
    "BOR, May 3 (AFP) - Rebels came.",
    "© Reuters. On May 3, 2014, men walk. REUTERS/Jane",
    "12 May 2014",
    "[ad_1]",
    "3/5",
    "By Jane Roe | Lake News",
    "Source AFP",
    "Reporting by Jane Roe; Editing by Bo",
    "Related",
    "“We left.”",
    "said:",
    "ROAD TO JUBA Slideshow (3 Images)",
    "Tags Bor army.",
    "- YouTube",
    "\ufeff",
    "\u2028",
    "\xa0",
    "\r\n",
    "…",
    "İstanbul",
    "Bor | Lake News",
    "On Monday he left. He will return on Friday.",
    "x" * 70,
    "الحرب",
    "😀",
    "\x0b",
    "Reuters",
]
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from([*BRICKS, "\n", "\n\n", " "]), max_size=30).map(" ".join),
    st.lists(st.sampled_from([*BRICKS, "\n", "\n\n"]), max_size=30).map("\n".join),
)


@given(texts, st.sampled_from(["", "Rebels take Bor", "Rebels take Bor | Lake News"]))
@settings(max_examples=300, deadline=None)
def test_blocks_cover_the_text_in_order(text: str, title: str) -> None:
    pieces = lay_out(text, title)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert all(0 <= p.start < p.end <= len(text) for p in pieces)
    covered = {i for p in pieces for i in range(p.start, p.end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())
    assert all(not text[p.start].isspace() and not text[p.end - 1].isspace() for p in pieces)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_every_span_shows_its_words(text: str) -> None:
    pieces = lay_out(text)
    for credit in (c for p in pieces for c in p.credits):
        assert credit.span is not None and credit.span.of(text).strip()
    for known in dates(text, pieces, None):
        assert known is None or (known.span is not None and known.span.of(text).strip())


@given(texts)
@settings(max_examples=60, deadline=None)
def test_text_is_kept_as_given_and_reading_again_gives_the_same(text: str) -> None:
    with TemporaryDirectory() as folder:
        file, index = Path(folder) / "a.txt", Path(folder) / "b.jsonl"
        file.write_bytes(text.encode())
        index.write_text(json.dumps({"id": "b", "text": text}))
        first, second = list(read([file, index])), list(read([file, index]))
    assert first == second
    reports = [f for f in first if isinstance(f, Report)]
    assert len(reports) in (0, 2)
    for report in reports:
        assert report.document.text == text
        assert report.document.data == text.encode()
    assert len({r.document.id for r in reports}) <= 1


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_values_and_never_an_exception(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        for name in ("a.txt", "b.jsonl"):
            path = Path(folder) / name
            path.write_bytes(data)
            found = list(read([path]))
            assert found
            assert all(isinstance(f, Report | Problem) for f in found)
