"""Which files are read, in which order, and how often."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from contested.model import Document, Problem, Publication, Report
from contested.read import discover, read


def names(*paths: Path) -> list[str]:
    return [f"!{f.source}" if isinstance(f, Problem) else f.publication.report for f in read(paths)]


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, b_txt="So.", a_txt="So.", sub__c_txt="So.", sub__deep__d_txt="So.", z_txt="So.")
    write(tmp_path / ".hidden", h_txt="So.")
    write(tmp_path / "page_files", x_txt="So.")
    (tmp_path / ".dotted.txt").write_text("So.")
    assert names(tmp_path) == ["a", "b", "c", "d", "z"]


def test_a_file_named_by_an_index_is_read_through_it_alone(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Rebels left.", b_txt="So.")
    record = {"id": "first", "file": "a.txt", "outlet": "Lake News", "published": "2020-01-02", "title": None}
    (tmp_path / "index.jsonl").write_text(json.dumps(record) + "\n\n")
    assert names(tmp_path) == ["b", "first"]
    assert names(tmp_path / "a.txt", tmp_path) == ["b", "first"]
    assert names(tmp_path / "a.txt") == ["a"]
    assert discover([tmp_path]) == 2


def test_one_text_told_twice_by_an_index_is_one_document_with_two_publications(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Rebels left.")
    records = [
        {"id": "x", "file": "a.txt", "outlet": "Lake News"},
        {"id": "y", "file": "a.txt", "outlet": "Hill Post"},
        {"id": "z", "text": "Rebels left.", "outlet": "Lake News"},
    ]
    (tmp_path / "index.jsonl").write_text("\n".join(map(json.dumps, records)))
    x, y, z = (r for r in read([tmp_path]) if isinstance(r, Report))
    assert x.document.id == y.document.id == z.document.id == Document.id_of(b"Rebels left.")
    assert x.publication.id != y.publication.id
    assert x.publication.id == z.publication.id


def test_the_same_path_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a_txt="So.")
    assert names(tmp_path, tmp_path / "a.txt", tmp_path) == ["a"]


def test_what_a_record_tells_goes_before_the_text(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "text": "Rebels take Bor\n\nBy Jane Roe\n\nBOR, May 3 (AFP) - Rebels took it.\n\n© 2014 Hill Post",
        "outlet": "Lake News",
        "published": "2014-05-04",
        "url": "https://lake.example/bor",
        "byline": ["Ann Poe", "Bo Moe"],
        "title": "Bor falls",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    (report,) = (r for r in read([tmp_path]) if isinstance(r, Report))
    told = report.publication
    assert (told.report, told.outlet, told.title, told.byline) == (
        "7",
        "Lake News",
        "Bor falls",
        "Ann Poe, Bo Moe",
    )
    assert (told.url, told.dateline) == ("https://lake.example/bor", "BOR")
    assert [(c.name, c.how) for c in told.credits] == [("AFP", "dateline")]
    assert told.text_date and str(told.text_date.period) == "2014-05-03" and told.text_date.how == "dateline"
    assert told.published and str(told.published.period) == "2014-05-04" and told.published.how == "given"
    assert told.id == Publication.id_of(
        report.document.id, "Lake News", "https://lake.example/bor", "2014-05-04"
    )


def test_a_text_alone_tells_its_title_outlet_and_byline(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Rebels take Bor\n\nBy Jane Roe\n\nRebels took it at noon.\n\n© 2014 Hill Post")
    (report,) = (r for r in read([tmp_path]) if isinstance(r, Report))
    told = report.publication
    assert (told.report, told.title, told.byline, told.outlet) == (
        "a",
        "Rebels take Bor",
        "Jane Roe",
        "Hill Post",
    )


def test_a_photo_credit_is_none_of_the_reports_credits(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Rebels take Bor\n\nA tank near Bor. (Photo by AFP)\n\nRebels took it at noon.")
    (report,) = (r for r in read([tmp_path]) if isinstance(r, Report))
    assert report.publication.credits == ()
    assert [b.credit for b in report.document.blocks if b.kind == "caption"] == ["AFP"]


def test_importing_the_stage_loads_no_heavy_library() -> None:
    code = (
        "import sys, contested.read;"
        "print([m for m in ('trafilatura', 'htmldate', 'py3langid', 'lxml', 'numpy') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
