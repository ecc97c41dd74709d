"""The time of what a report tells without a day: titles, "the attack", and what is still going on."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from contested.extract.times.clauses import clause_head, inside
from contested.extract.times.outbreaks import since_when
from contested.extract.times.when import is_of_words, is_told_apart, said_when, when_of
from contested.extract.times.words import (
    CONFLICTS,
    EVENT_VERBS,
    EVENTS,
    GOING_ON,
    LASTING,
    VIOLENT,
    TimeExpression,
)
from contested.model import Document, Period

_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LEAD_SENTENCES, _BACK, _FORTH, _ON, _ON_OF_ONE = 3, 8, 4, 6, 12
_CACHE = "contested.dated"


def default_when(
    event: Token,
    times: Sequence[TimeExpression],
    doc: Doc,
    base: Period | None,
    *,
    document: Document | None = None,
    statement: bool = False,
    violent: bool = False,
) -> Period | None:
    """The time of an event that has no word of time of its own; None when the report does not imply one.

    What is said to be going on ("continues", "is under way") is so on the text date, or on the day of the
    words that say so. A title shares the time of the lead that it sums up. "The attack" shares that of the
    attack told of with its day. With `statement`, the day of the words counts: for figures and diplomacy.
    """
    if not doc.has_annotation("DEP"):
        return None
    clause = clause_head(event)
    since = since_when(event, clause, times, doc, base)
    if since is not None:
        return since
    told = (
        said_when(event, times, doc)
        if statement or _goes_on(event, clause) or _is_progressive(clause)
        else None
    )
    if told is not None and told.relation == "on":
        return told.period
    if base is not None and _goes_on(event, clause):
        return base
    if document is not None and _in_title(event, document):
        return _lead_time(event, times, doc, document)
    found = _same_event(event, clause, times, doc) or _goes_on_telling(event, clause, times, doc, violent)
    if found is None and document is not None and _is_event(event) and _number(doc, event) < _LEAD_SENTENCES:
        # A standfirst or caption at the top sums up the lead as a title does.
        found = _lead_time(event, times, doc, document)
    return found


def _goes_on(event: Token, clause: Token) -> bool:
    """ "Continues", "is under way": so at the time of speaking, in the present or reported in the past."""
    return any(_is_going_on(t) for t in (event, clause))


def _is_going_on(token: Token) -> bool:
    words = {token.lemma_.lower(), token.lower_}
    words |= {f"{c.lower_} {token.lower_}" for c in token.children if c.i == token.i - 1}
    return bool(words & GOING_ON)


def _is_progressive(clause: Token) -> bool:
    return clause.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_.lower() == "be" for c in clause.children)


def _in_title(event: Token, document: Document) -> bool:
    return any(b.kind == "title" and b.span.start <= event.idx < b.span.end for b in document.blocks)


def _lead_time(event: Token, times: Sequence[TimeExpression], doc: Doc, document: Document) -> Period | None:
    """The time of the lead sentence that a title sums up: they share at least two words of content."""
    if any(c.lower_ == "to" and c.dep_ == "mark" for c in clause_head(event).children):
        return None
    words = _content(event.sent)
    body = [s for s in doc.sents if s.start > event.i and _in_body(s, document)][:_LEAD_SENTENCES]
    for sentence in body:
        if len(words & _content(sentence)) < 2:
            continue
        for token in sentence:
            found = (
                when_of(token, times, doc)
                if token.pos_ in ("VERB", "NOUN") and _is_event(token) and _sums_up(event, token)
                else None
            )
            if found and _is_day(found):
                return found.period
    return None


def _sums_up(event: Token, told: Token) -> bool:
    """Whether an event of the lead is the one of the title: the same word, or in one clause the same parties.

    "More than a year after raiders seized the city in May" dates the seizure alone, so a clause that sets
    another time beside the main one is no other word for it.
    """
    if told.lemma_.lower() == event.lemma_.lower():
        return True
    clause = clause_head(told)
    aside = clause.dep_ in ("advcl", "advcl:relcl", "acl", "acl:relcl") and clause.tag_ != "VBG"
    return not aside and bool(_parties(event) & _parties(told))


def _parties(event: Token) -> set[str]:
    """Lemmas of the nouns and names of an event's clause, in lower case."""
    nominals = inside(event, clause_head(event))
    return {t.lemma_.lower() for t in nominals if t.pos_ in ("NOUN", "PROPN") and t.i != event.i}


def _in_body(sentence: Span, document: Document) -> bool:
    at = sentence.start_char
    return not any(b.kind != "body" and b.span.start <= at < b.span.end for b in document.blocks)


def _content(sentence: Span) -> set[str]:
    return {t.lemma_.lower() for t in sentence if t.pos_ in _CONTENT and len(t) > 2}


def _is_event(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return lemma in EVENTS or (token.pos_ == "VERB" and lemma in EVENT_VERBS)


def _is_day(time: TimeExpression) -> bool:
    return time.relation == "on" and time.kind in ("date", "relative")


def _same_event(event: Token, clause: Token, times: Sequence[TimeExpression], doc: Doc) -> Period | None:
    """The day of the event that "the attack" in the same clause means: told before, or just after."""
    nominals = inside(event, clause)
    if clause.dep_ == "acl:relcl":
        # "The strikes, which hit a market".
        nominals.append(clause.head)
    noun = next((t for t in nominals if _is_definite_event(t)), None)
    if noun is None:
        return None
    dated = [d for d in _dated(times, doc) if _may_be_named_again(noun, d[1])]
    sentence = _number(doc, noun)
    before = [d for d in dated if 0 <= sentence - d[0] <= _BACK and d[1].i < noun.i]
    named = [d for d in before if d[1].lemma_.lower() == noun.lemma_.lower()]
    if named:
        return named[-1][2].period
    if before:
        return before[-1][2].period if len({d[2].period for d in before}) == 1 else None
    after = [d for d in dated if 0 < d[0] - sentence <= _FORTH] if sentence < _LEAD_SENTENCES else []
    return after[0][2].period if after else None


def _may_be_named_again(noun: Token, told: Token) -> bool:
    """Not "the assault on X" for one on Y, nor "the war on X" for another word than a war."""
    if noun.lemma_.lower() != told.lemma_.lower() and noun.lemma_.lower() in CONFLICTS:
        return False
    below = [t for t in noun.subtree if t.i != noun.i and t.pos_ in ("NOUN", "PROPN")]
    if not any(t.pos_ == "PROPN" for t in below):
        return True
    own = {t.i for t in noun.subtree}
    return bool({t.lower_ for t in below} & {t.lower_ for t in told.sent if t.i not in own})


def _is_definite_event(token: Token) -> bool:
    if token.pos_ != "NOUN" or token.lemma_.lower() not in EVENTS:
        return False
    return any(c.lower_ in _DEFINITE for c in token.children if c.dep_.startswith("det"))


def _goes_on_telling(
    event: Token, clause: Token, times: Sequence[TimeExpression], doc: Doc, violent: bool
) -> Period | None:
    """The day of the attack that a report goes on telling of, until another time is named.

    Only for harm and violence told in the past tense: what else a report tells next may be of any day.
    """
    if not (violent or any(_is_violent(t) for t in (event, clause))) or not _is_past(clause):
        return None
    if is_told_apart(event, clause) or clause.lemma_.lower() in LASTING:
        return None
    dated = [d for d in _dated(times, doc) if d[1].i < event.i]
    if not dated:
        return None
    number, last, time = dated[-1]
    between = [t for t in times if last.i < t.start < event.i and t != time and t.kind != "now"]
    between = [t for t in between if t.period != time.period and not is_of_words(t, doc)]
    reach = _ON if len({d[2].period for d in dated}) > 1 else _ON_OF_ONE
    return None if between or _number(doc, event) - number > reach else time.period


def _is_violent(token: Token) -> bool:
    return token.lemma_.lower() in VIOLENT


def _is_past(clause: Token) -> bool:
    """Simple past or past perfect, active or passive; a nominal or a participle goes with its verb."""
    while clause.dep_ in ("acl", "advcl", "conj") and clause.tag_ in ("VBG", "VBN") and not _helped(clause):
        if clause.head == clause:
            break
        clause = clause_head(clause.head)
    tags = {clause.tag_, *(c.tag_ for c in clause.children if c.dep_.startswith(("aux", "cop")))}
    return "VBD" in tags


def _helped(verb: Token) -> bool:
    return any(c.dep_.startswith("aux") for c in verb.children)


Dated = tuple[int, Token, TimeExpression]


def _dated(times: Sequence[TimeExpression], doc: Doc) -> list[Dated]:
    """Events told with their day: number of the sentence, event, time; found once for a text."""
    known: tuple[tuple[TimeExpression, ...], list[Dated]] | None = doc.user_data.get(_CACHE)
    if known is not None and known[0] == tuple(times):
        return known[1]
    found: list[Dated] = []
    days = [t for t in times if _is_day(t)]
    starts = {doc[t.start].sent.start for t in days}
    for number, sentence in enumerate(doc.sents):
        if sentence.start not in starts:
            continue
        for token in sentence:
            if token.pos_ in ("VERB", "NOUN") and _is_event(token):
                time = when_of(token, times, doc)
                if time and _is_day(time):
                    found.append((number, token, time))
    doc.user_data[_CACHE] = (tuple(times), found)
    return found


def _number(doc: Doc, token: Token) -> int:
    return next((n for n, s in enumerate(doc.sents) if s.start <= token.i < s.end), 0)
