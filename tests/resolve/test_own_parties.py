"""A user's own parties: files of the built-in form, told with line and key where they break it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contested.errors import ContestedError, PartiesError
from contested.resolve import load, ownparties, version
from contested.resolve.context import Context
from contested.resolve.partydata import party_data

GOOD = """\
source: Panel of Experts, annex 4
kind: armed group
parties:
- {id: hill-guards, name: Hill Guards, country: SD, aliases: [Horas al-Jabal], generic: [militia],
   home: [SD], allies: [{party: rsf, during: 2024-01/2024-06}]}
- {id: rsf, aliases: [Quick Support Troops], source: "a handbook, page 3"}
- {id: hill-radio, name: Hill Radio, kind: media, owner: hill-guards}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "parties"


def put(tmp_path: Path, text: str, name: str = "mine.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_a_file_brings_parties_and_more_about_known_ones(tmp_path: Path, folder: Path) -> None:
    brought = ownparties.bring(put(tmp_path, GOOD), folder)
    assert (brought.new, brought.added_to) == (("hill-guards", "hill-radio"), ("rsf",))
    book = ownparties.book(folder)
    assert book.parties["hill-guards"].source == "Panel of Experts, annex 4"
    assert book.side("hill-radio") == "hill-guards"
    assert "Quick Support Troops" in book.parties["rsf"].aliases
    assert {"RSF", "Rapid Support Force"} <= set(book.parties["rsf"].aliases)
    assert (book.parties["rsf"].name, book.parties["rsf"].kind) == ("Rapid Support Forces", "armed group")
    assert book.allied("hill-guards", "rsf", date(2024, 3, 1))
    assert not book.allied("hill-guards", "rsf", date(2024, 9, 1))


def test_the_built_in_book_is_left_alone(tmp_path: Path, folder: Path) -> None:
    ownparties.bring(put(tmp_path, GOOD), folder)
    assert "hill-guards" not in party_data().book.parties


def test_names_are_resolved_by_it(tmp_path: Path, folder: Path, request: pytest.FixtureRequest) -> None:
    ownparties.bring(put(tmp_path, GOOD), folder)
    assert request.config.cache is not None
    resolver = load(Path(request.config.cache.mkdir("gazetteer")), parties=folder)
    about = Context({"SD": 5.0})
    hill = ("Hill Guards fighters", "Hill Radio", "Horas al-Jabal")
    for phrase, side in [
        ("Quick Support Troops", "Rapid Support Forces"),
        *((p, "Hill Guards") for p in hill),
    ]:
        ref = resolver.parties.party(phrase, about)
        assert ref is not None
        assert (ref.side, ref.known) == (side, True)


def test_a_scalar_is_overridden_and_a_list_grows(tmp_path: Path, folder: Path) -> None:
    text = "source: x\nparties:\n- {id: m23, name: March 23 Movement, aliases: [AFC rebels]}\n"
    ownparties.bring(put(tmp_path, text), folder)
    party = ownparties.book(folder).parties["m23"]
    assert party.name == "March 23 Movement"
    assert {"AFC rebels", "M23 rebels"} <= set(party.aliases)


def test_organs_and_kind_words_of_a_state_can_be_told(tmp_path: Path, folder: Path) -> None:
    row = '{id: "state:BO", organs: {armed forces: [Red Ponchos]}, usual: {rebel: eln}}'
    text = f"source: x\nparties:\n- {row}\n"
    ownparties.bring(put(tmp_path, text), folder)
    data = party_data(ownparties.own_files(folder))
    assert ("Red Ponchos", "state:BO:armed-forces") in data.aliases
    assert data.usual["BO"] == {"rebel": "eln"}
    assert data.book.parties["state:BO"].kind == "state"


ROW = "source: x\nparties:\n- "
BAD = {
    "no parties": ("source: x\n", "line 1: a list `parties` is wanted"),
    "empty": ("", "the file is empty"),
    "not YAML": ("parties: [\n- {id: a\n", "line"),
    "a key misspelt": (ROW + "id: a\n  name: A\n  alias: [B]\n",
                       "line 5: no key `alias` here, did you mean `aliases`?"),
    "no source": ("parties:\n- {id: a, name: A, kind: media}\n", "line 2: a has no `source`"),
    "no id": (ROW + "{name: A}\n", "line 3: a party without `id`"),
    "a kind that is none": (ROW + "{id: a, name: A, kind: army}\n",
                            "line 3: 'army' is none of state, armed group"),
    "days that are none": (ROW + "{id: a, name: A, kind: other, active: May 2020}\n",
                           "line 3: 'May 2020' is no day, month, year or stretch"),
    "days the wrong way round": (ROW + "{id: a, active: 2020/2019}\n", "line 3: '2020/2019'"),
    "a country in full": (ROW + "{id: a, country: Sudan}\n", "line 3: 'Sudan' is no country"),
    "Norway as a truth value": (ROW + "{id: a, home: [NO]}\n", "line 3: write the country 'NO'"),
    "one name for a list": (ROW + "{id: a, aliases: B}\n", "line 3: a list is wanted, not 'B'"),
    "twice": (ROW + "{id: rsf}\n- {id: rsf}\n", "line 4: rsf stands in this file twice"),
    "a tie to nobody": (ROW + "{id: a, name: A, kind: other, member: nobody-known}\n",
                        "party a is tied to 'nobody-known', which no party file knows"),
    "a new party without a name": (ROW + "{id: a, kind: other}\n", "party a is new and has no `name`"),
    "a kind word that is none": (ROW + "{id: a, generic: [rebels]}\n", "'rebels' is none of"),
    "an organ that no state has": (ROW + '{id: "state:BO", organs: {navy seals: [X]}}\n', "navy seals"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), BAD.values(), ids=BAD)
def test_a_slip_is_told(tmp_path: Path, folder: Path, text: str, told: str) -> None:
    with pytest.raises(ContestedError) as error:
        ownparties.bring(put(tmp_path, text), folder)
    assert told in str(error.value)
    assert "mine.yaml" in str(error.value) or "party " in str(error.value)
    assert ownparties.own_files(folder) == ()


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"\x00\x01", b"- - -\n", b"parties: 3\n", b"[]", b"source: [x]\nparties: []"]
)
def test_what_is_no_party_file_never_ends_in_a_traceback(
    tmp_path: Path, folder: Path, content: bytes
) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)
    with pytest.raises(ContestedError):
        ownparties.bring(path, folder)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ContestedError, match=r"gone\.yaml"):
        ownparties.bring(tmp_path / "gone.yaml", folder)
    with pytest.raises(PartiesError, match=r"gone\.yaml"):
        ownparties.own_files(tmp_path / "gone.yaml")


def test_parties_are_added_one_by_one(folder: Path) -> None:
    ownparties.add(
        ownparties.row_of("a-group", {"name": "A Group", "kind": "armed group", "source": "x"}), folder
    )
    ownparties.add(ownparties.row_of("a-group", {"aliases": ["The A"], "source": "x"}), folder)
    party = ownparties.book(folder).parties["a-group"]
    assert (party.name, party.aliases) == ("A Group", ("The A",))


def test_a_file_is_taken_back_unless_another_needs_it(tmp_path: Path, folder: Path) -> None:
    ownparties.bring(put(tmp_path, GOOD), folder)
    more = "source: x\nparties:\n- {id: hill-press, name: Hill Press, kind: media, owner: hill-guards}\n"
    ownparties.bring(put(tmp_path, more, "more.yaml"), folder)
    with pytest.raises(ContestedError, match="hill-guards"):
        ownparties.forget("mine", folder)
    ownparties.forget("more.yaml", folder)
    ownparties.forget("mine", folder)
    assert ownparties.own_files(folder) == ()
    with pytest.raises(PartiesError, match="mine"):
        ownparties.forget("mine", folder)


def test_the_version_follows_every_change(tmp_path: Path, folder: Path) -> None:
    from contested.ledger.versions import rank

    seen = [version(parties=folder)]
    ownparties.bring(put(tmp_path, GOOD), folder)
    seen.append(version(parties=folder))
    ownparties.add(ownparties.row_of("rsf", {"aliases": ["QST"], "source": "x"}), folder)
    seen.append(version(parties=folder))
    ownparties.forget("added", folder)
    seen.append(version(parties=folder))
    assert len(set(seen)) == 4
    assert sorted(seen, key=rank) == seen


def test_one_file_is_enough_and_is_not_written_to(tmp_path: Path) -> None:
    file = put(tmp_path, GOOD)
    assert "hill-guards" in ownparties.book(file).parties
    with pytest.raises(PartiesError, match=r"mine\.yaml is a file"):
        ownparties.add(ownparties.row_of("b", {"source": "x"}), file)


def test_the_example_of_the_guide_is_right(tmp_path: Path, folder: Path) -> None:
    guide = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "add-parties.md"
    example = guide.read_text("utf-8").split("```yaml\n")[1].split("```")[0]
    brought = ownparties.bring(put(tmp_path, example), folder)
    assert (brought.new, brought.added_to) == (("hill-guards",), ("rsf",))
