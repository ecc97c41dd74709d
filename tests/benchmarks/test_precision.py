"""Claims in news without a war are counted, and those of control printed with their sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.precision import is_actual, laid_out, sentence, table
from benchmarks.shared import rows

TEXT = "The talks went on. Her party took the House in May. Nobody was hurt."


def row(**changed: Any) -> dict[str, Any]:
    start = TEXT.index("took")
    end = TEXT.index(" in May")
    given = {"report": "a", "kind": "control", "change": "took", "place": "House", "holder": "her party"}
    return given | {"start": start, "end": end, "quote": TEXT[start:end]} | changed


def test_control_claims_are_printed_with_their_sentence() -> None:
    told = list(table([row(), row(kind="harm")], {"a": TEXT}))
    assert "  a: took House (holder her party)" in told
    assert "    Her party [took the House] in May." in told
    assert any("at most 2: 1, reached" in line for line in told)


def test_more_than_two_are_too_many() -> None:
    assert any("3, not reached" in line for line in table([row()] * 3, {"a": TEXT}))


def test_plans_and_denials_do_not_count_as_what_has_happened() -> None:
    assert is_actual(row())
    assert not is_actual(row(modality="intended")) and not is_actual(row(stance="denies"))
    assert any("at most 2: 0, reached" in line for line in table([row(modality="possible")], {"a": TEXT}))


def test_the_sentence_around_words_ends_at_line_breaks() -> None:
    assert sentence("A head\nThey took it back\nMore", 12, 19) == "They [took it] back"


def test_texts_become_reports_of_an_index(tmp_path: Path) -> None:
    index = laid_out({"b": "Two.", "a": "One."}, tmp_path)
    assert [(r["id"], (tmp_path / r["file"]).read_text()) for r in rows(index)] == [
        ("a", "One."),
        ("b", "Two."),
    ]
