"""Through whom words came: agencies and broadcasters told, quoted by or carrying them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from contested.extract.phrases import noun_phrase
from contested.extract.syntax import case_of, is_passive
from contested.extract.voices.content import subtree
from contested.extract.voices.words import Words
from contested.model import Chain, Link
from contested.model import Span as TextSpan

_TO_SOMEBODY = frozenset({"tell", "inform", "notify", "brief"})


@dataclass(frozen=True, slots=True)
class MediumName:
    """Token bounds of a medium's or platform's name."""

    start: int
    end: int
    name: str


@cache
def _by_first_word(words: Words) -> dict[str, list[tuple[str, ...]]]:
    """Names of media and platforms as words, longest first, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(words.media_names | words.platforms, key=len, reverse=True):
        parts = tuple(name.replace("-", " - ").replace("/", " / ").split())
        found.setdefault(parts[0], []).append(parts)
    return found


def media_names(doc: Doc, words: Words) -> list[MediumName]:
    """Every name of a medium or platform in the text, longest match first, in reading order."""
    known = _by_first_word(words)
    texts = [t.text for t in doc]
    found: list[MediumName] = []
    end = 0
    for at, text in enumerate(texts):
        for parts in known.get(text, ()) if at >= end else ():
            if tuple(texts[at : at + len(parts)]) == parts and (text != "X" or doc[at].pos_ == "PROPN"):
                end = at + len(parts)
                found.append(MediumName(at, end, doc[at:end].text))
                break
    return found


def link(doc: Doc, start: int, end: int, name: str = "") -> Link:
    span = doc[start:end]
    return Link(
        name or span.text.removeprefix("the ").removeprefix("The "), TextSpan(span.start_char, span.end_char)
    )


def told(
    verb: Token, content: Iterable[int], speaker: Token | None, media: list[MediumName], words: Words
) -> Chain:
    """The media that heard or carried a saying: "told Reuters", "said on Telegram", "told state TV"."""
    doc = verb.doc
    taken = set(content) | (subtree(speaker) if speaker is not None else set())
    around: set[int] = {t.i for t in verb.subtree} - taken
    if verb.lemma_.lower() in _TO_SOMEBODY:
        around |= {verb.i + 1, verb.i + 2} | ({verb.i + k for k in range(3, 6)} - taken)
    around = {i for i in around if i < len(doc)}
    found = [
        link(doc, m.start, m.end, m.name)
        for m in media
        if m.start in around and _is_channel(doc, m, verb, words)
    ]
    carried = _carrier(speaker) if speaker is not None else None
    if carried is not None and may_speak(carried, words):
        start, end = noun_phrase(carried)
        return (link(doc, start, end),)
    return tuple(found[:2]) or _generic(verb, content, words)


def _carrier(speaker: Token) -> Token | None:
    """ "The Observatory, quoted by AFP, said": who quotes."""
    for clause in speaker.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_.lower() in ("quote", "cite"):
            return next((c for c in clause.children if case_of(c) == "by"), None)
    return None


def _is_channel(doc: Doc, medium: MediumName, verb: Token, words: Words) -> bool:
    """Not a medium that is merely spoken of: it is the hearer, or in a phrase of place or means."""
    token = doc[medium.end - 1]
    for _ in range(6):
        if token.head == verb or token.head == token:
            break
        token = token.head
    if verb.lemma_.lower() in _TO_SOMEBODY and medium.start > verb.i:
        return True
    return token.dep_ in ("obl", "obl:agent", "iobj", "nmod", "acl", "advcl", "obl:unmarked") and case_of(
        token
    ) not in ("of", "like")


def _generic(verb: Token, content: Iterable[int], words: Words) -> Chain:
    """A hearer or channel without a name: "told state television", "said on local radio"."""
    taken = set(content)
    for child in verb.children:
        noun = child.lemma_.lower()
        named = child.ent_type_ == "ORG" and words.has("media", noun) and verb.lemma_.lower() in _TO_SOMEBODY
        if child.i in taken or child.i < verb.i or not (named or words.has("channels_of_words", noun)):
            continue
        if child.tag_ in ("NNS", "NNPS") or child.lemma_.lower() in ("reporter", "correspondent", "news"):
            continue
        heard = child.dep_ in ("obj", "iobj") and verb.lemma_.lower() in _TO_SOMEBODY
        if heard or (child.dep_ == "obl" and case_of(child) in ("on", "to", "via", "through")):
            start, end = noun_phrase(child)
            return (link(verb.doc, start, end),)
    return ()


@dataclass(frozen=True, slots=True)
class Relay:
    """One who quotes and one who is quoted; either may be missing."""

    quoter: Token | None
    quoted: Token | None


def quoted_through(saying: Token) -> Relay | None:
    """Who quotes whom in "A quoted B as saying", "B was quoted by A as saying", "A reported B as saying"."""
    if saying.tag_ != "VBG" or not any(c.lower_ == "as" for c in saying.children):
        before = saying.doc[saying.i - 1].lower_ if saying.i else ""
        if saying.tag_ != "VBG" or before != "as":
            return None
    head = saying.head
    for _ in range(3):
        if head.pos_ == "VERB" and head != saying:
            return relay_of(head)
        if head.head == head:
            break
        head = head.head
    return None


def relay_of(verb: Token) -> Relay:
    """The two parties of a verb of quoting."""
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    if is_passive(verb):
        agent = next(
            (c for c in verb.children if c.dep_ in ("obl", "obl:agent") and case_of(c) == "by"), None
        )
        return Relay(agent, subject)
    return Relay(subject, next((c for c in verb.children if c.dep_ == "obj"), None))


def cited(verb: Token, content: Iterable[int], words: Words) -> Token | None:
    """The source in "Citing officials, X reported"; None when a reason ("citing bad weather") is cited."""
    taken = set(content)
    for token in verb.subtree:
        if token.i in taken or token.tag_ != "VBG" or not words.has("citing", token.lower_):
            continue
        source = next((c for c in token.children if c.dep_ in ("obj", "obl") and c.i > token.i), None)
        if source is not None and may_speak(source, words):
            return source
    return None


def may_speak(token: Token, words: Words) -> bool:
    """Whether a nominal is one that can be a source: a person, a body, a medium, a document, a name."""
    noun = token.lemma_.lower()
    if token.ent_type_ in ("PER", "ORG") or token.pos_ == "PROPN":
        return True
    groups = ("people", "offices", "spokes", "bodies", "media", "documents", "statements", "monitors")
    return any(words.has(g, noun) for g in groups)
