"""Entries of word lists, where they are used, and which serve one report only."""

from __future__ import annotations

from pathlib import Path

from benchmarks.lexicon import CASES, Usage, _leaves, cases, elsewhere, entries, entries_used, form, table
from benchmarks.texts import parsed

from contested.model import Claim, Control, Mention, Span


def claim(text: str, cue: str) -> Claim:
    matter = Control("took", Mention("Rebels"), None)
    return Claim("a", "d", "x", Span(0, len(text)), matter, Span(0, len(text)), cues=(cue,))


def test_every_list_gives_entries_and_cues_give_their_words() -> None:
    found = set(entries())
    assert ("control", "cue capture", "seize") in found
    assert ("control", "with of take control", "grip") in found
    assert {file for file, _, _ in found} >= {"control", "nouns", "attribution", "times"}
    assert not any(file == "numbers" for file, _, _ in found)


def test_leaves_of_nested_lists_keep_their_way() -> None:
    data = {"a": {"b": ["One", "two"]}, "days": {"eve": -1}}
    assert list(_leaves("top", data)) == [("top.a.b", "one"), ("top.a.b", "two"), ("top.days", "eve")]


def test_a_claim_uses_its_cue_with_the_word_and_entries_of_its_sentence() -> None:
    text = "Rebels seized the air-base. The airport is shut."
    ((_, doc, _),) = parsed({"a": text})
    known = [("nouns", "places", "air-base"), ("nouns", "places", "airport"), ("control", "cue take", "take")]
    used = set(entries_used(doc, [claim("Rebels seized the air-base.", "capture")], known))
    assert used == {("control", "cue capture", "seize"), ("nouns", "places", "air-base")}


def test_lonely_is_what_one_report_uses_and_no_case_outside() -> None:
    used = Usage()
    one, two, shown = (("nouns", "places", word) for word in ("atoll", "town", "reef"))
    used.reports[one] |= {"a"}
    used.reports[two] |= {"a", "b"}
    used.reports[shown] |= {"b"}
    used.outside.add(shown)
    assert used.lonely() == [(one, "a")]


def test_the_rarest_words_come_first_in_the_table() -> None:
    used = Usage()
    used.reports[("nouns", "places", "town")] |= {"a"}
    used.reports[("nouns", "places", "atoll")] |= {"a"}
    told = list(table(used, ["the town", "a town"]))
    rows = [line.split() for line in told[-2:]]
    assert [(row[2], row[-1]) for row in rows] == [("atoll", "0"), ("town", "2")]


def test_hyphens_stand_apart_as_in_the_parse() -> None:
    assert form(["counter-offensive", "In"]) == "counter - offensive in"


def test_the_cases_are_there_with_their_days() -> None:
    found = list(cases())
    assert len(found) > 300 and CASES.is_dir()
    assert all(report.publication.text_date for report in found)


def test_without_other_texts_there_are_none(tmp_path: Path) -> None:
    assert elsewhere(tmp_path) == []
