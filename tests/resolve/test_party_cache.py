"""What the party files say is kept for the next start, and made anew when they change or it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from contested.resolve import partydata
from contested.resolve.partycache import content_key, kept
from contested.resolve.words import Lexicon


@pytest.fixture(autouse=True)
def fresh() -> None:
    partydata.forgotten()


def test_what_is_kept_makes_the_same_data(tmp_path: Path) -> None:
    first = partydata.party_data((), tmp_path)
    assert [p.name.startswith("parties-") for p in tmp_path.iterdir()] == [True]
    partydata.forgotten()
    again = partydata.party_data((), tmp_path)
    assert again is not first
    assert again == first
    partydata.forgotten()
    plain = partydata.party_data()
    assert (plain.book, plain.aliases, plain.conditions) == (first.book, first.aliases, first.conditions)


def test_names_are_read_alike_from_what_is_kept(tmp_path: Path) -> None:
    partydata.party_data((), tmp_path)
    partydata.forgotten()
    kept_data = partydata.party_data((), tmp_path)
    partydata.forgotten()
    one, other = Lexicon(kept_data), Lexicon(partydata.party_data())
    assert one._entries == other._entries
    assert one._long_ids == other._long_ids


@pytest.mark.parametrize("content", ["", "{", "\x00", "[1]"])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: str) -> None:
    (tmp_path / "parties-k.json").write_text(content)
    assert kept(tmp_path, "k", lambda: {"a": 1}) == {"a": 1}
    assert kept(tmp_path, "k", lambda: {"a": 2}) == {"a": 1}


def test_older_files_go(tmp_path: Path) -> None:
    kept(tmp_path, "old", lambda: {"a": 1})
    kept(tmp_path, "new", lambda: {"a": 2})
    assert [p.name for p in tmp_path.iterdir()] == ["parties-new.json"]


def test_a_folder_that_cannot_be_written_to_is_no_matter(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert kept(file / "below", "k", lambda: {"a": 1}) == {"a": 1}


def test_the_key_follows_names_and_content(tmp_path: Path) -> None:
    a, b = tmp_path / "a.yaml", tmp_path / "b.yaml"
    a.write_text("x")
    b.write_text("x")
    assert content_key([a]) != content_key([b])
    before = content_key([a])
    a.write_text("y")
    assert content_key([a]) != before
