"""What a number counts: the noun behind it, by the parse, else by the words."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from contested.extract.lexicon import lexicon
from contested.extract.numbers.numerals import Numeral

_DATA = lexicon("numbers")
_STOPS = frozenset(_DATA["stops"])
_SINGULARS: dict[str, str] = _DATA["singulars"]
_MEASURES: dict[str, str] = _DATA["measures"]
_SQUARE = frozenset(_DATA["square"])
_TIME_UNITS = frozenset(_DATA["time_units"])
_MODIFYING = frozenset({"nummod", "det", "amod", "compound", "advmod", "nmod:unmarked", "det:predet"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "SYM"})


def unit_of(doc: Doc, numeral: Numeral) -> tuple[str, int | None] | tuple[None, None]:
    """Lemma and token index of what a numeral counts; ("", None) when left out, (None, None) for times."""
    following = doc[numeral.end].lower_ if numeral.end < len(doc) else ""
    if following in _MEASURES and not numeral.vague:
        return _measure(doc, numeral.end)
    noun = _parsed(doc, numeral) if doc.has_annotation("DEP") else _guessed(doc, numeral)
    if noun is None:
        return "", None
    unit = singular(noun)
    if unit in _TIME_UNITS or noun.lower_ in _TIME_UNITS:
        return None, None
    if noun.lower_ in _MEASURES:
        return _measure(doc, noun.i)
    return unit, noun.i


def singular(noun: Token) -> str:
    """The lemma of a noun, in lower case; guessed from its ending where the text has no lemmas."""
    if noun.tag_ == "VBG":
        # A noun that the tagger took for a participle: the lemma of "crossing" is no "cross".
        return str(noun.lower_)
    if noun.lemma_ and noun.lemma_ != noun.text:
        return str(noun.lemma_.lower())
    word = str(noun.lower_)
    if word in _SINGULARS:
        return _SINGULARS[word]
    if noun.lemma_:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _measure(doc: Doc, i: int) -> tuple[str, int]:
    square = i > 0 and doc[i - 1].lower_.rstrip(".") in _SQUARE
    return ("square " if square else "") + _MEASURES[doc[i].lower_], i


def _parsed(doc: Doc, numeral: Numeral) -> Token | None:
    """The noun that a number modifies, or the one that hangs on it by "of"."""
    span = range(numeral.start, numeral.end)
    tops = [doc[i] for i in span if doc[i].head.i not in span or doc[i].head == doc[i]]
    for top in reversed(tops):
        if top.dep_ in _MODIFYING and top.head.i >= numeral.end and top.head.pos_ != "VERB":
            return _past_modifiers(top.head)
        # "Hundreds of people": the number is the head and the noun hangs on it.
        for child in top.children:
            if child.dep_.startswith("nmod") and any(
                c.dep_ == "case" and c.lower_ == "of" for c in child.children
            ):
                return _counted(child)
    return _next_noun(doc, numeral)


def _past_modifiers(noun: Token) -> Token:
    """ "2,000 government soldiers", tied to the government: soldiers are counted."""
    while noun.dep_ in ("compound", "amod") and noun.tag_ not in ("NNS", "NNPS") and noun.head.tag_ == "NNS":
        noun = noun.head
    return noun


def _counted(noun: Token) -> Token:
    """Past a measuring noun or number: "dozens of groups of fighters" still counts groups."""
    if noun.pos_ == "NUM":
        inner = next((c for c in noun.children if c.dep_.startswith("nmod") and c.i > noun.i), None)
        return inner if inner is not None else noun
    return noun


def _next_noun(doc: Doc, numeral: Numeral) -> Token | None:
    """The last of the nouns right behind a number, when the parse does not tie them."""
    found = None
    for i in range(numeral.end, min(numeral.end + 6, len(doc))):
        token = doc[i]
        if token.lower_ in _STOPS or token.is_punct or token.pos_ not in _NOMINAL:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
    return found


def _guessed(doc: Doc, numeral: Numeral) -> Token | None:
    """Without a parse: the first plural behind a number, else the next word; none before a stop word."""
    i = numeral.end
    if i < len(doc) and doc[i].lower_ == "of" and numeral.end - numeral.start <= 4:
        i += 1
        while i < len(doc) and doc[i].lower_ in ("the", "its", "their", "these", "those"):
            i += 1
    first = None
    for j in range(i, min(i + 6, len(doc))):
        token = doc[j]
        if token.lower_ in _STOPS or not (token.is_alpha or "-" in token.text) or token.text in "-–":
            break
        first = first if first is not None else token
        if singular(token) != token.lower_ or token.lower_ in _SINGULARS:
            return token
    return first
