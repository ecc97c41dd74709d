"""Views as JSON: the keys that other programs rely on."""

from __future__ import annotations

import json
from datetime import date

from tests.publish.sample import TEXT, TUESDAY, disputed, entry, spokesman

from contested.model import AsOf, PlaceStatus, Problem, Span, TimelineRow
from contested.publish import as_json

WHO = [
    "place", "place_id", "country", "lat", "lon",
    "state", "holder", "rivals", "parts", "fought_over", "besieged_by", "basis", "origins",
    "last_evidence", "reasons", "claims", "may_include",
]  # fmt: skip


def test_who_is_one_object_with_exactly_these_keys() -> None:
    answer = as_json.status_json(disputed())
    assert list(answer) == WHO
    assert json.loads(as_json.dumps(answer)) == answer
    assert answer["holder"] is None
    assert [rival["name"] for rival in answer["rivals"]] == ["Northern Column", "Vardan government"]
    assert answer["origins"] == {"low": 1, "high": 2}
    assert answer["last_evidence"] == "2020-03-03"


def test_nothing_known_is_null_and_empty() -> None:
    answer = as_json.status_json(PlaceStatus("Orn", "o", AsOf(date(2020, 1, 1), date(2020, 1, 1)), "unknown"))
    assert list(answer) == WHO
    assert answer["state"] == "unknown"
    assert (answer["holder"], answer["basis"], answer["origins"], answer["last_evidence"]) == (None,) * 4
    assert answer["rivals"] == answer["parts"] == answer["claims"] == []


def test_a_claim_carries_its_words_its_speaker_and_its_outlets() -> None:
    row = as_json.claim_json(entry(spokesman(), "Lowland Post", "Harbour Echo"))
    assert TEXT[row["start"] : row["end"]] == row["quote"]
    assert (row["id"], row["report"], row["outlet"]) == (spokesman().id, "varda-0", "Lowland Post")
    assert (row["speaker"], row["speaker_side"]) == ("Ivo Marn", "Northern Column")
    assert row["via"] == ["Radio Lowland"]
    assert row["published"] == {"date": "2020-03-03", "how": "dateline"}
    assert [a["outlet"] for a in row["appearances"]] == ["Lowland Post", "Harbour Echo"]


def test_a_claim_in_full_adds_how_it_is_known() -> None:
    row = as_json.shown_json(entry(spokesman()))
    assert row["credits"] == [{"name": "Plain Wire", "how": "dateline"}]
    assert row["place_reasons"] == ["no gazetteer has it"]
    assert row["cues"] == ["control.take"]


def test_a_timeline_step_says_what_changed() -> None:
    step = as_json.timeline_json(TimelineRow(TUESDAY, entry(spokesman()), disputed()))
    assert step["when"] == "2020-03-03"
    assert step["status"]["rivals"] == ["Northern Column", "Vardan government"]
    assert as_json.timeline_json(TimelineRow(None, entry(spokesman())))["status"] is None


def test_a_problem_says_where() -> None:
    row = as_json.problem_json(Problem("read", "not text", "x.bin", span=Span(1, 3)))
    assert (row["stage"], row["message"], row["source"]) == ("read", "not text", "x.bin")
    assert (row["document"], row["span"]) == (None, [1, 3])


def test_jsonl_has_one_claim_a_line() -> None:
    lines = as_json.claims_jsonl([entry(spokesman()), entry(spokesman())]).splitlines()
    assert [json.loads(line)["id"] for line in lines] == [spokesman().id] * 2
