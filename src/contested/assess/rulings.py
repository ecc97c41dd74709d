"""Which decisions are in force, and which names they make one or keep apart. A pure function of decisions.

The later decision wins: decisions are taken from the newest to the oldest, and one that cannot stand beside
those taken before it is overruled. What a rule made one by itself is older than every decision. So the order
of decisions that have nothing to do with each other changes nothing, and a circle of merges is no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from contested.assess.names import person_key
from contested.model import Decision, Ruling, Subject


@dataclass(frozen=True, slots=True)
class Rulings:
    """All decisions with their standing, in their order, and the groups of names that follow from them.

    `group` gives for each key the key of its group, `kept` for each group the subject that it counts for,
    `members` its keys, `foes` the groups that it is not, `merged` the groups that a merge made.
    """

    all: tuple[Ruling, ...] = ()
    group: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, Subject] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    foes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()

    @property
    def in_force(self) -> tuple[Decision, ...]:
        return tuple(r.decision for r in self.all if r.standing == "in force")

    def counts_for(self, key: str) -> Subject | None:
        """What a name counts for; None when no decision is about it."""
        group = self.group.get(key)
        return self.kept[group] if group is not None else None

    def apart(self, a: str, b: str) -> bool:
        """Whether it was decided that two names are not the same."""
        one, other = self.group.get(a), self.group.get(b)
        return one is not None and other is not None and other in self.foes.get(one, ())

    def same(self, a: str, b: str) -> bool:
        return a == b or (a in self.group and self.group.get(a) == self.group.get(b))

    def alike(self, key: str) -> tuple[str, ...]:
        """All names that count for the same, this one with them."""
        return self.members.get(self.group.get(key, ""), (key,))

    def about(self, key: str) -> Decision | None:
        """The newest decision in force on a name, else on its group."""
        mine = [d for d in self.in_force if d.subjects[:1] and d.subjects[0].key == key]
        near = set(self.alike(key))
        group = [d for d in self.in_force if d.kind == "merge" and d.subjects[0].key in near]
        return next(reversed(mine or group), None)


def rulings(decisions: Sequence[Decision]) -> Rulings:
    """What follows from decisions, given in the order in which they were made."""
    withdrawn = _withdrawn(decisions)
    groups, standing = _Groups(), dict[str, Ruling]()
    for decision in reversed(decisions):
        if decision.id in withdrawn:
            standing[decision.id] = Ruling(decision, "withdrawn", withdrawn[decision.id])
            continue
        against = ""
        if decision.kind in ("merge", "split") and len(decision.subjects) == 2:
            against = groups.take(decision)
        standing[decision.id] = Ruling(decision, "overruled" if against else "in force", against)
    told = tuple(standing[d.id] for d in decisions)
    groups.by_rule(r.decision for r in told if r.standing == "in force")
    return groups.close(told)


def hub(person: str) -> str:
    """The key that all spellings of one person share by rule: of the initial and the last name."""
    return f"person ~{person_key(person)}"


def _withdrawn(decisions: Sequence[Decision]) -> dict[str, str]:
    """By the id of each decision taken back, the one that took it back and was not taken back itself."""
    found: dict[str, str] = {}
    for decision in reversed(decisions):
        if decision.kind == "withdraw" and decision.id not in found:
            found.setdefault(decision.reverses, decision.id)
    return found


class _Groups:
    """Union-find that refuses: two groups that are held apart are not joined."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}
        self._foes: dict[str, dict[str, str]] = {}
        self._why: list[tuple[str, str, str]] = []
        self._subjects: dict[str, Subject] = {}

    def take(self, decision: Decision) -> str:
        """The id of a later decision that this one cannot stand beside; empty when it stands."""
        a, b = (s.key for s in decision.subjects)
        for subject in decision.subjects:
            # The newest words on a name are those that were given with the newest decision.
            self._subjects.setdefault(subject.key, subject)
        one, other = self._root(a), self._root(b)
        if decision.kind == "merge":
            if other in self._foes[one]:
                return self._foes[one][other]
            self._join(one, other)
        elif one == other:
            near = {key for key in self._up if self._root(key) == one}
            return next((why for x, _, why in self._why if x in near), "")
        else:
            self._foes[one][other] = self._foes[other][one] = decision.id
            return ""
        self._why.append((a, b, decision.id))
        return ""

    def by_rule(self, decisions: Iterable[Decision]) -> None:
        """Spellings of a person go together by rule, unless decided otherwise; who was set off goes last."""
        off = {d.subjects[0].key for d in decisions if d.kind == "split"}
        people = [key for key, s in self._subjects.items() if s.kind == "person"]
        for key in sorted(people, key=lambda k: (k in off, k)):
            one, other = self._root(key), self._root(hub(self._subjects[key].id))
            if other not in self._foes[one]:
                self._join(one, other)

    def close(self, told: tuple[Ruling, ...]) -> Rulings:
        members: dict[str, list[str]] = {}
        for key in sorted(self._up):
            members.setdefault(self._root(key), []).append(key)
        merges: dict[str, list[tuple[str, str]]] = {}
        for a, b, _ in self._why:
            merges.setdefault(self._root(a), []).append((a, b))
        kept = {root: self._kept(keys, merges.get(root, [])) for root, keys in members.items()}
        return Rulings(
            told,
            {key: root for root, keys in members.items() for key in keys},
            {root: subject for root, subject in kept.items() if subject is not None},
            {root: tuple(keys) for root, keys in members.items()},
            {root: frozenset(foes) for root, foes in self._foes.items() if foes},
            frozenset(merges),
        )

    def _kept(self, keys: Sequence[str], merges: Sequence[tuple[str, str]]) -> Subject | None:
        """The name that a group goes by: the one that was never given up for another, by the newest merge
        where several were not. A hub without anybody of its own has none."""
        given_up = {a for a, _ in merges}
        names = [b for _, b in merges]
        best = [b for b in names if b not in given_up] or names
        best += [key for key in keys if key in self._subjects]
        return self._subjects[best[0]] if best else None

    def _join(self, one: str, other: str) -> None:
        if one == other:
            return
        low, high = sorted((one, other))
        self._up[high] = low
        for foe, why in self._foes.pop(high).items():
            del self._foes[foe][high]
            self._foes[foe][low] = self._foes[low][foe] = why

    def _root(self, key: str) -> str:
        self._up.setdefault(key, key)
        while self._up[key] != key:
            self._up[key] = self._up[self._up[key]]
            key = self._up[key]
        self._foes.setdefault(key, {})
        return key
