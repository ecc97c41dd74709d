"""Whatever cannot be read is one clear Problem in its place, and the rest is read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from contested.model import Problem, Report
from contested.read import limits, read

FRENCH = (
    "Le gouvernement a annoncé jeudi que ses forces avaient repris la ville après trois jours"
    " de combats contre les"
    " rebelles, selon un porte-parole du ministère. Les habitants ont fui vers la frontière et plusieurs"
    " organisations demandent un cessez-le-feu immédiat pour permettre aux civils de quitter"
    " les quartiers encerclés."
)
ARABIC = "سيطر المتمردون على المدينة يوم الخميس بعد ثلاثة أيام من القتال"
FILES = [
    # name, bytes, words of the problem
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b"\xef\xbb\xbf \r\n", "is empty"),
    ("binary.txt", bytes(range(256)) * 9, "binary"),
    ("paper.txt", b"%PDF-1.7 stream", "a PDF document"),
    ("picture.png", b"\x89PNG\r\n", "not read (.png)"),
    ("data.csv", b"a,b", "not read (.csv)"),
    ("french.txt", FRENCH.encode(), "another language (fr)"),
    ("arabic.txt", ARABIC.encode(), "another language (ar)"),
    ("void.html", b"<html><body></body></html>", "without an article"),
    ("broken.html", b"<<<>>>&&&", "without an article"),
    ("utf16.txt", b"\xff\xfeA\x00\x00\xd8", "broken"),
    ("empty.jsonl", b"", "is empty"),
]
LINES = [
    (b"{not json", "is not JSON"),
    (b"[1, 2]", "not an object"),
    (b'{"id": "a"}', "neither `text` nor `file`"),
    (b'{"id": "a", "text": 5}', "not a string"),
    (b'{"id": "a", "text": "x", "outlet": {}}', "`outlet` that is not a string"),
    (b'{"id": "a", "text": ""}', "is empty"),
    (b'{"id": "a", "text": "half \\ud800"}', "half a character"),
    (b'{"id": "a", "text": "nul \\u0000"}', "binary"),
    (b'{"id": "a", "file": "nowhere.txt"}', "does not exist"),
    (b'{"id": "a", "file": "../outside.txt"}', "outside its folder"),
    (b'{"id": "a", "file": "/etc/hostname"}', "outside its folder"),
    (b'{"id": "a", "text": "caf\xe9"}', "not valid UTF-8"),
    (b"[" * 100_000, "is not JSON"),
]


def problems(path: Path) -> tuple[list[Problem], list[Report]]:
    found = list(read([path]))
    return [f for f in found if isinstance(f, Problem)], [f for f in found if isinstance(f, Report)]


@pytest.mark.parametrize(("name", "data", "words"), FILES, ids=[f[0] for f in FILES])
def test_a_bad_file_is_one_problem_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz-good.txt").write_text("Rebels took the town of Bor.")
    bad, good = problems(tmp_path)
    assert [words in p.message for p in bad] == [True]
    assert bad[0].stage == "read" and bad[0].source.endswith(name)
    assert [r.publication.report for r in good] == ["zz-good"]


@pytest.mark.parametrize(("line", "words"), LINES, ids=[w for _, w in LINES])
def test_a_bad_line_is_one_problem_and_the_rest_is_read(tmp_path: Path, line: bytes, words: str) -> None:
    (tmp_path / "index.jsonl").write_bytes(
        b'{"id": "b", "text": "Rebels left."}\n' + line + b'\n{"id": "c", "text": "So."}'
    )
    bad, good = problems(tmp_path / "index.jsonl")
    assert [words in p.message for p in bad] == [True]
    assert bad[0].source.endswith("index.jsonl:2")
    assert [r.publication.report for r in good] == ["b", "c"]


def test_what_is_too_long_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "long.txt").open("wb") as handle:
        handle.truncate(10 * limits.MAX_TEXT_BYTES)
    bad, good = problems(tmp_path)
    assert [p.message for p in bad] == ["is longer than 5 MB, the most that is read as one report"]
    assert not good


def test_a_line_that_is_too_long_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contested.read.inputs.MAX_TEXT_BYTES", 100)
    records = [{"id": "a", "text": "x" * 500}, {"id": "b", "text": "Rebels left."}]
    (tmp_path / "index.jsonl").write_text("\n".join(map(json.dumps, records)))
    bad, good = problems(tmp_path / "index.jsonl")
    assert len(bad) == 1 and "longer than" in bad[0].message
    assert [r.publication.report for r in good] == ["b"]


def test_a_missing_path_is_a_problem() -> None:
    bad, good = problems(Path("no-such-file.txt"))
    assert [p.message for p in bad] == ["does not exist"]
    assert not good


def test_links_that_lead_nowhere_or_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels left.")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    bad, good = problems(tmp_path)
    assert sorted(p.message for p in bad) == [
        "is a link that leads back into its own folder",
        "leads nowhere",
    ]
    assert len(good) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    bad, _ = problems(tmp_path)
    assert [p.message for p in bad] == ["is not a regular file"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels left.")
    (tmp_path / "a.txt").chmod(0)
    bad, _ = problems(tmp_path)
    assert [p.message for p in bad] == ["may not be read (permission denied)"]


@pytest.mark.parametrize(
    ("data", "text", "encoding", "words"),
    [
        (b"The caf\xe9 in Bor was hit.", "The café in Bor was hit.", "cp1252", "read as Windows-1252"),
        ("They “left” Bor".encode() + b" \xff.", "They “left” Bor \ufffd.", "utf-8", "shown as \ufffd"),
    ],
)
def test_broken_utf8_is_read_and_told(
    tmp_path: Path, data: bytes, text: str, encoding: str, words: str
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    bad, good = problems(tmp_path)
    assert [words in p.message for p in bad] == [True]
    assert [(r.document.text, r.document.encoding, r.document.data) for r in good] == [(text, encoding, data)]
    assert bad[0].document_id == good[0].document.id


def test_a_date_that_is_none_is_told_and_the_report_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Rebels left.", "published": "soon"}')
    bad, good = problems(tmp_path / "a.jsonl")
    assert ["no date" in p.message for p in bad] == [True]
    assert good[0].publication.published is None


def test_a_name_that_is_no_utf8_can_still_be_printed(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Rebels left.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    _, good = problems(tmp_path)
    (good[0].publication.report + good[0].publication.source).encode()


def test_json_that_is_not_lines_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    bad, _ = problems(tmp_path / "a.json")
    assert ["JSON" in p.message for p in bad] == [True]
