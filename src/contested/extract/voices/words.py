"""The words of attribution (`data/extract/attribution.yaml`): who speaks, with which verbs, through whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from contested.model import Modality, Stance


@dataclass(frozen=True, slots=True)
class Saying:
    """How a verb says: what it does to the content, and what counts as its content beside clauses.

    `only_open`: the modality is meant only of what is still open ("warned that it would", not "that it had").
    """

    stance: Stance = "asserts"
    modality: Modality | None = None
    only_open: bool = False
    content: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The lexicon; every word in its base form and lower case, media names as written."""

    verbs: Mapping[str, Saying]
    nouns: Mapping[str, Saying]
    groups: Mapping[str, frozenset[str]]
    media_names: frozenset[str]
    platforms: frozenset[str]

    def has(self, group: str, word: str) -> bool:
        """Whether a word is of a group of the data file ("people", "offices", "media" ...)."""
        return word in self.groups[group]


@cache
def words() -> Words:
    """The lexicon of the package."""
    text = files("contested.data").joinpath("extract/attribution.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    verbs: dict[str, Saying] = {}
    for group in raw["verbs"].values():
        _enter(verbs, group)
    nouns: dict[str, Saying] = {}
    for group in raw["nouns"].values():
        _enter(nouns, {**group, "stance": group.get("stance_when_negated", "asserts")})
    only_clause = frozenset(raw["clause_only"])
    for verb in only_clause & verbs.keys():
        old = verbs[verb]
        verbs[verb] = Saying(old.stance, old.modality, old.only_open, old.content - {"noun"})
    listed = {key: value for key, value in raw.items() if isinstance(value, list)}
    listed["eyewitness"] = raw["verbs"]["eyewitness"]["words"]
    listed |= raw["relay"] | {f"silence {key}": value for key, value in raw["silence"].items()}
    groups = {key: frozenset(str(v).lower() for v in value) for key, value in listed.items()}
    return Words(verbs, nouns, groups, frozenset(raw["media_names"]), frozenset(map(str, raw["platforms"])))


def _enter(table: dict[str, Saying], group: Mapping[str, Any]) -> None:
    """Add a group's words; a word of several groups has the content of all and the first group's mark."""
    modality = str(group.get("modality", ""))
    only_open = modality.endswith(" when open")
    modality = modality.removesuffix(" when open")
    for word in group["words"]:
        old = table.get(word, Saying())
        marked = old.modality is not None
        table[word] = Saying(
            stance=old.stance if old.stance != "asserts" else group.get("stance", "asserts"),
            modality=old.modality if marked else cast("Modality | None", modality or None),
            only_open=old.only_open if marked else only_open,
            content=old.content | frozenset(group.get("content", ())),
        )
