"""Photo credits and the captions they close."""

from __future__ import annotations

import pytest

from contested.model import Span
from contested.read.captions import whole
from contested.read.layout import lay_out
from contested.read.pieces import block

LINES = [
    # a line, its credit, its date
    ("Smoke over Sirte on June 14, 2018. (Photo by AFP)", "AFP", "2018-06-14"),
    ("Soldiers near Goma. (AP Photo/Jane Roe)", "AP Photo/Jane Roe", None),
    ("Soldiers near Goma in May 2022. [Jane Roe/Reuters]", "Jane Roe/Reuters", "2022-05"),
    ("Soldiers near Goma. [Getty]", "Getty", None),
    ("Soldiers near Goma (Lake News and Agencies)", "Lake News and Agencies", None),
    ("FILE PHOTO: Soldiers near Goma, March 3, 2019. REUTERS/Jane Roe", "REUTERS/Jane Roe", "2019-03-03"),
    ("© Reuters. Soldiers near Goma on May 11, 2022. REUTERS/Jane", "REUTERS/Jane", "2022-05-11"),
    ("Soldiers near Goma. Jane Roe/AFP/Getty Images", "Jane Roe/AFP/Getty Images", None),
    ("Soldiers near Goma. Photograph: Jane Roe/AP", "Jane Roe/AP", None),
    ("Fighters in Bukavu on May 11, 2022. © Jane Roe, AFP", "Jane Roe, AFP", "2022-05-11"),
    ("Image source, Getty Images", "Getty Images", None),
    ("Photo: Jane Roe", "Jane Roe", None),
    ("A soldier near Goma. File photo", "File photo", None),
    ("A customs post near Goma. Archive photo", "Archive photo", None),
    ("Photo: A family leaves Goma with its goods, May 2, 2022 (Lake News)", "Lake News", "2022-05-02"),
]
NOT_CAPTIONS = [
    "Rebels told Reuters that they had left.",
    "“We have left,” a captain said. (Reuters)",
    "The Sudan Tribune (ST) reported the raid.",
    "He photographed the raid for AP.",
    "The monitor (SOHR) counted 30 dead.",
    "Copyright 2019 Reuters",
]


@pytest.mark.parametrize(("line", "credit", "day"), LINES)
def test_a_line_with_a_credit_is_a_caption(line: str, credit: str, day: str | None) -> None:
    piece = whole(line, Span(0, len(line)))
    assert piece is not None
    made = block(line, piece)
    assert made.kind == "caption"
    assert made.credit == credit
    assert (str(made.date.period) if made.date else None) == day
    if made.date:
        assert made.date.how == "caption" and made.date.span is not None


@pytest.mark.parametrize("line", NOT_CAPTIONS)
def test_other_lines_are_not(line: str) -> None:
    assert whole(line, Span(0, len(line))) is None


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        (
            "Rebels took Bor. Residents search for water in Bor. (Reuters) The army fled south.",
            ["Residents search for water in Bor. (Reuters)"],
        ),
        (
            "Rebels took Bor. A tank burns near Bor on May 3 2014. REUTERS/Stringer The army fled south.",
            ["A tank burns near Bor on May 3 2014. REUTERS/Stringer"],
        ),
        ("Rebels (Reuters has seen them) took Bor. The army fled.", []),
        ("Rebels took Bor, Reuters reported. The army fled.", []),
        ("BOR (Reuters) - Rebels took Bor. The army fled.", []),
    ],
)
def test_captions_inside_a_running_line(text: str, captions: list[str]) -> None:
    assert [p.of(text) for p in lay_out(text) if p.kind == "caption"] == captions
