"""The stages of this program are loaded late, and say clearly what is missing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from contested.errors import MissingPartError
from contested.settings import Settings
from contested.stages import Installed


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(MissingPartError, match="xx_no_such_pipeline"):
        list(Installed(Settings(pipeline="xx_no_such_pipeline")).parse([]))


def test_weights_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> object:
        raise RuntimeError("no language model in that folder")

    monkeypatch.setattr("contested.language.load", load)
    with pytest.raises(MissingPartError, match="no language model"):
        list(Installed(Settings()).parse([]))


def test_the_flow_loads_no_stage_before_it_is_asked() -> None:
    program = (
        "import sys; import contested.flow, contested.stages; from contested.settings import Settings; "
        "contested.stages.Installed(Settings()); "
        "heavy = {'sqlalchemy', 'spacy', 'numpy', 'onnxruntime', 'trafilatura'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
