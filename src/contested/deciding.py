"""Making decisions: what a user's two words mean, the decision itself, and what it changes, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from contested.errors import DecisionError, UnknownNameError
from contested.judged import Judged
from contested.model import Decision, DecisionMade, Entry, Likeness, Ruling, Subject

if TYPE_CHECKING:
    from contested.assess import Named
    from contested.ledger import Ledger
    from contested.stages import Names

Sort = Literal["place", "party", "outlet", "person"]
SORTS: tuple[Sort, ...] = ("place", "party", "outlet", "person")


def merge(
    ledger: Ledger,
    names: Names,
    a: str,
    b: str,
    who: str,
    now: datetime,
    because: str,
    sort: Sort | None = None,
) -> DecisionMade:
    """Decide that A is the same as B and goes by the name B. Raises UnknownNameError, DecisionError."""
    judged = Judged(ledger)
    named, raw = _named(judged, names)
    first, second = _pair(named, judged, names, a, b, sort)
    if first.key == second.key:
        # A rule may change; what people confirmed stays.
        first = _by_rule(judged, first, a, b, named)
    return _decide(ledger, names, raw, Decision.made("merge", (first, second), who, now, _reason(because)))


def split(
    ledger: Ledger,
    names: Names,
    a: str,
    b: str,
    who: str,
    now: datetime,
    because: str,
    sort: Sort | None = None,
) -> DecisionMade:
    """Decide that A is not B: what made them one is undone, a rule as well. Raises as `merge` does."""
    from contested.assess import catalogue

    raw = ledger.entries(texts=False)
    named = catalogue(raw, names.book)
    first, second = _pair(named, None, names, a, b, sort)
    if first.key == second.key:
        first = _set_off(first, a, b, named)
    judged = Judged(ledger)
    if judged.decided.rulings.apart(first.key, second.key):
        raise DecisionError(f"{first.name!r} and {second.name!r} were split already")
    return _decide(ledger, names, raw, Decision.made("split", (first, second), who, now, _reason(because)))


def undo(
    ledger: Ledger, names: Names, decision_id: str, who: str, now: datetime, because: str
) -> DecisionMade:
    """Take back a decision, given by its id or how that begins. Raises UnknownNameError, DecisionError."""
    found = [r for r in history(ledger) if decision_id and r.decision.id.startswith(decision_id)]
    if not found:
        raise UnknownNameError(f"no decision {decision_id!r} in this ledger")
    if len(found) > 1:
        some = ", ".join(r.decision.id for r in found[:5])
        raise DecisionError(f"{len(found)} decisions begin with {decision_id!r}: {some}")
    ruling = found[0]
    if ruling.standing == "withdrawn":
        raise DecisionError(f"decision {ruling.decision.id} was taken back already, by {ruling.by}")
    reversed_id = ruling.decision.id
    subjects = ruling.decision.subjects
    taken_back = Decision.made("withdraw", subjects, who, now, _reason(because), reverses=reversed_id)
    return _decide(ledger, names, ledger.entries(texts=False), taken_back)


def history(ledger: Ledger, head: int | None = None) -> tuple[Ruling, ...]:
    """Every decision up to a head with its standing, in the order in which they were made."""
    return Judged(ledger, head).decided.rulings.all


def likenesses(ledger: Ledger, names: Names, word: str = "", sort: Sort | None = None) -> list[Likeness]:
    """Names that may be one, the likeliest first, and those that a rule took for one; all, or those of one
    sort or with a word in them."""
    from contested.assess import likely
    from contested.resolve.folding import fold, skeleton

    judged = Judged(ledger)
    named = [n for n in _named(judged, names)[0] if sort is None or sort in _sorts(n)]
    book = judged.book(names)

    def spelled(subject: Subject) -> Iterable[str]:
        if subject.kind == "place":
            return [
                name for p in names.find(subject.name) if p.id == subject.id for name in (p.name, *p.names)
            ]
        party = book.get(subject.id)
        return party.names if party else ()

    found = likely(named, judged.decided.rulings, book, lambda name: skeleton(fold(name)), spelled)
    return [x for x in found if fold(word) in fold(f"{x.first.name} {x.second.name}")]


def _decide(ledger: Ledger, names: Names, raw: Sequence[Entry], decision: Decision) -> DecisionMade:
    from contested.assess import effect

    before = Judged(ledger)
    standing = {r.decision.id: r.standing for r in before.decided.rulings.all}
    book = before.book(names)
    if not ledger.decide(decision):
        raise DecisionError("this very decision was made at this very moment already")
    after = Judged(ledger)
    overruled = tuple(
        r.decision
        for r in after.decided.rulings.all
        if r.standing == "overruled" and standing.get(r.decision.id) == "in force"
    )
    change = effect(raw, (before.decided, book), (after.decided, after.book(names)))
    return DecisionMade(decision, change, overruled)


def _named(judged: Judged, names: Names) -> tuple[list[Named], list[Entry]]:
    """What the ledger names, as decided, and its entries as they were resolved."""
    from contested.assess import catalogue

    raw = judged.ledger.entries(texts=False)
    return catalogue(map(judged.decided.entry, raw), judged.book(names)), raw


def _reason(because: str) -> str:
    if not because.strip():
        raise DecisionError("a decision needs its reason: --because TEXT")
    return " ".join(because.split())


def _pair(
    named: Sequence[Named], judged: Judged | None, names: Names, a: str, b: str, sort: Sort | None
) -> tuple[Subject, Subject]:
    """The two things that two words mean: of one sort, and each clear."""
    from contested.assess import similar

    first, second = _meant(named, judged, names, a, sort), _meant(named, judged, names, b, sort)
    for word, found in ((a, first), (b, second)):
        if not found:
            near = similar(word, named)
            hint = f"; near: {', '.join(near)}" if near else ""
            raise UnknownNameError(
                f"no {sort or 'place, party, outlet or person'} {word!r} in this ledger{hint}"
            )
    both = {s.kind for s in first} & {s.kind for s in second}
    if not both:
        told = f"{a!r} is a {_kinds(first)}, {b!r} a {_kinds(second)}"
        raise DecisionError(f"{told}: only things of one kind can be one")
    if len(both) > 1:
        raise DecisionError(f"{a!r} and {b!r} may each be a {' or a '.join(sorted(both))}: say --kind")
    (kind,) = both
    return _clear(a, first, kind), _clear(b, second, kind)


def _meant(
    named: Sequence[Named], judged: Judged | None, names: Names, word: str, sort: Sort | None
) -> list[Subject]:
    """What a word may mean: what has that id or name in the ledger; else what the gazetteer or the party
    book knows by just that name, and what has a longer name in the ledger."""
    from contested.assess import called, holding

    within = [n for n in named if sort is None or sort in _sorts(n)]
    if found := called(word, within):
        return [n.subject for n in found]
    books = _from_books(judged, names, word, sort)
    kinds = {s.kind for s in books}
    return books + [n.subject for n in holding(word, within) if n.subject.kind not in kinds]


def _from_books(judged: Judged | None, names: Names, word: str, sort: Sort | None) -> list[Subject]:
    from contested.assess import party_subject, place_subject
    from contested.assess.names import fold

    found = []
    place = names.lookup(word) if sort in (None, "place") else None
    if place is not None and place.id and place.known:
        spelled = {place.name, *(n for p in names.find(place.name) if p.id == place.id for n in p.names)}
        # A like name is not enough: what is decided on must be what was meant.
        if fold(word) in map(fold, spelled) or place.id == word:
            found.append(place_subject(judged.decided.place(place, word) if judged else place))
    party = names.party(word) if sort in (None, "party", "outlet") else None
    if party is not None and party.known and "+" not in party.id:
        found.append(party_subject(judged.decided.party(party, word) if judged else party))
    return found


def _sorts(named: Named) -> tuple[Sort, ...]:
    if named.subject.kind != "party":
        return ("place",) if named.subject.kind == "place" else ("person",)
    return ("party", "outlet") if named.outlet else ("party",)


def _clear(word: str, found: Iterable[Subject], kind: str) -> Subject:
    meant = [s for s in found if s.kind == kind]
    if len(meant) > 1:
        choices = "; ".join(f"{s.id} ({s.name}{_where(s)})" for s in meant)
        raise DecisionError(f"{word!r} may be several: {choices}. Give the id of the one that is meant")
    return meant[0]


def _where(subject: Subject) -> str:
    return f", {subject.place.country}" if subject.place and subject.place.country else ""


def _kinds(found: Iterable[Subject]) -> str:
    return " or a ".join(sorted({s.kind for s in found}))


def _by_rule(judged: Judged, subject: Subject, a: str, b: str, named: Sequence[Named]) -> Subject:
    """The spelling that a rule took for a thing, to confirm it. Raises DecisionError where a decision did."""
    off = _set_off(subject, a, b, named)
    if judged.decided.rulings.same(off.key, subject.key):
        decision = judged.decided.rulings.about(off.key)
        told = f": decision {decision.id} of {decision.who}" if decision else ""
        raise DecisionError(f"{a!r} and {b!r} are one already{told}")
    return off


def _set_off(subject: Subject, a: str, b: str, named: Sequence[Named]) -> Subject:
    """The spelling of one thing that is to stand for itself: A, or B where A is its usual name."""
    from contested.assess import set_off

    mine = next((n for n in named if n.subject.key == subject.key), None)
    off = set_off(subject, (a, b), mine)
    if off is None:
        written = ", ".join(mine.written) if mine else subject.name
        raise DecisionError(f"{a!r} and {b!r} are both {subject.name}; written in the reports: {written}")
    return off
