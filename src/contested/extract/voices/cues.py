"""Where somebody says something: every cue of a sentence with its speaker's head and its content."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from contested.extract.voices import content as contents
from contested.extract.voices.chains import Relay, quoted_through
from contested.extract.voices.content import is_infinitive
from contested.extract.voices.moods import modality
from contested.extract.voices.naming import person_of, role_start
from contested.extract.voices.sayers import passive, sayer
from contested.extract.voices.speakers import bounds_of
from contested.extract.voices.verb_force import QUOTES, force, left_open, quoted_in
from contested.extract.voices.words import Saying, Words
from contested.model import Modality, Stance

_NOT_SAYING = frozenset({"amod", "compound", "flat", "case", "nmod", "aux", "aux:pass", "fixed", "cop"})
_HELD = frozenset(
    {"believe", "think", "suspect", "consider", "deem", "assume", "say", "report", "estimate", "understand"}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One saying. `token` is the index of its word; `sayer` None is the report's own voice.

    `content` are token indices; `before` says that the content stands before the cue.
    """

    token: int
    sayer: Token | None
    content: frozenset[int]
    stance: Stance = "asserts"
    modality: Modality | None = None
    relay: Relay | None = None
    before: bool = False
    back: bool = field(default=False)
    """It points back to the matter before it ("denied these reports", "could not be verified")."""
    how: str = ""


def verb_cues(sent: Span, words: Words) -> list[Cue]:
    """Cues that are verbs of saying, in reading order."""
    found: list[Cue] = []
    left = sent.start
    for token in sent:
        if not _may_say(token, words):
            continue
        cue = _verb_cue(token, sent, words, left)
        if cue is None:
            continue
        found.append(cue)
        if cue.before:
            left = max(token.i, _end_of(cue.sayer)) + 1
    return found


def _may_say(token: Token, words: Words) -> bool:
    lemma = token.lemma_.lower()
    if lemma not in words.verbs or not token.tag_.startswith("VB"):
        return False
    if _always_says(token):
        return not passive(token)
    if left_open(token, words):
        return True
    if token.tag_ == "VBN" and not any(c.dep_.startswith(("aux", "nsubj")) for c in token.children):
        return lemma in words.groups["plain"] and token.dep_ in ("conj", "parataxis", "root", "ROOT")
    if token.tag_ in ("VB", "VBN", "VBG") and modality(token) in ("possible", "intended", "demanded"):
        return False
    if token.dep_ in _NOT_SAYING and token.tag_ in ("VBN", "VBG"):
        return False
    return not (token.dep_ == "acl" and token.tag_ == "VBN")


def _always_says(token: Token) -> bool:
    """ "Said" is hardly ever an adjective, whatever the tagger thinks of "killed said X"."""
    return token.lower_ in ("said", "says") and not (token.i and token.nbor(-1).pos_ == "DET")


def _end_of(head: Token | None) -> int:
    return bounds_of(head)[1] - 1 if head is not None else -1


def _verb_cue(verb: Token, sent: Span, words: Words, left: int) -> Cue | None:
    lemma = verb.lemma_.lower()
    saying = words.verbs[lemma]
    relay = quoted_through(verb)
    who = relay.quoted if relay is not None and relay.quoted is not None else sayer(verb)
    if who is None or who.lower_ in ("there", "what", "nothing"):
        return None
    if who.lower_ == "it" and (passive(verb) or any(c.dep_ == "expl" for c in verb.children)):
        return None
    if words.has("eyewitness", lemma) and who.lemma_.lower() not in words.groups["eyewitnesses"]:
        return None
    if _keeps_unnamed(verb) or (lemma == "tell" and _is_told_to(verb)):
        return None
    if lemma in _HELD and contents.is_only_held(verb):
        return None
    inside, how = contents.complement(verb, saying)
    inside.discard(verb.i)
    inside -= _own_words(verb, who)
    if words.has("quote_only", lemma) and not (quoted_in(inside, verb.doc) or _beside_quote(verb)):
        return None
    if lemma in words.groups["animate_subject"] and who.pos_ == "NOUN" and not animate(who, words):
        return None
    clause = _relative_around(verb)
    if clause is not None and (inside or not _closes_unmarked(clause, verb)):
        inside = {i for i in inside if i > clause.head.i}
    elif words.has("plain", lemma) or how == "before":
        inside, how = _by_order(verb, who, sent, saying, inside, how, left)
    back = _points_back(verb, saying, words)
    inside -= _others_sayings(verb, inside, words)
    if how == "target":
        inside = set()
    elif not inside and not back and not opens_statement(verb, sent):
        return None
    stance, modality = force(verb, saying, how, inside)
    if left_open(verb, words) or (stance == "asserts" and _is_doubtful(who, words)):
        stance, modality = "unconfirmed", None
    return Cue(verb.i, who, frozenset(inside), stance, modality, relay, how == "before", back, how)


def _is_doubtful(who: Token, words: Words) -> bool:
    """ "Unconfirmed reports said"."""
    return any(words.has("unconfirmed_adjectives", c.lemma_.lower()) for c in who.children)


def animate(who: Token, words: Words) -> bool:
    noun = who.lemma_.lower()
    groups = ("people", "offices", "spokes", "bodies", "media", "documents", "statements", "monitors")
    return any(words.has(g, noun) for g in groups)


def _own_bounds(who: Token) -> tuple[int, int]:
    """The speaker's words, without the place before them in "in X, the governor, Y, wrote"."""
    start, end = bounds_of(who)
    name = person_of(who)
    if name is None or name.start <= who.i:
        return min(start, role_start(name)) if name is not None else start, end
    comma = who.doc[end : end + 1].text == ","
    if comma and who.ent_type_ == "LOC":
        return end + 1, name.end
    return start, max(end, name.end)


def _own_words(verb: Token, who: Token) -> set[int]:
    """The speaker's own words, with what describes them, are not what is said."""
    start, end = _own_bounds(who)
    own = set(range(start, end))
    if who.ent_type_ == "LOC" and start > who.i:
        return own
    if who.head == verb:
        own |= contents.subtree(who)
    return own


def _by_order(
    verb: Token, who: Token, sent: Span, saying: Saying, inside: set[int], how: str, left: int
) -> tuple[set[int], str]:
    """Mend the content by the order of words where the tree gives none or too little."""
    start, end = _own_bounds(who)
    edge = min(start, verb.i) if abs(start - verb.i) < 12 else verb.i
    outer = contents.governing(verb)
    trailing = contents.closes(sent, verb, end - 1, inside) and edge - left >= 2
    if how == "before" or (not inside and (outer is not None or trailing)):
        whole = contents.before(sent, edge, left)
        if outer is not None and not trailing:
            inside = (inside | contents.subtree(outer)) - contents.subtree(verb) - _own_words(verb, who)
            if outer.i < verb.i:
                inside |= whole
            return inside, "before"
        if predicative(whole, verb.doc):
            return inside | whole, "before"
        return inside, how
    if not inside and not saying.content:
        rest = contents.after(sent, max(verb.i, end - 1 if start > verb.i else verb.i) + 1)
        if predicative(rest, verb.doc):
            return rest - _own_words(verb, who), "clause"
    if not inside and saying.content & {"noun"} and verb.doc[verb.i + 1 : verb.i + 2].text.lower() == "that":
        return contents.after(sent, verb.i + 1), "clause"
    return inside, how


def _others_sayings(verb: Token, inside: set[int], words: Words) -> set[int]:
    """Sayings beside this one with speakers of their own: "X said A, and Y estimated B"."""
    others: set[int] = set()
    for i in inside:
        token = verb.doc[i]
        if (
            token.dep_ == "conj"
            and token.lemma_.lower() in words.verbs
            and token.tag_ in ("VBD", "VBZ", "VBP", "VBN")
        ):
            own = [c for c in token.children if c.dep_.startswith("nsubj")]
            clause = any(c.dep_ in ("ccomp", "parataxis") for c in token.children)
            if own and own[0].pos_ != "PRON" and clause and not quoted_in(inside, verb.doc):
                others |= contents.subtree(token)
    return others


def opens_statement(verb: Token, sent: Span) -> bool:
    """ "The minister said:" at the end of a line, with the statement after it."""
    last = [t for t in sent if not t.is_space][-1:]
    return bool(last) and last[0].text == ":" and last[0].i - verb.i < 14


def _keeps_unnamed(verb: Token) -> bool:
    """ "Who asked not to be named" says nothing of the matter."""
    inner = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl")]
    return any(c.lemma_.lower() in ("name", "identify", "quote") and is_infinitive(c) for c in inner)


def _is_told_to(verb: Token) -> bool:
    """A headline's "Residents told to leave": they are told."""
    heard = any(c.dep_ in ("obj", "iobj") and c.i > verb.i for c in verb.children)
    return not heard and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "to"


def _beside_quote(verb: Token) -> bool:
    """A quotation mark right before "X continued" or after it."""
    near = verb.doc[max(0, verb.i - 5) : verb.i + 6]
    return any(t.text in QUOTES for t in near)


def _closes_unmarked(clause: Token, verb: Token) -> bool:
    """A "relative clause" without a relative word: a parenthetic "X said" whose comma is lost."""
    marked = any(
        t.lower_ in ("which", "who", "that", "whom", "where") for t in clause.subtree if t.i < verb.i
    )
    return clause == verb and not marked and any(c.dep_ == "nsubj" for c in verb.children)


def _relative_around(verb: Token) -> Token | None:
    """The relative clause around a cue, whose content cannot reach out of it."""
    token = verb
    while token.head != token:
        if token.dep_ in ("acl:relcl", "advcl:relcl"):
            return token
        token = token.head
    return None


def predicative(tokens: set[int], doc: Doc) -> bool:
    return any(doc[i].pos_ in ("VERB", "AUX") for i in tokens)


def _points_back(verb: Token, saying: Saying, words: Words) -> bool:
    if saying.stance != "denies":
        return False
    if any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return False
    objects = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")]
    if not objects:
        return not any(c.dep_ == "parataxis" for c in verb.children)
    thing = next((c for c in objects if c.i > verb.i), objects[0])
    described = any(c.dep_.startswith("acl") or c.dep_ == "ccomp" for c in thing.children)
    return words.has("denied_things", thing.lemma_.lower()) and not described
