"""Decisions in words, as tables and as JSON: what was decided, what it changes, what might be decided."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from contested.model import Decision, DecisionMade, Effect, Likeness, Ruling, Subject

Json = dict[str, Any]
_VERB = {"merge": "the same as", "split": "not the same as"}
_UNCHANGED = {
    "merge": "No claim is told otherwise by it today; the two stay one whatever the rules become.",
    "split": "No claim is told otherwise by it today; no rule or suggestion will join the two.",
    "withdraw": "No claim is told otherwise by it.",
}
_STYLE = {"in force": "default", "withdrawn": "label", "overruled": "warning"}


def decision_sentence(decision: Decision) -> str:
    """What was decided: "Meydan Shahr is the same as Maidan Shahr (place)"."""
    subjects = decision.subjects
    if decision.kind in _VERB and len(subjects) == 2:
        return f"{subjects[0].name} is {_VERB[decision.kind]} {subjects[1].name} ({sort(subjects[1])})"
    if decision.kind == "withdraw":
        return f"{decision.reverses} is taken back"
    return f"{decision.kind}: {', '.join(s.name or s.id for s in subjects)}"


def made_words(made: DecisionMade) -> Iterator[str]:
    """After a command: the decision, what it changes, what it overrules, and how to take it back."""
    decision = made.decision
    yield f"{decision.id}: {decision_sentence(decision)}, by {decision.who}."
    yield from effect_words(made.effect, decision)
    for other in made.overruled:
        yield f"Overruled by this: {other.id} ({decision_sentence(other)})."
    yield f'Taken back by: contested undo {decision.id[:10]} --because "..."'


def effect_words(effect: Effect, decision: Decision) -> Iterator[str]:
    """ "3 claims in 2 reports now count for Maidan Shahr."; the origins, where they became more or fewer."""
    if not effect.claims:
        yield _UNCHANGED[decision.kind] if decision.kind in _UNCHANGED else _UNCHANGED["withdraw"]
        return
    told = f"{_many(effect.claims, 'claim')} in {_many(effect.reports, 'report')}"
    verb = "counts" if effect.claims == 1 else "count"
    subjects = decision.subjects
    if decision.kind == "merge":
        yield f"{told} now {verb} for {subjects[1].name}."
    elif decision.kind == "split":
        yield f"{told} no longer {verb} for {subjects[1].name}."
    else:
        yield f"{told} {'is' if effect.claims == 1 else 'are'} told otherwise."
    if effect.origins_before != effect.origins_after:
        now = f"{effect.origins_after} now"
        yield f"Those who speak were {_many(effect.origins_before, 'origin')} and are {now}."
    elif effect.claims and (body := _one_body(subjects)):
        yield f"Their origin is as before: they speak for {body}, which is one."


def _one_body(subjects: Sequence[Subject]) -> str:
    """The body that two people both speak for."""
    bodies = {s.party.id: s.party.name for s in subjects if s.kind == "person" and s.party is not None}
    return next(iter(bodies.values())) if len(bodies) == 1 else ""


def history_view(rulings: Sequence[Ruling]) -> RenderableType:
    """Every decision, the newest last."""
    table = Table(expand=True)
    table.add_column("decision", width=10)
    table.add_column("by", ratio=2)
    table.add_column("what", ratio=4)
    table.add_column("because", ratio=4)
    for ruling in rulings:
        decision, style = ruling.decision, _STYLE[ruling.standing]
        by = f" by {ruling.by[:10]}" if ruling.by else ""
        table.add_row(
            Text.assemble((decision.id[:10], "id"), "\n", (ruling.standing + by, style)),
            Text(f"{decision.who}\n{decision.at.date().isoformat()}", style),
            Text(decision_sentence(decision), style),
            Text(decision.reason, style),
        )
    return table


def likenesses_view(found: Sequence[Likeness]) -> RenderableType:
    """Names that may be one, with reasons and the command that decides; then what rules took for one."""
    lines: list[Text] = []
    standing = ""
    for each in found:
        if each.standing != standing:
            standing = each.standing
            heading = "May be one" if standing == "likely" else "One by rule; a split sets them apart"
            lines.append(Text(("\n" if lines else "") + heading, "heading"))
        counts = f"{_many(each.claims, 'claim')} in {_many(each.reports, 'report')}"
        same = "=" if standing == "by rule" else "?="
        lines.append(Text(f"{each.first.name} {same} {each.second.name} ({sort(each.second)})"))
        lines.append(Text(f"  {'; '.join(each.reasons)}; {counts}", "label"))
        lines.append(Text(f"  {command(each)}", "id"))
    return Group(*lines)


def command(likeness: Likeness) -> str:
    """The command that decides on a likeness, as the user would type it."""
    verb = "merge" if likeness.standing == "likely" else "split"
    first, second = likeness.first, likeness.second
    by_rule = first.key == second.key
    words = first.name if by_rule or first.kind == "person" else first.id
    other = second.name if by_rule or second.kind == "person" else second.id
    kind = sort(second)
    return f'contested {verb} {shlex.quote(words)} {shlex.quote(other)} --kind {kind} --because "..."'


def sort(subject: Subject) -> str:
    """The word for what a subject is: place, party, outlet, person, claim."""
    media = subject.party is not None and subject.party.kind == "media"
    return "outlet" if subject.kind == "party" and media else subject.kind


def ruling_json(ruling: Ruling) -> Json:
    """A decision with its standing."""
    return decision_json(ruling.decision) | {"standing": ruling.standing, "by_decision": ruling.by or None}


def decision_json(decision: Decision) -> Json:
    return {
        "id": decision.id,
        "kind": decision.kind,
        "subjects": [subject_json(subject) for subject in decision.subjects],
        "who": decision.who,
        "at": decision.at.isoformat(),
        "reason": decision.reason,
        "reverses": decision.reverses or None,
    }


def subject_json(subject: Subject) -> Json:
    return {"kind": sort(subject), "id": subject.id, "name": subject.name}


def made_json(made: DecisionMade) -> Json:
    effect = made.effect
    return decision_json(made.decision) | {
        "claims": effect.claims,
        "reports": effect.reports,
        "origins": {"before": effect.origins_before, "after": effect.origins_after},
        "overruled": [decision.id for decision in made.overruled],
    }


def likeness_json(likeness: Likeness) -> Json:
    return {
        "first": subject_json(likeness.first),
        "second": subject_json(likeness.second),
        "reasons": list(likeness.reasons),
        "standing": likeness.standing,
        "claims": likeness.claims,
        "reports": likeness.reports,
        "command": command(likeness),
    }


def _many(count: int, unit: str) -> str:
    return f"{count:,} {unit}{'' if count == 1 else 's'}"
