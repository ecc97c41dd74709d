"""Only English is read: how other languages are told apart."""

from __future__ import annotations

import pytest

from contested.read.english import other_language

ENGLISH = (
    "Rebel fighters have taken the bridge over the river, an officer said on Monday. He told"
    " reporters that his men"
    " were moving towards the airport and that the army had left its last post in the east of"
    " the town before dawn."
)
SPANISH = (
    "Los combatientes han tomado el puente sobre el río, dijo un oficial el lunes. Sus hombres"
    " avanzan hacia el"
    " aeropuerto y el ejército ha dejado su último puesto en el este de la ciudad antes del"
    " amanecer, según vecinos."
)
UKRAINIAN = "Українські війська залишили місто після тижня боїв, повідомив у понеділок речник командування."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, ""),
        (SPANISH, "es"),
        (UKRAINIAN, "uk"),
        ("Bor.", ""),
        ("", ""),
        ("Guerra en Bor", ""),
        ("1 2 3 4", ""),
        ("Les rebelles ont pris la ville de Bor lundi, selon un porte-parole.", "fr"),
        ("Los rebeldes tomaron la ciudad de Bor el lunes, dijo un portavoz.", "es"),
        ("Die Rebellen haben am Montag die Stadt Bor eingenommen, sagte ein Sprecher.", "de"),
        ("Isyancılar pazartesi günü Bor şehrini ele geçirdi, diye konuştu sözcü.", "tr"),
        ("Rebels seize Bor airport, army denies loss", ""),
        ("Army claims Bor capture, rebels vow counterattack, thousands flee north", ""),
        ("Rebel rockets hit Juba hotel, killing dozens, hospital officials say", ""),
        ("Generals Kiir, Machar, Malong, Gatwech, Olony, Gadet meet mediators", ""),
        ("The town of Bor fell to the rebels on Monday.", ""),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert other_language(text) == code


def test_foreign_names_in_an_english_text_do_not_matter() -> None:
    assert other_language(f"{ENGLISH} The operation (Arabic: عملية الفجر) goes on. {ENGLISH}") == ""


def test_a_list_of_names_is_not_taken_for_another_language() -> None:
    assert other_language("Dead: " + ", ".join(f"Name{i} of Bor" for i in range(30))) in ("", "en")
