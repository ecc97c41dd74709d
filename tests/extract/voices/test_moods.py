"""Modality and negation of the head of a matter, by its own words."""

from __future__ import annotations

import pytest
from tests.extract.hearing import head

from contested.extract.voices.attribution import modality, negated

MOODS = [
    ("Rebels *took* the town.", "actual"),
    ("Rebels have *taken* the town.", "actual"),
    ("The town was *shelled* on Sunday.", "actual"),
    ("The army managed to *retake* the bridge.", "actual"),
    ("The army was able to *reach* the dam.", "actual"),
    ("Rebels will *withdraw* from the port.", "intended"),
    ("The army plans to *storm* the camp.", "intended"),
    ("Troops are preparing to *attack* Sirte.", "intended"),
    ("Troops were ordered to *leave* the ridge.", "intended"),
    ("Reinforcements were sent to *recapture* the post.", "intended"),
    ("The brigade is poised to *enter* Palmyra.", "intended"),
    ("The ministry announced a planned *withdrawal*.", "intended"),
    ("Villages agreed to *surrender*.", "intended"),
    ("The army appears to have *lost* the hill.", "possible"),
    ("The rebels may have *crossed* the river.", "possible"),
    ("The dam might *burst*.", "possible"),
    ("Rebels reportedly *entered* the suburb.", "possible"),
    ("Twenty miners are feared *dead*.", "possible"),
    ("Hundreds are believed to have *fled*.", "possible"),
    ("If rebels *take* the port, aid will stop.", "possible"),
    ("The suspected *attack* hit a school.", "possible"),
    ("The toll is likely to *rise*.", "possible"),
    ("The army allegedly *bombed* a clinic.", "possible"),
    ("Both sides must *withdraw*.", "demanded"),
    ("The army should *leave* the university.", "demanded"),
    ("The council called for a *withdrawal* of troops.", "demanded"),
    ("Mothers urged the militia to *free* their sons.", "demanded"),
    ("The rebels were close to *capturing* Butembo.", "possible"),
    ("The army may be planning to *storm* the camp.", "possible"),
    ("It is likely that the rebels have *left*.", "possible"),
    ("Without the bridge the town would have *fallen*.", "possible"),
    ("Ankara wants the fighters to *leave*.", "demanded"),
    ("Ankara wants to *leave*.", "intended"),
    ("They condemned in the strongest possible terms the *attack*.", "actual"),
    ("In Balkh, which borders Uzbekistan, heavy *fighting* is under way.", "ongoing"),
    ("*Fighting* for control of the town continued.", "ongoing"),
    ("The rebels came close to *capturing* Butembo.", "possible"),
    ("The rebels nearly *captured* Bambari.", "possible"),
    ("The raid *killed* nearly forty people.", "actual"),
    ("The militia had yet to *take* Butembo.", "actual"),
    ("The army has to *leave* the camp.", "demanded"),
    ("Rebels are *advancing* on Goma.", "ongoing"),
    ("The army is trying to *encircle* the city.", "ongoing"),
    ("*Fighting* continued on the edge of the town.", "ongoing"),
    ("Efforts to *retake* the airport are under way.", "ongoing"),
    ("Troops were *battling* for the bridge.", "ongoing"),
    ("Soldiers continue to *shell* the suburb.", "ongoing"),
    ("Militants are struggling to *hold* the line.", "ongoing"),
]

NEGATIONS = [
    ("Rebels *took* the town.", False),
    ("Rebels did not *take* the town.", True),
    ("The town has not *fallen*.", True),
    ("No soldiers were *killed*.", True),
    ("Nobody was *hurt*.", True),
    ("The army failed to *retake* the hill.", True),
    ("The guards prevented rebels from *entering* the camp.", True),
    ("Troops never *reached* the coast.", True),
    ("The army no longer *controls* the ridge.", True),
    ("Soledar is no longer under Ukrainian *control*.", True),
    ("The army does not *hold* the port any more.", True),
    ("The army has ceased to *control* the port.", True),
    ("The militia had yet to *take* Butembo.", True),
    ("Butembo is yet to be *taken*.", True),
    ("A longer siege *killed* hundreds.", False),
    ("The army still *holds* the port.", False),
    ("Rebels not only *took* the town but burned it.", False),
    ("The army was unable to *hold* the pass.", True),
    ("They left without *firing* a shot.", True),
    ("Militants *killed* eleven and wounded nine.", False),
]


@pytest.mark.parametrize(("text", "expected"), MOODS)
def test_modality(text: str, expected: str) -> None:
    assert modality(head(text)) == expected


@pytest.mark.parametrize(("text", "expected"), NEGATIONS)
def test_negated(text: str, expected: bool) -> None:
    assert negated(head(text)) is expected
