"""Whose words stand at a place of a report: attributions within attributions, folded into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from contested.extract.syntax import case_of
from contested.extract.voices.content import is_infinitive, subtree
from contested.extract.voices.quotes import paragraphs
from contested.extract.voices.sayings import Attribution, same_speaker
from contested.model import Chain, Link

_RELATIVE = frozenset({"which", "who", "whose", "where", "whom"})
_PAST = frozenset({"VBD"})


class Voices:
    """The voice in force at every token of a parsed report."""

    def __init__(self, found: Sequence[Attribution], doc: Doc) -> None:
        self._doc = doc
        self.all: tuple[Attribution, ...] = tuple(found)
        self._found = [*found, *_going_on(doc, found)]
        self._asides = _asides(doc, self._found)
        self._cues = {a.cue: a for a in found if doc[a.cue].pos_ in ("VERB", "NOUN")}
        self._at: dict[int, Attribution | None] = {}
        self._holders: dict[int, list[Attribution]] = {}
        for a in sorted(self._found, key=lambda a: (-len(a.content), a.cue)):
            for i in a.content - {a.cue}:
                self._holders.setdefault(i, []).append(a)

    def at(self, token: int) -> Attribution | None:
        """The innermost attribution in force, outer speakers as its chain; None for the report's own voice.

        At a word of saying itself ("accused") it is the one who says it, without what the saying does to its
        content: that somebody urged or denied is itself asserted.
        """
        if token not in self._at:
            own = self._cues.get(token)
            around = [a for a in self._around(token) if a is not own]
            if own is not None and (own.speaker.kind != "report" or own.stance == "unconfirmed"):
                kept = own.stance if own.stance == "unconfirmed" else "asserts"
                around.append(replace(own, stance=kept, modality=None))
            folded = self._fold(around)
            if folded is not None and folded.modality is not None and self._lies_deep(token, around):
                folded = replace(folded, modality=None)
            self._at[token] = folded
        return self._at[token]

    def _lies_deep(self, token: int, around: Sequence[Attribution]) -> bool:
        """What is only mentioned within what is feared or demanded is not itself feared or demanded."""
        marked = [a for a in around if a.modality is not None]
        here, inside = self._doc[token], marked[-1].content if marked else frozenset()
        while here.head.i in inside and here.head != here:
            loose = here.dep_ == "nmod" and case_of(here) not in ("of", "by", "between")
            clause = here.dep_ in ("acl", "acl:relcl", "advcl") and not is_infinitive(here)
            if loose or clause or (here.dep_ == "obl" and here.pos_ in ("NOUN", "PROPN")):
                return True
            here = here.head
        return False

    def _around(self, token: int) -> list[Attribution]:
        """Attributions that hold the token, outermost first; an aside ends those that began before it."""
        around = self._holders.get(token, [])
        aside = self._asides.get(token)
        if aside is not None:
            return [a for a in around if a.cue in aside or a.content <= aside]
        return list(around)

    def _fold(self, around: list[Attribution]) -> Attribution | None:
        if not around:
            return None
        folded = around[0]
        for inner in around[1:]:
            folded = _within(folded, inner)
        return folded


def _within(outer: Attribution, inner: Attribution) -> Attribution:
    """The inner saying as the outer one passes it on."""
    stance = inner.stance if inner.stance != "asserts" else outer.stance
    if outer.stance == "denies" and inner.stance == "denies":
        stance = "asserts"
    modality = inner.modality or outer.modality
    if inner.speaker.kind == "report":
        return replace(outer, stance=stance, modality=modality, cue=inner.cue, content=inner.content)
    if outer.speaker.kind == "report" or same_speaker(outer.speaker, inner.speaker):
        chain: Chain = inner.chain or outer.chain
    else:
        chain = (*outer.chain, _as_link(outer), *(x for x in inner.chain if x not in outer.chain))
    seen: list[Link] = []
    for one in chain:
        if one.name not in [s.name for s in seen]:
            seen.append(one)
    return replace(
        inner, chain=tuple(seen), stance=stance, modality=modality, direct=inner.direct or outer.direct
    )


def _as_link(outer: Attribution) -> Link:
    said = outer.speaker.mention
    return Link(outer.speaker.name.removeprefix("the ").removeprefix("The "), said.span if said else None,
                outer.speaker.party)  # fmt: skip


def _asides(doc: Doc, found: Sequence[Attribution]) -> dict[int, frozenset[int]]:
    """Relative clauses set apart by a comma in indirect speech: descriptions in the report's own voice."""
    spoken = {i for a in found if a.direct for i in a.content}
    asides: dict[int, frozenset[int]] = {}
    for token in doc:
        if token.dep_ not in ("acl:relcl", "advcl:relcl") or token.i in spoken:
            continue
        inside = subtree(token)
        first = min(inside)
        while first < token.i and (doc[first].pos_ == "PUNCT" or doc[first].dep_ == "case"):
            first += 1
        apart = doc[first].lower_ in _RELATIVE and _set_apart(doc, token, first)
        if not apart and not _stands_now(token) and not _in_apposition(token):
            continue
        whole = frozenset(inside)
        asides |= dict.fromkeys(whole, whole)
    return asides


def _in_apposition(clause: Token) -> bool:
    """ "Wau, a town that lies on the river": part of a description set apart by a comma."""
    noun = clause.head
    if noun.dep_ != "appos" or noun.left_edge.i == 0:
        return False
    return noun.left_edge.text == "," or noun.left_edge.nbor(-1).text in (",", "–", "—")


def _stands_now(clause: Token) -> bool:
    """Not shifted back with the telling: "said it would retake a town that has fallen"."""
    if clause.tag_ == "VBZ":
        return True
    return any(
        c.dep_.startswith("aux") and c.tag_ in ("VBZ", "VBP") and c.lemma_.lower() == "have"
        for c in clause.children
    )


def _set_apart(doc: Doc, clause: Token, first: int) -> bool:
    """A comma before it, or an apposition with a comma that it ends ("X, the first town that ...")."""
    before = doc[first - 1] if first else None
    if before is not None and before.lower_ in ("in", "of", "from", "at") and first > 1:
        before = doc[first - 2]
    return before is not None and before.text in (",", "–", "—", "(")


def _going_on(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """A sentence of past events between two of one speaker, in one paragraph, goes on with the account."""
    paragraph = paragraphs(doc)
    sents = list(doc.sents)
    more: list[Attribution] = []
    for before, then in pairwise(sents):
        told = _main(before, found)
        free = not any(then.start <= a.cue < then.end or then.root.i in a.content for a in found)
        if (
            told is not None
            and free
            and paragraph[before.start] == paragraph[then.start]
            and _goes_on_then(then)
        ):
            more.append(_again(told, then))
    for before, middle, after in zip(sents, sents[1:], sents[2:], strict=False):
        if len({paragraph[s.start] for s in (before, middle, after)}) > 1 or not _narrates(middle):
            continue
        if any(a for a in found if middle.start <= a.cue < middle.end or middle.root.i in a.content):
            continue
        one, other = _main(before, found), _main(after, found)
        if one is not None and other is not None and same_speaker(one.speaker, other.speaker):
            more.append(_again(one, middle))
    return more


def _again(told: Attribution, sent: Span) -> Attribution:
    """The same voice over a further sentence."""
    inside = frozenset(t.i for t in sent)
    plain = replace(told, stance="asserts", modality=None, direct=False, when=None, denies_previous=False)
    return replace(plain, cue=sent.start, content=inside)


def _goes_on_then(sent: Span) -> bool:
    """ "People then fled": the next step of the account before it."""
    return _narrates(sent) and any(c.lower_ == "then" and c.dep_ == "advmod" for c in sent.root.children)


def _narrates(sent: Span) -> bool:
    """Told in the past, as events are, not in the present or the perfect, as background is."""
    root = sent.root
    helpers = [c for c in root.children if c.dep_ in ("aux", "aux:pass", "cop")]
    if helpers:
        return any(
            h.tag_ == "VBD" and h.lemma_.lower() in ("be", "have", "was", "were", "had") for h in helpers
        )
    return root.tag_ in _PAST


def _main(sent: Span, found: Sequence[Attribution]) -> Attribution | None:
    """The widest attribution of a sentence, when it covers most of it."""
    inside = [a for a in found if sent.start <= a.cue < sent.end and a.speaker.kind != "report"]
    if not inside:
        return None
    widest = max(inside, key=lambda a: len(a.content))
    share = sum(1 for i in widest.content if sent.start <= i < sent.end) / max(1, len(sent))
    return widest if share > 0.3 else None
