"""Two spellings of one person's name within one report."""

from __future__ import annotations

import pytest

from contested.extract.spellings import one_person


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Yousef Haddad", "Yusuf Hadad", True),
        ("Khaled Omari", "Khalid Omari", True),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True),
        ("Abdel Qader Salim", "Abdul Kader Saleem", True),
        ("Mohammed Farah", "Ahmed Farah", False),
        ("Ali Hassan", "Ali Hussein", False),
        ("Hassan Ali", "Hassan Omar", False),
        ("Farah", "Farrah", False),
        ("Marie Claire Dubois", "Marie Dubois", False),
    ],
)
def test_one_person(one: str, other: str, same: bool) -> None:
    assert one_person(one, other) is same
