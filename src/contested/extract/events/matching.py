"""Cues: words of the domain, kept as data, and where in the syntax around them the parts of a matter stand.

A role is written as alternatives of paths, `with.of|over`: the first that leads anywhere counts. Steps:
`agent`, `patient`, `subject`, `obj`, `self`, `about`, `gov`, `verb`, `with`, `appos`, `poss`, `mod`, `there`,
or a preposition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.tokens import Token

from contested.extract.lexicon import lexicon
from contested.extract.syntax import (
    agent,
    case_of,
    children,
    conjuncts,
    is_verb,
    oblique,
    patient,
    relative_of,
    subject,
)

ROLES = ("holder", "loser", "gainer", "place", "victims", "by", "who", "from", "to", "against", "toward")
SETTLED = ("change", "harm", "move", "act")
IsParty = Callable[[Token], bool]
Misfit = tuple[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to say a matter. `values` are the fields it settles, `flags` what else it asks for."""

    name: str
    kind: str
    pos: str
    lemmas: frozenset[str]
    roles: Mapping[str, str]
    values: Mapping[str, str]
    flags: Mapping[str, Any]
    companions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    modifiers: frozenset[str] = frozenset()

    def flag(self, name: str) -> Any:
        return self.flags.get(name)


@dataclass(frozen=True, slots=True)
class Match:
    """A cue found at a head; `companion` is the word that its `with` asked for."""

    cue: Cue
    head: Token
    companion: Token | None = None

    def tokens(self, role: str, is_party: IsParty) -> list[Token]:
        """The heads that fill a role, at the first place that the cue says to look where there are any."""
        return next(self.readings(role, is_party), [])

    def readings(self, role: str, is_party: IsParty) -> Iterator[list[Token]]:
        """The heads at each place where the cue says to look, in its order, empty ones passed over."""
        for path in self.cue.roles.get(role, "").split("|"):
            found = [self.head]
            for step in path.split(".") if path else ():
                found = [t for token in found for t in self._step(step.strip(), token, is_party)]
            if path and found:
                yield [relative_of(t) for t in found]

    def _step(self, step: str, token: Token, is_party: IsParty) -> list[Token]:
        match step:
            case "self":
                return [token]
            case "with":
                return [self.companion] if self.companion is not None else []
            case "agent":
                return agent(token)
            case "patient":
                return patient(token)
            case "subject":
                found = subject(token)
                return [found] if found is not None else []
            case "verb":
                return [token.head] if is_verb(token.head) and token.dep_.startswith("nsubj") else []
            case "about":
                return _named_by(token)
            case "gov":
                return _governed(token)
            case "obj" | "appos":
                return children(token, step) or ([token.head] if step == token.dep_ == "appos" else [])
            case "poss":
                return children(token, "nmod:poss")
            case "mod":
                return [c for c in children(token, "compound", "amod", "nmod:desc", "flat") if is_party(c)]
            case "there":
                return [c for c in token.children if c.lower_ in ("there", "home", "here")]
        return _hung(token, step)


_WAYS = ("from", "to", "into", "toward", "towards", "onto", "along")


def _hung(token: Token, preposition: str) -> list[Token]:
    """Obliques of a head; "from" may hang on the object instead ("seized the town from rebels")."""
    found = oblique(token, preposition)
    if not found and not is_verb(token) and preposition == "by":
        found = _deeper(token, preposition)
    if not found and is_verb(token):
        # "pulled back towards X": the way may hang on the adverb of direction.
        found = [t for a in children(token, "advmod", "compound:prt") for t in oblique(a, preposition)]
    if not found and is_verb(token) and preposition in _WAYS:
        found = [t for p in children(token, "obj") for m in conjuncts(p) for t in _deeper(m, preposition)]
    return found


def _deeper(noun: Token, preposition: str, depth: int = 0) -> list[Token]:
    """The parser may hang "to rebels" deep inside "the capital of the province"."""
    found = oblique(noun, preposition)
    if found or depth > 2:
        return found
    return [t for c in children(noun, "nmod") for t in _deeper(c, preposition, depth + 1)]


def _named_by(token: Token) -> list[Token]:
    """What a describing noun describes: its subject, what it stands beside, or itself."""
    while token.dep_ == "nmod" and token.head.lemma_.lower() in ("one", "some", "last", "two", "part"):
        token = token.head
    if token.dep_ in ("appos", "acl", "acl:relcl"):
        return [token.head]
    if (
        token.dep_ == "conj"
        and not any(c.dep_ == "cc" for c in token.children)
        and 0 < token.i - token.head.i < 7
    ):
        # A text that lost its commas: "the town a rebel stronghold".
        return [token.head]
    about = subject(token) if any(c.dep_ in ("cop", "nsubj") for c in token.children) else None
    beside = children(token, "appos")
    return [about] if about is not None else beside or [token]


def _governed(token: Token) -> list[Token]:
    """What a prepositional phrase is said of: the noun it hangs on, or what the verb it hangs on is about."""
    governor = token.head
    if governor == token:
        return []
    if not is_verb(governor):
        return [governor] if governor.pos_ in ("NOUN", "PROPN", "PRON") else []
    found = patient(governor)
    if not found:
        about = subject(governor)
        found = [about] if about is not None else []
    return found


@dataclass(frozen=True, slots=True)
class CueBook:
    """All cues of one kind by the lemma of their head."""

    by_lemma: Mapping[str, tuple[Cue, ...]]

    def matches(self, token: Token) -> list[Match]:
        """The cues that stand at a token, the most demanding first."""
        found = (_match(cue, token) for cue in self.by_lemma.get(token.lemma_.lower(), ()))
        return [match for match in found if isinstance(match, Match)]


def _match(cue: Cue, token: Token) -> Match | Misfit:
    if not _right_word_class(cue, token):
        return f"the word is no {cue.pos} here", ()
    if cue.flag("modifier_only") and token.dep_ != "amod":
        return "it modifies no noun", ()
    if cue.modifiers and not any(
        c.lemma_.lower() in cue.modifiers for c in children(token, "compound", "amod", "nmod:desc")
    ):
        return "nothing before it is one of", cue.modifiers
    companion: Token | None = None
    for where, lemmas in cue.companions.items():
        if where == "case":
            if case_of(token) not in lemmas:
                return "nothing leads to it that is one of", lemmas
            continue
        companion = _companion(token, where, lemmas)
        if companion is None:
            return f"its {where} is none of", lemmas
    return Match(cue, token, companion)


def misfit(cue: Cue, token: Token) -> str:
    """Why a cue does not stand at a word of its lemma, in words; empty where it does."""
    found = _match(cue, token)
    if isinstance(found, Match):
        return ""
    why, lemmas = found
    return f"{why} {', '.join(sorted(lemmas)[:5])}{' ...' if len(lemmas) > 5 else ''}".strip()


def _right_word_class(cue: Cue, token: Token) -> bool:
    if cue.pos == "verb":
        return is_verb(token) or (token.tag_ in ("VBN", "VBG", "VBD") and token.dep_ != "compound")
    if cue.pos == "noun":
        return (
            token.pos_ in ("NOUN", "PROPN")
            or (token.pos_ == "ADJ" and token.tag_.startswith("N"))
            or _is_adjective_as_noun(token)
            or _is_gerund(token)
        )
    return token.pos_ in ("ADJ", "VERB", "NOUN")


def _is_adjective_as_noun(token: Token) -> bool:
    """ "put the dead at 17": an adjective with an article that stands where nouns stand."""
    nominal = token.dep_ in ("obj", "nsubj", "nsubj:pass", "obl", "nmod") and token.pos_ == "ADJ"
    return nominal and any(c.dep_ == "det" for c in token.children)


def _is_gerund(token: Token) -> bool:
    """ "fighting raged": a verb in -ing that stands where nouns stand, with nobody who does it."""
    nominal = token.dep_ in ("nsubj", "nsubj:pass", "obj", "obl", "nmod") and token.tag_ == "VBG"
    return nominal and not any(c.dep_ in ("nsubj", "obj", "aux") for c in token.children)


def _companion(token: Token, where: str, lemmas: tuple[str, ...]) -> Token | None:
    if where == "obj":
        pool = [*children(token, "obj"), *(t for t in patient(token) if t.i != token.i)]
    elif where == "prt":
        pool = [c for c in token.children if c.dep_ in ("compound:prt", "advmod")]
    elif where == "xcomp":
        pool = children(token, "xcomp", "obj", "amod", "advmod")
    elif where == "subject":
        pool = [t for t in children(token, "nsubj", "csubj") if t.i != token.i]
    elif where == "any":
        pool = [d for d in token.subtree if abs(d.i - token.i) < 8]
    else:
        nominal = ("obl", "nmod", "xcomp")
        pool = [c for c in token.children if c.dep_.split(":")[0] in nominal and case_of(c) == where]
    return next((c for c in pool if c.lemma_.lower() in lemmas or c.lower_ in lemmas), None)


def _cue(row: dict[str, Any], kind: str) -> Cue:
    pos = next(p for p in ("verbs", "nouns", "adjectives") if p in row)
    companions: dict[str, tuple[str, ...]] = {}
    for where, value in (row.get("with") or {}).items():
        if where == "obl":
            companions |= {prep: tuple(lemmas) for prep, lemmas in value.items()}
        else:
            companions[where] = tuple(value)
    known = {*ROLES, "cue", "with", "mods", "verbs", "nouns", "adjectives"}
    rest = {key: value for key, value in row.items() if key not in known}
    values: dict[str, str] = {key: rest.pop(key) for key in SETTLED if key in rest}
    roles = {role: str(row[role]) for role in ROLES if role in row}
    modifiers = frozenset(row.get("mods", ()))
    return Cue(row["cue"], kind, pos[:-1], frozenset(row[pos]), roles, values, rest, companions, modifiers)


@cache
def cues(kind: str) -> CueBook:
    """The cues of one kind of claim from `data/extract/<kind>.yaml`."""
    by_lemma: dict[str, list[Cue]] = defaultdict(list)
    for row in lexicon(kind)["cues"]:
        cue = _cue(row, kind)
        for lemma in cue.lemmas:
            by_lemma[lemma].append(cue)
    # The more a cue asks of its surroundings, the more it says: the first that fits wins.
    ordered = {lemma: tuple(sorted(found, key=_demands)) for lemma, found in by_lemma.items()}
    return CueBook(ordered)


def _demands(cue: Cue) -> tuple[bool, int, bool]:
    return not cue.flag("only_modality"), -len(cue.companions), not cue.modifiers
