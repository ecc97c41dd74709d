"""What people see: everything there at 80 columns, nothing cut off, no colour where none is wanted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from rich.console import RenderableType
from tests.publish.sample import TEXT, TUESDAY, disputed, entry, ministry, span, spokesman

from contested.model import (
    AsOf,
    Bounds,
    Dispute,
    FigureRow,
    PlaceStatus,
    TimelineRow,
)
from contested.publish.claim import chain, claim_view, paragraph
from contested.publish.side_by_side import disputes_view, figures_view
from contested.publish.status import status_view
from contested.publish.theme import PARTY_COLOURS, Palette, console, one_line
from contested.publish.timeline import strip, timeline_view


def drawn(view: RenderableType, width: int = 80) -> str:
    screen = console(width=width)
    with screen.capture() as capture:
        screen.print(view)
    return capture.get()


def flat(text: str) -> str:
    return re.sub(r"[\s│┃┌┐└┘├┤┼─━┡┩╇╭╮╰╯]+", " ", text)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    steps = timeline_view("Varda bridge", [TimelineRow(TUESDAY, entry(spokesman()), disputed())])
    for view in (status_view(disputed()), claim_view(entry(spokesman())), steps):
        assert max(map(len, drawn(view, width).splitlines())) <= width


def test_who_names_state_basis_rivals_speakers_and_reasons() -> None:
    seen = flat(drawn(status_view(disputed())))
    for words in (
        "Varda bridge on 7 March 2020, as known on 8 March 2020",
        "HELD by Northern Column or Vardan government · disputed",
        "according to Ivo Marn",
        "1 to 2 independent origins",
        "3 March 2020, 4 days before; silence since is not peace",
        "The Defence Ministry denies on record that the bridge fell.",
        "also in Harbour Echo",
    ):
        assert words in seen


def test_a_note_stands_beside_the_claim_that_it_is_about() -> None:
    seen = drawn(status_view(disputed(), lambda e: "adversary's count" if e.claim.stance == "denies" else ""))
    assert seen.count("adversary's count") == 1


def test_the_evidence_is_marked_in_its_paragraph() -> None:
    claim = spokesman()
    around = paragraph(TEXT, claim.evidence).of(TEXT)
    assert around.startswith("The Northern Column") and around.endswith("had fallen.")
    assert "Rain" not in around
    seen = flat(drawn(claim_view(entry(claim))))
    assert "Rain" not in seen
    assert "named, on the record" in seen
    assert "in no gazetteer because no gazetteer has it" in seen


def test_the_chain_runs_from_the_outlet_to_the_speaker() -> None:
    told = "Lowland Post ← Plain Wire ← Radio Lowland ← Ivo Marn, spokesman (Northern Column)"
    assert chain(entry(spokesman())) == told


def test_a_sentence_with_its_line_break_does_not_draw_in_the_next_paragraph() -> None:
    whole = span("The defence ministry denied that the bridge had fallen.\n")
    assert "Rain" not in paragraph(TEXT, whole).of(TEXT)


def test_an_evidence_that_crosses_paragraphs_is_whole() -> None:
    whole = span("had fallen.\n\nRain is")
    assert paragraph(TEXT, whole).contains(whole)


def status(day: int, **changes: object) -> PlaceStatus:
    on = date(2020, 3, day)
    return replace(PlaceStatus("Varda bridge", "v", AsOf(on, on), "unknown"), **changes)  # type: ignore[arg-type]


def test_the_strip_has_a_cell_for_each_stretch_and_its_dates() -> None:
    later = date(2020, 3, 11)
    steps = [status(1, state="held", holder="A"), replace(disputed(), asof=AsOf(later, later))]
    line, axis = strip(steps, Palette(("A",)), width=40).plain.split("\n")
    assert len(line) == 40
    assert set(line) == {"█", "▒"}
    assert line.index("▒") == axis.index("11 Mar")
    assert axis.startswith("1 Mar")


def test_a_strip_of_one_day_is_drawn() -> None:
    assert set(strip([status(1)], Palette()).plain.split("\n")[0]) == {"·"}


def test_the_timeline_says_what_changed_with_the_claim() -> None:
    seen = flat(drawn(timeline_view("Varda bridge", [TimelineRow(TUESDAY, entry(spokesman()), disputed())])))
    assert "→ HELD by Northern Column or Vardan government · disputed" in seen


def test_disputes_stand_side_by_side() -> None:
    sides = disputed().rivals
    dispute = Dispute("Varda bridge taken", "control", "Varda bridge", TUESDAY, sides, disputed().claims)
    lines = drawn(disputes_view([dispute])).splitlines()
    assert any("Northern Column" in line and "Vardan government" in line for line in lines)
    assert any("Ivo Marn" in line and "The defence ministry" in line for line in lines)


def test_competing_figures_share_a_table() -> None:
    def row(topic: str, low: int, high: int) -> FigureRow:
        said = entry(ministry())
        return FigureRow(topic, "A", "district", "Orn", Bounds(low, high), Bounds(40, 40), said)

    seen = drawn(figures_view([row("districts", 3, 3), row("districts", 5, 9), row("guns", 1, 1)]))
    first, second = flat(seen).split(" guns ")
    assert "3 of 40 districts" in first and "5 to 9 of 40" in first
    assert "1 of 40 districts" in second


def test_parties_have_colours_of_their_own() -> None:
    palette = Palette(f"party {i}" for i in range(len(PARTY_COLOURS)))
    assert len({palette.colour(f"party {i}") for i in range(len(PARTY_COLOURS))}) == len(PARTY_COLOURS)


def test_no_colour_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3[0-7]m|38;[25];", drawn(status_view(disputed())))


def test_one_line_is_cut_at_its_limit() -> None:
    assert one_line("a\n  b", 0) == "a b"
    assert one_line("abcdef", 4) == "abc…"
