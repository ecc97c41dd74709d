"""`contested places` as it is run: what it prints, its exit codes, and a host on this machine to ask."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.resolve.imports.squares import boundaries, square
from typer.testing import CliRunner

from contested.cli import app
from contested.resolve.imports import fetching

runner = CliRunner()


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    assert request.config.cache is not None
    monkeypatch.setenv("CONTESTED_CACHE", str(request.config.cache.mkdir("gazetteer")))
    monkeypatch.setenv("CONTESTED_PLACES", str(tmp_path / "own" / "places.sqlite"))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def district(tmp_path: Path) -> Path:
    path = boundaries(tmp_path / "adm2.geojson", [("Zelkora", square(18.4, 12.6, 0.7))])
    path.write_text(path.read_text(encoding="utf-8").replace("AFG", "NER"), encoding="utf-8")
    return path


def run(*arguments: str | Path, code: int = 0) -> Any:
    done = runner.invoke(app, ["places", *map(str, arguments)])
    assert done.exit_code == code, (done.output, done.stderr, done.exception)
    assert "Traceback" not in done.output
    assert max(map(len, done.stdout.splitlines()), default=0) <= 80 or "--json" in arguments
    return done


def test_from_an_import_to_its_taking_back(district: Path) -> None:
    assert run("imports", code=1).stderr == "nothing was imported yet\n"
    assert "no place 'Zelkora'" in run("find", "Zelkora", "--country", "NE", code=1).stderr
    run("import", district, "--source", "a test, CC0")
    (kept,) = json.loads(run("imports", "--json").stdout)
    assert (kept["import"], kept["source"], kept["places"], kept["left_out"]) == (1, "a test, CC0", 1, 0)
    (found,) = json.loads(run("find", "Zelkora", "--country", "NER", "--json").stdout)
    assert (found["feature"], found["polygon"], found["within_names"][-1]) == ("admin2", True, "Niger")
    assert "a test, CC0" in run("show", "Zelkora district").stdout
    assert "already" in run("import", district).stderr
    run("forget", "1")
    run("find", "Zelkora", "--country", "NE", code=1)
    run("forget", "1", code=1)


def test_a_mistyped_name_finds_those_nearly_so_spelled(district: Path) -> None:
    run("import", district)
    found = json.loads(run("find", "Zelkorra", "--json").stdout)
    assert found[0]["name"] == "Zelkora" and "nearly" in found[0]["why"][0]
    assert "Zelkora" in run("show", "Zelkorra", code=1).stderr


def test_all_that_is_known_of_a_place(district: Path) -> None:
    run("import", district)
    told = json.loads(run("show", "Zelkora", "--json").stdout)
    assert told["area_km2"] == pytest.approx(5_740, rel=0.01)
    assert told["bbox"] == [12.6, 18.4, 13.3, 19.1]
    assert [file["import"] for file in told["imports"]] == [1]
    assert "km²" in run("show", "Zelkora").stdout


def test_a_place_by_hand(district: Path) -> None:
    run("import", district)
    run(
        "add",
        "Wadi Post",
        "--at",
        "18.5,12.7",
        "--feature",
        "crossing",
        "--country",
        "NE",
        "--source",
        "own visit",
    )
    told = json.loads(run("show", "Wadi Post", "--json").stdout)
    assert (told["feature"], told["lat"], told["source"]) == ("crossing", 18.5, "own visit")
    assert told["within_names"][0] == "Zelkora"


MISUSE = [
    ["add", "X"],
    ["add", "X", "--source", " "],
    ["add", " ", "--source", "s"],
    ["add", "X", "--source", "s", "--at", "north"],
    ["add", "X", "--source", "s", "--at", "91,0"],
    ["add", "X", "--source", "s", "--feature", "shop"],
    ["add", "X", "--source", "s", "--country", "Narnia"],
    ["add", "X", "--source", "s", "--within", "Zzyzx Qqq"],
    ["find", "X", "--country", "Narnia"],
    ["import"],
    ["import", "x", "--level", "9"],
]


@pytest.mark.parametrize("arguments", MISUSE, ids=[" ".join(a) for a in MISUSE])
def test_misuse_ends_with_two_and_a_sentence(arguments: list[str]) -> None:
    done = run(*arguments, code=2)
    assert done.stderr.strip()


def test_unreadable_files_are_said_one_sentence_each(tmp_path: Path, district: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\0\0\0")
    (tmp_path / "half.geojson").write_bytes(district.read_bytes()[:-40])
    (tmp_path / "other.csv").write_text("colour,weight\nred,2\n")
    files = [tmp_path / name for name in ("empty.csv", "photo.jpg", "half.geojson", "other.csv", "none.csv")]
    done = run("import", *files, code=1)
    assert len([line for line in done.stderr.splitlines() if line.startswith("contested: ")]) == 5
    run("imports", code=1)


@pytest.fixture
def host(district: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    """A host on this machine that serves what it is given, and its address."""
    pages: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path)
            if page is not None and page.startswith(b"goto "):
                self.send_response(302)
                self.send_header("Location", page[5:].decode())
                self.end_headers()
                return
            self.send_response(200 if page is not None else 404)
            self.send_header("Content-Length", str(len(page or b"")))
            self.end_headers()
            self.wfile.write(page or b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    level = "/api/current/gbOpen/NER/{}/"
    for name in ("ADM1", "ADM2"):
        link = f"https://github.com/files/{name}.geojson"
        told = {"gjDownloadURL": link, "boundaryLicense": "CC0", "boundarySource": "Survey"}
        pages[level.format(name)] = json.dumps(told).encode()
    pages["/files/ADM2.geojson"] = district.read_bytes()
    pages["/files/ADM1.geojson"] = (
        district.read_bytes().replace(b"ADM2", b"ADM1").replace(b"Zelkora", b"Agadez")
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        cells = ["7700001", "Tin Melloul", "Tin Melloul", "", "18.6", "12.8", "P", "PPL", "NE", "", "01"]
        archive.writestr("NE.txt", "\t".join([*cells, "", "", "", "90", "", "9", "X", "2020-01-01"]) + "\n")
        archive.writestr("readme.txt", "about")
    pages["/export/dump/NE.zip"] = packed.getvalue()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()


def test_a_country_is_fetched_and_imported(host: tuple[str, dict[str, bytes]], tmp_path: Path) -> None:
    run("fetch", "Niger", "--mirror", host[0], "--keep", tmp_path / "kept")
    kept = json.loads(run("imports", "--json").stdout)
    assert [file["format"] for file in kept] == ["boundaries", "boundaries", "GeoNames places"]
    assert kept[1]["source"] == "geoBoundaries NER ADM2 (Survey, CC0)"
    assert kept[2]["source"] == "GeoNames, CC BY 4.0"
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == [
        "NE.zip", "geoBoundaries-NER-ADM1.geojson", "geoBoundaries-NER-ADM2.geojson",
    ]  # fmt: skip
    told = json.loads(run("show", "Tin Melloul", "--json").stdout)
    assert told["within_names"][0] == "Zelkora"


def test_what_a_host_lacks_is_said_and_the_rest_imported(host: tuple[str, dict[str, bytes]]) -> None:
    del host[1]["/export/dump/NE.zip"]
    host[1]["/api/current/gbOpen/NER/ADM1/"] = b"<html>busy</html>"
    done = run("fetch", "NE", "--mirror", host[0], code=1)
    assert "(it answers 404)" in done.stderr and "does not say where" in done.stderr
    assert len(json.loads(run("imports", "--json").stdout)) == 1


def test_no_host_leads_elsewhere(host: tuple[str, dict[str, bytes]]) -> None:
    host[1]["/files/ADM2.geojson"] = b"goto http://localhost:9/elsewhere"
    done = run("fetch", "NE", "--mirror", host[0], code=1)
    assert "only https" in done.stderr or "none of the hosts" in done.stderr


def test_a_file_that_is_too_large_is_left(
    host: tuple[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 200)
    done = run("fetch", "NE", "--mirror", host[0], code=1)
    assert done.stderr.count("larger than") == 3


def test_no_network_is_one_sentence(host: tuple[str, dict[str, bytes]]) -> None:
    done = run("fetch", "NE", "--mirror", "http://127.0.0.1:1", code=1)
    assert done.stderr.startswith("contested: no network: 127.0.0.1:1 cannot be reached")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("mirror", ["http://example.org", "ftp://127.0.0.1", "file:///etc/passwd"])
def test_only_https_is_asked(mirror: str) -> None:
    assert "only https" in run("fetch", "NE", "--mirror", mirror, code=1).stderr
