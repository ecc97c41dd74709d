"""The cue files say nothing that no rule reads, and every role path is one that can be walked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import contested.extract
from contested.extract.events.matching import cues

KINDS = ("control", "harm", "movement", "violence", "diplomacy")
PYTHON = Path(contested.extract.__file__).parent.rglob("*.py")
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in PYTHON)
READ = set(re.findall(r'\bflag\("([a-z_]+)"\)', SOURCE))
STEP = re.compile(r"[a-z]+( [a-z]+)?")


@pytest.mark.parametrize("kind", KINDS)
def test_every_flag_of_a_cue_is_read_by_a_rule(kind: str) -> None:
    given = {flag for found in cues(kind).by_lemma.values() for cue in found for flag in cue.flags}
    assert given <= READ


@pytest.mark.parametrize("kind", KINDS)
def test_every_lemma_and_role_path_is_well_formed(kind: str) -> None:
    for lemma, found in cues(kind).by_lemma.items():
        assert lemma == lemma.lower()
        assert "_" not in lemma, "no lemma of a single word holds an underscore"
        for cue in found:
            steps = [s for path in cue.roles.values() for way in path.split("|") for s in way.split(".")]
            assert all(STEP.fullmatch(step) for step in steps), cue.name
