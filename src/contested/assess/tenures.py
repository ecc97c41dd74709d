"""Tenures: who had a place from when to when, folded from statements in the order of the days they speak of.

A change opens a tenure, which lasts until the next change; every statement that agrees with it, old or new,
is evidence for it. What is said against it is kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from contested.assess.context import FIRM_DAYS, REACH_BACK, told_in_full
from contested.assess.fights import Fight
from contested.assess.names import Sides, side_named
from contested.assess.propositions import Role, Statement
from contested.model import PartyRef

Account = Literal["nothing", "held", "divided", "left"]
_RANK: dict[Role, int] = {"until": 0, "loss": 1, "gain": 2, "part": 4, "lacks": 5, "state": 6, "denial": 8}


@dataclass(slots=True)
class Tenure:
    """One account of a place from `start` until `end` (exclusive). Built by `tenures`, then only read.

    `evidence` agrees, `against` are denials and rival accounts, `losses` say that somebody else left it.
    For a divided place `parts` holds the evidence by the side that has the part.
    """

    account: Account
    start: date
    end: date = date.max
    holder: PartyRef | None = None
    evidence: list[Statement] = field(default_factory=list)
    against: list[Statement] = field(default_factory=list)
    losses: list[Statement] = field(default_factory=list)
    parts: dict[str, list[Statement]] = field(default_factory=dict)
    firm: date = date.min
    latest: date = date.min

    def covers(self, day: date) -> bool:
        return self.start <= day < self.end


def tenures(
    said: Iterable[Statement], fights: Sequence[Fight], sides: Sides, behind: Callable[[Statement], str]
) -> list[Tenure]:
    """The accounts of one place in order, without gaps between them; the first reaches back where told.

    `behind` gives the id of the side whose words a statement really is, or empty.
    """
    fold = _Fold(sides, behind)
    for statement in sorted(told_in_full(said, fights, sides), key=_order):
        fold.take(statement)
    accounts = fold.accounts
    _reach_back(accounts, fights, sides)
    return accounts


def _order(s: Statement) -> tuple[date, int, bool, bool, str]:
    """By day; on one day losses, gains, retakings, parts, states (passing ones last), denials."""
    rank = _RANK[s.role] + (1 if s.role == "gain" and s.again else 0)
    return (s.day, rank, s.weak, s.planned, s.claim.id)


class _Fold:
    """The state of the fold: the accounts so far, the last one open."""

    def __init__(self, sides: Sides, behind: Callable[[Statement], str]) -> None:
        self.sides, self.behind = sides, behind
        self.accounts = [Tenure("nothing", date.min)]

    @property
    def now(self) -> Tenure:
        return self.accounts[-1]

    def take(self, s: Statement) -> None:
        match s.role:
            case "until":
                self._until(s)
            case "loss":
                self._loss(s)
            case "gain":
                self._gain(s)
            case "part":
                self._part(s)
            case "state":
                self._state(s)
            case "lacks":
                self._lacks(s)
            case "denial":
                self._denial(s)

    def _mine(self, s: Statement) -> bool:
        return self._held_by(self.now, s.party.side_id)

    def _held_by(self, tenure: Tenure, side: str) -> bool:
        return tenure.holder is not None and self.sides.together(tenure.holder.side_id, side)

    def _very(self, s: Statement) -> bool:
        """Whether the holder itself is meant, not an ally: allies hold together but leave one by one."""
        return self.now.holder is not None and self.now.holder.side_id == s.party.side_id

    def _handed_over(self, s: Statement) -> bool:
        """Whether the holder gives the place to an ally."""
        loser = side_named(s.control.loser)
        holder = self.now.holder
        return loser is not None and holder is not None and loser.side_id == holder.side_id != s.party.side_id

    def _open(self, account: Account, s: Statement, holder: PartyRef | None = None) -> Tenure:
        before = self.now
        before.end = s.day
        tenure = Tenure(account, s.day, holder=holder)
        if before.account == "left":
            tenure.losses += before.losses
        self.accounts.append(tenure)
        return tenure

    def _agree(self, tenure: Tenure, s: Statement) -> None:
        tenure.evidence.append(s)
        self._note(tenure, s)

    def _note(self, tenure: Tenure, s: Statement) -> None:
        tenure.latest = max(tenure.latest, s.day)
        if not s.weak:
            tenure.firm = max(tenure.firm, s.day)

    def _until(self, s: Statement) -> None:
        if self._mine(s):
            self._agree(self.now, s)

    def _loss(self, s: Statement) -> None:
        now = self.now
        whole = s.proposition.extent == "all"
        if now.account == "held" and self._very(s):
            if whole:
                self._open("left", s).losses.append(s)
        elif now.account == "divided":
            if whole:
                self._part_lost(now, s)
        elif now.account == "nothing" and whole:
            self._open("left", s).losses.append(s)
        elif whole and not self._mine(s):
            now.losses.append(s)

    def _part_lost(self, now: Tenure, s: Statement) -> None:
        """A side of a divided place leaves it: the division goes on without it."""
        rest = {side: said for side, said in now.parts.items() if side != s.party.side_id}
        if len(rest) == len(now.parts):
            return
        tenure = self._open("divided" if rest else "left", s)
        tenure.parts = {side: list(said) for side, said in rest.items()}
        tenure.firm = tenure.latest = now.latest
        tenure.losses.append(s)

    def _gain(self, s: Statement) -> None:
        now = self.now
        if now.account == "held" and self._mine(s) and not self._handed_over(s):
            self._agree(now, s)
        elif now.account == "held" and now.start == s.day and not s.again and _opened_by_gain(now):
            now.against.append(s)
        else:
            self._agree(self._open("held", s, s.party), s)

    def _state(self, s: Statement) -> None:
        now = self.now
        if now.account == "held":
            self._state_beside(now, s)
        elif now.account == "divided":
            self._state_of_divided(now, s)
        elif now.account != "left" or not s.weak or s.day - now.start > FIRM_DAYS:
            self._agree(self._open("held", s, s.party), s)

    def _state_beside(self, now: Tenure, s: Statement) -> None:
        """A state while a party holds the place: evidence, a rival, a new tenure, or an echo."""
        if self._mine(s):
            self._agree(now, s)
            return
        conceding = self.sides.together(self.behind(s), now.holder.side_id if now.holder else "")
        interested = self.sides.together(self.behind(s), s.party.side_id)
        if s.weak:
            if s.day - now.firm > FIRM_DAYS:
                self._agree(self._open("held", s, s.party), s)
            else:
                self._echo(s)
        elif not conceding and (s.day <= now.latest or (interested and s.day - now.firm <= FIRM_DAYS)):
            now.against.append(s)
        else:
            self._agree(self._open("held", s, s.party), s)

    def _state_of_divided(self, now: Tenure, s: Statement) -> None:
        """Said of the whole of a divided place: a passing or an interested word does not undo it."""
        interested = self.sides.together(self.behind(s), s.party.side_id)
        recent = s.day - now.latest <= FIRM_DAYS
        if (s.weak or interested) and recent:
            if not s.weak:
                now.against.append(s)
        elif s.day > now.latest:
            self._agree(self._open("held", s, s.party), s)

    def _echo(self, s: Statement) -> None:
        """A passing word of the day of a change may still speak of the holder before."""
        before = next((t for t in reversed(self.accounts) if t.start < s.day), None)
        if before is not None and s.day == self.now.start and self._held_by(before, s.party.side_id):
            before.evidence.append(s)

    def _part(self, s: Statement) -> None:
        now = self.now
        if now.account == "held":
            if self._mine(s):
                if s.proposition.extent != "most" or s.weak or s.day <= now.latest:
                    self._agree(now, s)
                    return
            elif s.weak and s.day - now.firm <= FIRM_DAYS:
                self._echo(s)
                return
            rest = None if self._mine(s) else now.holder
            opened = self._open("divided", s)
            if rest is not None and not s.weak:
                opened.parts[rest.side_id] = list(now.evidence)
        elif now.account != "divided":
            opened = self._open("divided", s)
        else:
            opened = now
        self._join(opened, s)

    def _join(self, divided: Tenure, s: Statement) -> None:
        side = next((x for x in divided.parts if self.sides.together(x, s.party.side_id)), s.party.side_id)
        divided.parts.setdefault(side, []).append(s)
        self._note(divided, s)

    def _lacks(self, s: Statement) -> None:
        """Who plans to retake a place has lost it: to its holder, or to whom we do not know."""
        now = self.now
        if now.account != "held" or s.proposition.extent != "all":
            return
        if self._very(s):
            self._open("left", s).losses.append(s)
        elif not self._mine(s):
            now.losses.append(s)

    def _denial(self, s: Statement) -> None:
        now = self.now
        side = s.party.side_id
        if self._mine(s) or any(self.sides.together(x, side) for x in now.parts):
            now.against.append(s)


def _opened_by_gain(tenure: Tenure) -> bool:
    return bool(tenure.evidence) and tenure.evidence[0].role == "gain" and not tenure.evidence[0].again


def _reach_back(accounts: list[Tenure], fights: Sequence[Fight], sides: Sides) -> None:
    """Let the first tenure begin earlier where its holder is said to have had the place "until" a change."""
    if len(accounts) < 2 or accounts[1].account != "held" or accounts[1].holder is None:
        return
    first, side = accounts[1], accounts[1].holder.side_id
    eves = [s.day for s in first.evidence if s.strength == "implied" and s.role == "state"]
    if not eves:
        return
    attacks = [f.first for f in fights if f.attacker and sides.together(f.attacker.side_id, side)]
    back = min(eves) - REACH_BACK
    back = max([back, *(a for a in attacks if a <= min(eves))])
    first.start = min(first.start, back)
    accounts[0].end = first.start
