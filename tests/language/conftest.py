"""The bundled pipeline, loaded once for all tests of the stage."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from contested.language import load

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The bundled pipeline."""
    return load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public corpora beside the project; skips where there is none."""
    if not (SHARED / "data" / "ud").is_dir():
        pytest.skip("no ../shared/data/ud: scores need the public development sets")
    return SHARED
