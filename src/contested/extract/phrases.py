"""The stretch of words that names a thing, and the stretch that states a matter."""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.syntax import case_of, extent, is_verb
from contested.model import Span

_NOT_NAMING = frozenset(
    {"acl:relcl", "acl", "appos", "conj", "cc", "parataxis", "advcl", "list", "dep", "discourse", "cop",
     "aux",
     "nsubj", "nsubj:pass", "mark", "advmod", "obl", "obl:unmarked", "nmod:unmarked", "punct:outer", "orphan"}
)  # fmt: skip
_NAMING_CASES = frozenset({"of", "for", "in"})


def noun_phrase(head: Token, whole: bool = False) -> tuple[int, int]:
    """Token bounds of a noun phrase: name and modifiers without clauses, appositions and coordinates.

    With `whole` the nominal complements stay ("the siege of the city by rebels").
    """

    def skip(token: Token) -> bool:
        if token.dep_ in ("conj", "cc") and token.head != head and not is_verb(token):
            return token.head.dep_ == "appos"
        if token.dep_ in _NOT_NAMING:
            return not (token.dep_ == "advmod" and token.head.pos_ in ("NUM", "ADJ"))
        if (
            token.dep_ == "case"
            and token.i < head.i
            and (token.head == head or (token.head.dep_ == "flat" and token.head.head == head))
        ):
            return True  # "in Port-au-Prince" may be marked at the name's last part
        if token.dep_ == "case" and token.head == head:
            return True
        if token.dep_ == "nmod" and not whole:
            return case_of(token) not in _NAMING_CASES or any(c.dep_ == "acl:relcl" for c in token.children)
        return token.dep_ == "punct" and token.text in (",", ";", ":", "—", "–")

    return extent(head, skip)


def clause(head: Token) -> tuple[int, int]:
    """Token bounds of the smallest clause that states a matter: without coordinate and loose clauses."""

    def skip(token: Token) -> bool:
        if token.dep_ in ("parataxis", "discourse", "list") or (token.dep_ == "cc" and token.head == head):
            return True
        if token.dep_ == "conj":
            return is_verb(token) or token.head == head
        if (
            token.dep_ == "mark"
            and token.head == head
            and token.lower_ in ("that", "as", "while", "after", "when")
        ):
            return True
        if token.dep_ == "advcl" and token.head == head:
            return True
        return token.dep_ == "punct" and token.head == head

    return extent(head, skip)


def text_of(bounds: tuple[int, int], token: Token) -> str:
    """The words between two token bounds as written."""
    return str(token.doc[bounds[0] : bounds[1]].text)


def char_span(bounds: tuple[int, int], token: Token) -> Span:
    """Token bounds as code points of the document's text."""
    first, last = token.doc[bounds[0]], token.doc[bounds[1] - 1]
    return Span(first.idx, last.idx + len(last.text))


_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "some", "its", "their", "his", "her", "our"}
)


def without_determiner(bounds: tuple[int, int], token: Token) -> tuple[int, int]:
    start, end = bounds
    while start < end - 1 and token.doc[start].lower_ in _DETERMINERS:
        start += 1
    return start, end
