"""How a sentence was read, drawn: the parse as a tree, then names, numbers, times, voices, cues, claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from contested.model import Claim, CueRow, Explanation, WordRow, to_codebook
from contested.publish import wording
from contested.publish.claim import mentions

OUTCOME = {"claim": "green", "dropped": "warning", "no match": "dim"}


def explanation_view(told: Explanation, near_misses: bool = False) -> RenderableType:
    """Every step of the reading, for a terminal; steps that found nothing are left out.

    `near_misses`: also the cues that share a word with the text, but ask for other words around it.
    """
    parts: list[RenderableType] = [*_trees(told)]
    parts += _table("names", ("words", "label", "place", "side"), [
        (n.text, n.label, n.place or "-", n.party or "-") for n in told.names
    ])  # fmt: skip
    parts += _table(
        "numbers and times", ("words", "", "read as"), [(p.text, p.sort, p.value) for p in told.phrases]
    )
    parts += _table("voices", ("who", "kind", "cue", "does", "to the words"), [
        (v.speaker or "not told", v.kind, v.cue, " ".join(filter(None, (v.stance, v.modality))), v.content)
        for v in told.voices
    ])  # fmt: skip
    parts += _cues(told.cues, near_misses)
    parts += _claims(told)
    return Group(*parts)


def explanation_json(told: Explanation) -> dict[str, Any]:
    """The same as plain JSON; claims in the codebook's form."""
    rest = {name: [asdict(row) for row in getattr(told, name)] for name in STEPS}
    claims = [to_codebook(c, "", told.text) | {"cues": list(c.cues)} for c in told.claims]
    return {"text": told.text, **rest, "claims": claims}


STEPS = ("words", "names", "phrases", "voices", "cues")


def _trees(told: Explanation) -> Iterable[RenderableType]:
    """Each sentence as the tree of its words: relation, word, lemma where it differs, tag, name."""
    below: dict[int, list[WordRow]] = {}
    for word in told.words:
        if word.head != word.index:
            below.setdefault(word.head, []).append(word)
    yield Text("parse", "heading")
    for root in (word for word in told.words if word.head == word.index):
        tree = Tree(_label(root), guide_style="dim")
        _grow(tree, root, below)
        yield tree
    yield Text()


def _grow(tree: Tree, word: WordRow, below: dict[int, list[WordRow]]) -> None:
    for child in below.get(word.index, ()):
        if child.pos != "PUNCT":
            _grow(tree.add(_label(child)), child, below)


def _label(word: WordRow) -> Text:
    lemma = f" ({word.lemma})" if word.lemma.lower() != word.text.lower() else ""
    label = Text.assemble(
        (f"{word.relation} ", "label"), (word.text, "heading"), (f"{lemma} {word.tag}", "label")
    )
    return label.append(f" {word.name}", "cyan") if word.name else label


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[RenderableType]:
    if rows:
        table = Table(
            title=title, title_style="heading", title_justify="left", box=None, header_style="label"
        )
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(Text(" ".join(cell.split())) for cell in row))
        yield from (table, Text())


def _cues(rows: Sequence[CueRow], near_misses: bool) -> Iterable[RenderableType]:
    """What fired and what was given up; cues that only share a word with the text are counted, or told."""
    met = [row for row in rows if row.outcome != "no match"]
    near = [row for row in rows if row.outcome == "no match"]
    shown = [*met, *near] if near_misses else met
    if shown:
        table = Table(
            title="cues", title_style="heading", title_justify="left", box=None, header_style="label"
        )
        for column in ("word", "kind", "cue", "came to", "because"):
            table.add_column(column, overflow="fold")
        for row in shown:
            outcome = Text(row.outcome, OUTCOME[row.outcome])
            table.add_row(Text(row.word), row.kind, Text(row.cue), outcome, Text(row.why))
        yield table
    if near and not near_misses:
        has, asks = ("cues have", "ask") if len(near) > 1 else ("cue has", "asks")
        words = f"{len(near)} more {has} a word of the text and {asks} for others beside it (--all)"
        yield Text(words, "label")
    if rows:
        yield Text()


def _claims(told: Explanation) -> Iterable[RenderableType]:
    if not told.claims:
        yield Text("no claim", "warning")
        return
    yield Text("claims", "heading")
    for claim in told.claims:
        yield Panel(_claim(told.text, claim), title=Text(claim.kind), title_align="left", padding=(0, 1))


def _claim(text: str, claim: Claim) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="label", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("says", Text(f"{wording.speaker(claim.speaker)} {wording.says(claim)}"))
    grid.add_row("evidence", Text(f"“{claim.evidence.of(text)}”"))
    grid.add_row("stance", f"{claim.stance}; {claim.modality}")
    if claim.when is not None:
        grid.add_row("when", wording.period(claim.when))
    for role, mention in mentions(claim):
        grid.add_row(role, Text(f"{mention.name}  (“{mention.text}”)"))
    grid.add_row("found by", ", ".join(claim.cues))
    return grid
