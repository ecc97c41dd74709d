"""Where the material lies: a folder outside the project, with reports, gold claims and gold answers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from contested import flow
from contested.model import Problem
from contested.stages import Installed

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared"


class AbsentError(Exception):
    """The material for a benchmark is not there."""


def need(*paths: Path) -> None:
    """Raise AbsentError, naming the first path that is not there."""
    for path in paths:
        if not path.exists():
            raise AbsentError(f"{path} is not there; name the folder of reports and gold data with --path")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_rows(path: Path, found: list[dict[str, Any]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) for row in found)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def extracted(index: Path, stages: Installed) -> list[dict[str, Any]]:
    """The claims of an index of reports. Raises ValueError when one cannot be read: figures would mislead."""
    found: list[dict[str, Any]] = []
    for each in flow.extract_only([index], stages):
        if isinstance(each, Problem):
            raise ValueError(f"{each.source}: {each.message}")
        found += each[1]
    return found


def run_scorer(script: Path, *arguments: str | Path) -> str:
    """What the scorer of the gold data prints."""
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{script.name} failed: {done.stderr.strip()}")
    return done.stdout
