"""Sides in the gold claims: of the gold's own phrases, and of claims found in its reports.

Found claims are paired with gold claims as the gold's scorer pairs them; names are the same when it says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.actors import Actors, by_name, by_nearness
from benchmarks.names import answers, scorer
from benchmarks.shared import need, rows

from contested.model import Claim, Report, to_codebook
from contested.resolve import Resolver
from contested.settings import Settings
from contested.stages import Installed

Row = dict[str, Any]

ASKED = {"holder": 90, "victims_side": 85, "who_side": 85, "speaker_side": 88}
"""The roles in which the project asks a share right of itself, of found claims, in percent."""
ROLES: dict[str, tuple[str, ...]] = {
    "holder": ("control", "figure"),
    "loser": ("control",),
    "by": ("violence", "diplomacy", "harm"),
    "against": ("violence",),
    "toward": ("diplomacy",),
    "victims_side": ("harm",),
    "who_side": ("movement",),
    "speaker_side": ("control", "harm", "movement", "figure", "violence", "diplomacy", "no_comment"),
}
"""Fields of the codebook that name a side, and the kinds of claims that have them."""
WRITTEN = {"victims_side": "victims", "who_side": "who", "speaker_side": "speaker"}
"""The field with the phrase that a side was told from, where it is another."""


@dataclass(frozen=True, slots=True)
class Side:
    """One role of one claim: the phrase that was read, what the gold says, what was given."""

    role: str
    report: str
    start: int
    phrase: str
    gold: str
    given: str
    right: bool

    @property
    def outcome(self) -> str:
        if self.right:
            return "right"
        return "wrong" if self.gold and self.given else "missing" if self.gold else "spurious"


def parties_scores(shared: Path, errors: bool = False) -> str:
    """Sides of parties: of the phrases in the gold claims, and of found claims."""
    need(shared / "gold" / "dev.jsonl", shared / "gold" / "score.py", shared / "reports" / "index.jsonl")
    stages = Installed(Settings())
    actors = Actors(stages.names.parties)  # type: ignore[attr-defined]
    found, baselines = of_found(shared, stages, actors)
    written, held = of_written(shared, stages.names, actors)  # type: ignore[arg-type]
    lines = [*_listed("found", found), *_listed("written", written)] if errors else []
    lines += ["on found claims: a side that neither names is right, as the gold's scorer counts", ""]
    lines += [*_table(found, baselines), "", *_asked(found), ""]
    lines += [
        "on the gold's own phrases, each in the context of its report (the gold gives holder, loser, by,"
    ]
    lines += ["against and toward under their usual names already; victims, who and speaker as written)", ""]
    lines += _table(written, {"name held": held})
    return "\n".join(lines)


def of_found(shared: Path, stages: Installed, actors: Actors) -> tuple[list[Side], dict[str, list[Side]]]:
    """The sides of found claims, and the same with the baselines' look-ups in the same claims."""
    gold, score = rows(shared / "gold" / "dev.jsonl"), scorer(shared)
    ours: list[Side] = []
    whole: list[Side] = []
    nearest: list[Side] = []
    for report, claims in _claims(shared, stages):
        name, text = report.publication.report, report.document.text
        guesses = _rows(claims, report)
        others = [_rows(by_name(claims, actors), report), _rows(by_nearness(claims, actors, text), report)]
        place = {id(row): i for i, row in enumerate(guesses)}
        for kind in score.MATTER:
            golds = [row for row in gold if row["report"] == name and row["kind"] == kind]
            for told, guess in score.pair(golds, [row for row in guesses if row["kind"] == kind]):
                i = place[id(guess)]
                ours += _sides(told, guess, score)
                whole += _sides(told, others[0][i], score)
                nearest += _sides(told, others[1][i], score)
    return ours, {"whole name": whole, "nearest": nearest}


def _claims(shared: Path, stages: Installed) -> Iterator[tuple[Report, list[Claim]]]:
    reports = [r for r in stages.read([shared / "reports" / "index.jsonl"]) if isinstance(r, Report)]
    docs = stages.parse([report.document for report in reports])
    for report, doc in zip(reports, docs, strict=True):
        claims, _ = stages.extract(report.document, doc, report.publication)
        yield report, stages.names.resolve(claims, report.document, report.publication)


def _rows(claims: Iterable[Claim], report: Report) -> list[Row]:
    return [to_codebook(claim, report.publication.report, report.document.text) for claim in claims]


def _sides(gold: Row, guess: Row, score: Any) -> Iterator[Side]:
    for role, kinds in ROLES.items():
        if gold["kind"] in kinds:
            told, given = str(gold.get(role) or ""), str(guess.get(role) or "")
            phrase = str(guess.get(WRITTEN.get(role, role)) or "")
            right = bool(score.same(role, gold, guess))
            yield Side(role, gold["report"], gold["start"], phrase, told, given, right)


def of_written(shared: Path, resolver: Resolver, actors: Actors) -> tuple[list[Side], list[Side]]:
    """The sides of the phrases that the gold gives as written, ours and those of names held in them."""
    same = scorer(shared).same_name
    ours: list[Side] = []
    held: list[Side] = []
    for answer in answers(resolver, shared):
        role = {phrase: side for side, phrase in WRITTEN.items()}.get(answer.role, answer.role)
        if role not in ROLES:
            continue
        ref = actors.held(answer.phrase)
        for given, sides in ((answer.given, ours), (ref.side or ref.name if ref else "", held)):
            right = bool(same(answer.gold, given))
            sides.append(Side(role, answer.report, 0, answer.phrase, answer.gold, given, right))
    return ours, held


def share(sides: Iterable[Side]) -> float:
    """Percent right; 0 of none."""
    known = [side.right for side in sides]
    return 100 * sum(known) / len(known) if known else 0.0


def _table(sides: list[Side], baselines: dict[str, list[Side]]) -> list[str]:
    columns = ("sides", "right", "named", "right", "wrong", "missing", "spurious")
    head = f"{'role':<14}" + "".join(f"{column:>9}" for column in columns)
    lines = [head + "".join(f"{name:>13}" for name in baselines)]
    for role in [*ROLES, "all"]:
        own = [side for side in sides if role in (side.role, "all")]
        if not own:
            continue
        named = [side for side in own if side.gold]
        line = f"{role:<14}{len(own):>9}{share(own):>9.1f}{len(named):>9}{share(named):>9.1f}"
        for outcome in ("wrong", "missing", "spurious"):
            line += f"{sum(side.outcome == outcome for side in own):>9}"
        for others in baselines.values():
            line += f"{share(side for side in others if role in (side.role, 'all')):>13.1f}"
        lines.append(line)
    return lines


def _asked(sides: list[Side]) -> list[str]:
    lines = []
    for role, least in ASKED.items():
        own = [side for side in sides if side.role == role]
        told = "reached" if share(own) >= least else "not reached"
        lines.append(f"asked {role:<13} at least {least} %: {share(own):5.1f} % of {len(own)}, {told}")
    return lines


def _listed(where: str, sides: list[Side]) -> Iterator[str]:
    for side in sides:
        if not side.right:
            place = f"{side.report} {side.start}" if side.start else side.report
            told = f"{side.phrase!r}: {side.gold!r} / {side.given!r}"
            yield f"{where} {side.role:<13}{side.outcome:<9}{place:<24} {told}"
