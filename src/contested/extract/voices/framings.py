"""Sayings without a verb of saying: "according to X", headlines' sources, quoting, statements given out."""

from __future__ import annotations

from spacy.tokens import Span, Token

from contested.extract.syntax import case_of
from contested.extract.voices import content as contents
from contested.extract.voices.chains import relay_of
from contested.extract.voices.cues import Cue, animate, opens_statement, predicative
from contested.extract.voices.sayers import sayer
from contested.extract.voices.speakers import bounds_of, given_by
from contested.extract.voices.words import Words


def quoting_cues(sent: Span, words: Words) -> list[Cue]:
    """Verbs of quoting with a quotation or clause of their own: "state TV quoted the ministry: ..."."""
    found = []
    for token in sent:
        if token.lemma_.lower() not in words.groups["quote"] or not token.tag_.startswith("VB"):
            continue
        relay = relay_of(token)
        if relay.quoted is None or any(c.tag_ == "VBG" and c.lemma_ == "say" for c in token.subtree):
            continue
        inside: set[int] = set()
        for child in token.children:
            if child.dep_ in ("ccomp", "parataxis") and child.i > token.i:
                inside |= contents.subtree(child)
        if inside:
            found.append(Cue(token.i, relay.quoted, frozenset(inside), relay=relay, how="clause"))
    return found


def statement_cues(sent: Span, words: Words) -> list[Cue]:
    """ "X issued the following statement:" with the statement after it."""
    found = []
    for token in sent:
        given = [c for c in token.children if c.dep_ == "obj" and words.has("statements", c.lemma_.lower())]
        if given and token.tag_.startswith("VB") and token.lemma_.lower() in words.groups["giving"]:
            who = sayer(token)
            if who is not None and opens_statement(token, sent):
                found.append(Cue(token.i, who, frozenset(), how="clause"))
    return found


def reckoning_cues(sent: Span, words: Words) -> list[Cue]:
    """ "Put the number of dead at 31": who reckons a count."""
    found = []
    for token in sent:
        if not words.has("reckoning", token.lemma_.lower()) or not token.tag_.startswith("VB"):
            continue
        objects = [c for c in token.children if c.dep_ == "obj" and c.i > token.i]
        if token.dep_ == "advcl" and any(c.lower_ == "it" for c in objects) and _as(token):
            # "As the governor put it".
            inside = contents.subtree(token.head) - contents.subtree(token)
            found.append(Cue(token.i, sayer(token), frozenset(inside), how="clause"))
            continue
        counted = [c for c in objects if words.has("reckoned", c.lemma_.lower())]
        told = [c for c in token.children if c.dep_ == "obl" and case_of(c) in ("at", "to") and c.i > token.i]
        who = sayer(token)
        if counted and who is not None and animate(who, words) | bool(who.ent_type_):
            inside = {i for c in (*counted, *told) for i in contents.subtree(c)}
            found.append(Cue(token.i, who, frozenset(inside), how="noun"))
    return found


def _as(clause: Token) -> bool:
    return any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in clause.children)


def preposition_cues(sent: Span, words: Words) -> list[Cue]:
    """ "According to X": whole sentences, or what stands before it when more follows."""
    found = []
    for token in sent:
        source = _source_of(token, sent, words)
        if source is None:
            continue
        start, end = token.i, max(bounds_of(source)[1], source.i + 1)
        giver = given_by(source, words)
        end = max(end, bounds_of(giver)[1]) if giver is not None else end
        end = _past_description(source, end, sent)
        first = sent.doc[start - 1] if start > sent.start else None
        if first is None or (
            first.pos_ in ("CCONJ", "SCONJ", "SPACE") or (first.text == "," and start - sent.start < 6)
        ):
            inside = contents.after(sent, end)
            inside |= (
                contents.before(sent, start, sent.start) if first is not None and first.text == "," else set()
            )
            found.append(Cue(start, source, frozenset(inside), how="clause"))
            continue
        inside = contents.before(sent, start, sent.start)
        if not predicative({i for i in inside if sent.doc[i].tag_ in ("VBD", "VBZ", "VBP", "VBN")}, sent.doc):
            inside |= contents.after(sent, end)
        found.append(Cue(start, source, frozenset(inside), before=True, how="before"))
    return found


def _source_of(token: Token, sent: Span, words: Words) -> Token | None:
    """Whom "according to" or "per" names; "per" counts and shares ("per cent", "per day") elsewhere."""
    if token.lower_ not in ("according", "per") or token.i + 1 >= sent.end:
        return None
    if sent.doc[token.i : token.i + 2].text.lower() == "according to":
        return _governed(token, sent)
    apart = token.i == sent.start or sent.doc[token.i - 1].text == ","
    if token.lower_ != "per" or not apart or token.dep_ not in ("case", "mark"):
        return None
    source = token.head
    return source if source.i > token.i and animate(source, words) | bool(source.ent_type_ == "ORG") else None


def _governed(token: Token, sent: Span) -> Token | None:
    if token.head.i > token.i + 1 and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return token.head
    for child in token.children:
        if child.dep_ in ("obl", "nmod", "pobj", "obj") and child.i > token.i:
            return child
    for at in range(token.i + 2, min(token.i + 9, sent.end)):
        if sent.doc[at].pos_ in ("NOUN", "PROPN", "PRON") and sent.doc[at].head.i <= token.i + 1:
            return sent.doc[at]
    rest = [t for t in sent if t.i > token.i + 1 and t.pos_ in ("NOUN", "PROPN", "PRON")]
    return rest[0] if rest else None


def _past_description(source: Token, end: int, sent: Span) -> int:
    """Skip what describes the source ("according to X, a monitor based in Y,")."""
    inner = [
        t.i
        for c in source.children
        if c.dep_ in ("appos", "acl", "acl:relcl") and c.i > source.i
        for t in c.subtree
    ]
    limit = max([end, *(i + 1 for i in inner)])
    return limit if limit - end < 15 else end


def _is_acronym(token: Token) -> bool:
    """ "UN", "NATO": a body before a colon; a longer word in capitals is a dateline's town."""
    return token.ent_type_ == "ORG" or (token.text.isupper() and 1 < len(token.text) <= 4)


def unmarked_source(sent: Span, words: Words) -> Cue | None:
    """A title that lost its colon: "18 dead in attack on town monitor"."""
    tokens = [t for t in sent if t.pos_ not in ("PUNCT", "SPACE")]
    if len(tokens) < 5 or not words.has("closing_sources", tokens[-1].lower_):
        return None
    last, before = tokens[-1], tokens[-2]
    bound = before.pos_ in ("ADP", "DET", "ADJ", "NUM", "VERB", "AUX", "CCONJ")
    capital = last.text[:1].isupper() and before.text[:1].islower()
    if bound or (case_of(last) and not capital) or last.i != before.i + 1:
        return None
    inside = {t.i for t in tokens[:-1]}
    return Cue(last.i, last, frozenset(inside), before=True, how="before")


def headline_cue(sent: Span, words: Words) -> Cue | None:
    """A headline's own attribution: "Town falls to rebels: officials", "UN: 40 dead in strike"."""
    doc = sent.doc
    for token in sent:
        if token.text not in (":", "-", "–", "—") or token.i in (sent.start, sent.end - 1):
            continue
        if token.text != ":" and not (doc[token.i - 1].whitespace_ and token.whitespace_):
            continue
        tail = [t for t in doc[token.i + 1 : sent.end] if t.pos_ not in ("PUNCT", "SPACE")]
        head = [t for t in doc[sent.start : token.i] if t.pos_ not in ("PUNCT", "SPACE")]
        if 0 < len(tail) <= 5 and len(head) >= 3 and not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in tail):
            source = next((t for t in tail if animate(t, words)), None)
            plain_end = source is not None and all(t.text[:1].isupper() for t in tail if t.i > source.i)
            if source is not None and source.i - tail[0].i <= 3 and plain_end:
                inside = contents.before(sent, token.i, sent.start)
                return Cue(token.i, source, frozenset(inside), before=True, how="before")
        if (
            token.text == ":"
            and 0 < len(head) <= 4
            and len(tail) >= 3
            and not any(t.pos_ == "VERB" for t in head)
        ):
            source = next((t for t in reversed(head) if animate(t, words) or _is_acronym(t)), None)
            if source is not None and source == head[-1]:
                stop = next((t.i for t in tail if t.i + 1 < sent.end and t.nbor().text == ";"), sent.end)
                inside = {i for i in contents.after(sent, token.i + 1) if i <= stop}
                return Cue(token.i, source, frozenset(inside), how="clause")
    return None
