"""Which of several mentions a later word most likely means, and by which name the report calls it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from spacy.tokens import Doc, Token

from contested.extract.lexicon import lexicon
from contested.extract.numbers.units import singular
from contested.extract.references.mentions import GROUP_MEMBERS, Mentions, Named
from contested.extract.references.names import BODIES, FORCES

Fits = Callable[[Named], bool]
_MEMBERS = (GROUP_MEMBERS | FORCES) - BODIES
_OBJECTS = frozenset({"obj", "iobj", "obl"})
Bonus = Callable[[Named], float]

# Weights were set by hand on a few reports. A sentence back costs about as much as being the subject brings;
# the best must be better than the next by the margin, else nothing is answered.
_A_SENTENCE, _SUBJECT, _A_MENTION, _PARAGRAPH, _A_WORD, _MARGIN = 0.6, 0.7, 0.08, 0.2, 0.004, 0.2

_LEFT_BEHIND = -0.4
# "The road that links A and B": what a relative clause names is told aside.
_ASIDE = -0.2
# What so hangs on is not where things happen.
_BESIDE = frozenset({"from", "near", "outside", "beyond", "between"})

_OFFICES = frozenset(lexicon("coreference")["persons"])

# Names of so few letters are abbreviations; the words in full are better.
_SHORT = 3


def no_bonus(_: Named) -> float:
    return 0.0


class Salience:
    """Ranks the mentions of one report."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions

    def best(self, token: Token, fits: Fits, reach: int, bonus: Bonus = no_bonus) -> Named | None:
        """The most salient fitting mention before a token, at most `reach` sentences back, or None."""
        sentence = self._mentions.sentence_of[token.i]
        paragraph = self._mentions.paragraph_of[token.i]
        before = [
            m for m in self._mentions.all if m.end <= token.i and sentence - m.sentence <= reach and fits(m)
        ]
        counts = Counter(m.key for m in before)
        ranked: dict[str, tuple[float, Named]] = {}
        for m in before:
            score = bonus(m) - _A_SENTENCE * (sentence - m.sentence) + (_SUBJECT if m.subject else 0.0)
            score += _A_MENTION * min(counts[m.key], 5) + (_PARAGRAPH if m.paragraph == paragraph else 0.0)
            score -= _A_WORD * min(token.i - m.end, 50)
            if m.key not in ranked or score >= ranked[m.key][0]:
                ranked[m.key] = (score, m)
        return _clear_winner(ranked.values())

    def name(self, m: Named) -> Named:
        """The mention that names a thing best: a person's fullest name, else its most usual one."""
        same = self._by_key[m.key]
        if m.kind == "person":
            return max(same, key=lambda s: (len(s.text), -s.start))
        if m.kind not in ("party", "body") or m.party_kind == "state":
            return m
        if len(m.text) > _SHORT and not self.members(m):
            return m
        # "X fighters" names X by its people: the bare name is better where there is one.
        bare = [s for s in same if not self.members(s)] or same
        bare = [s for s in bare if len(s.text) > _SHORT] or bare
        counts = Counter(s.text for s in bare)
        return max(bare, key=lambda s: (counts[s.text], s.text == m.text, -s.start))

    def members(self, m: Named) -> set[str]:
        """Words for people that end a name or follow it: "X fighters" -> {"fighter"}."""
        doc = self._mentions.doc
        words = {singular(doc[m.end - 1])}
        if m.end < len(doc):
            words.add(singular(doc[m.end]))
        return words & _MEMBERS

    @cached_property
    def called(self) -> dict[str, set[str]]:
        """For each thing, the words for people that the report uses with its name."""
        found: dict[str, set[str]] = defaultdict(set)
        for m in self._mentions.all:
            if not m.described:
                found[m.key] |= self.members(m)
        return found

    @cached_property
    def _by_key(self) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = defaultdict(list)
        for m in self._mentions.all:
            found[m.key].append(m)
        return found


def as_ground(m: Named, doc: Doc) -> float:
    """What speaks against a place as the ground of what follows.

    A capital that acts ("Kyiv said", "Baghdad sent troops") is a government; who leaves a place for another
    goes on at the other; and what a place lies near is not the place.
    """
    head = _head(m, doc)
    if m.subject and any(c.dep_ in ("obj", "ccomp", "xcomp") for c in head.head.children):
        return _LEFT_BEHIND - _SUBJECT
    beside = any(c.dep_ == "case" and c.lower_ in _BESIDE for c in head.children)
    aside = head.head.dep_ == "acl:relcl"
    return _LEFT_BEHIND if beside else _ASIDE if aside else 0.0


def is_in_title(m: Named, doc: Doc) -> bool:
    """ "The deputy governor of X": what somebody governs, not where the report is."""
    head = _head(m, doc)
    return head.dep_ == "nmod" and head.head.lemma_.lower() in _OFFICES


def _head(m: Named, doc: Doc) -> Token:
    return next((doc[i] for i in range(m.start, m.end) if not m.start <= doc[i].head.i < m.end), doc[m.start])


def own_subject(token: Token) -> list[int]:
    """The subject of the verb whose object a word is: the two cannot be the same."""
    if token.dep_ not in _OBJECTS or token.lower_.endswith(("self", "selves")):
        return []
    return [c.i for c in token.head.children if c.dep_.startswith("nsubj")]


def _clear_winner(ranked: Iterable[tuple[float, Named]]) -> Named | None:
    order = sorted(ranked, key=lambda r: (-r[0], -r[1].start))
    if not order or (len(order) > 1 and order[0][0] - order[1][0] < _MARGIN):
        return None
    return order[0][1]
