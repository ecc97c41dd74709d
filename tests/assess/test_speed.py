"""A place with very many claims is still answered at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from time import process_time

from tests.assess.telling import ask, said

ENTRIES = 10_000
MOST = 1.0
"""Seconds of processor time allowed here, five times what is aimed at: test machines may be slow."""


def test_status_of_a_place_with_ten_thousand_entries() -> None:
    base = [
        said("2", "Reds took Ford from Blues", "War Watch", text="A B C D E F G H I J K L M N"),
        said("2", "Blues holds Ford", "Blue Ministry"),
        said("2", "Reds contests Ford", ""),
        said("2", "Reds took most of Ford", "an officer of Blues"),
    ]
    entries = []
    for number in range(ENTRIES):
        entry = base[number % len(base)]
        day = entry.first.known + timedelta(days=number // 20)
        claim = replace(entry.claim, id=f"c{number}", document_id=f"d{number // 4}")
        seen = replace(entry.first, known=day)
        entries.append(replace(entry, claim=claim, appearances=(seen,)))
    best = 9.0
    for _ in range(3):
        start = process_time()
        ask(entries, "2020-06-01")
        best = min(best, process_time() - start)
    assert best < MOST, f"{best:.2f} s"
    print(f"{best * 1000:.0f} ms")
