"""Who says what: every attribution of a report with its speaker, chain, stance and the words it covers.

The rules follow the codebook: direct and indirect speech, "according to", headlines' trailing sources,
quotations over sentences and paragraphs, speakers carried over, denials and checks that failed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from contested.extract.voices.chains import MediumName, cited, link, media_names, told
from contested.extract.voices.content import subtree
from contested.extract.voices.cues import Cue, verb_cues
from contested.extract.voices.doubts import check_cues, noun_cues, open_questions
from contested.extract.voices.falsehoods import falsehood_cues
from contested.extract.voices.framings import (
    headline_cue,
    preposition_cues,
    quoting_cues,
    reckoning_cues,
    statement_cues,
    unmarked_source,
)
from contested.extract.voices.naming import mention
from contested.extract.voices.register import Register
from contested.extract.voices.speakers import bounds_of
from contested.extract.voices.words import Words, words
from contested.model import REPORT, Chain, Document, Modality, Publication, Speaker, Stance, World
from contested.model import Span as TextSpan

_FINDERS = (
    statement_cues,
    verb_cues,
    noun_cues,
    falsehood_cues,
    open_questions,
    quoting_cues,
    preposition_cues,
    reckoning_cues,
    check_cues,
)
_FIRST_OR_SECOND = frozenset({"i", "we", "you", "us", "me"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """One saying. `content` and `cue` are token indices of the parsed report.

    `modality` None leaves it to the matter itself; `when` are the token bounds of the time of saying.
    `denies_previous`: it denies (or, by its stance, cannot confirm) the main matter told before it.
    """

    speaker: Speaker
    chain: Chain
    cue: int
    content: frozenset[int]
    stance: Stance = "asserts"
    modality: Modality | None = None
    direct: bool = False
    when: tuple[int, int] | None = None
    denies_previous: bool = False


def indirect(
    doc: Doc, document: Document, publication: Publication, world: World | None = None
) -> list[Attribution]:
    """All sayings of a report by their words of saying, in reading order; see `speeches` for quotations."""
    lexicon = words()
    media = media_names(doc, lexicon)
    register = Register(doc, lexicon, world)
    found: list[Attribution] = []
    for cue in _cues(doc, document, lexicon):
        if cue.sayer is not None and cue.sayer.lower_ in _FIRST_OR_SECOND:
            continue
        found.append(_attribution(cue, doc, publication, register, media, found))
    return found


def _cues(doc: Doc, document: Document, lexicon: Words) -> list[Cue]:
    """Every cue once, in reading order; a failed check beats the same verb as a saying."""
    by_token: dict[int, Cue] = {}
    titles = [b.span for b in document.blocks if b.kind in ("title", "heading")]
    for number, sent in enumerate(doc.sents):
        cues = [cue for find in _FINDERS for cue in find(sent, lexicon)]
        span = TextSpan(sent.start_char, sent.end_char)
        if number < 2 or any(t.overlaps(span) for t in titles):
            headline = headline_cue(sent, lexicon) or (
                unmarked_source(sent, lexicon) if any(t.overlaps(span) for t in titles) else None
            )
            if headline is not None and headline.token not in {i for c in cues for i in c.content}:
                cues.append(headline)
        # Of an account that is judged false its own teller says nothing more.
        judged = {c.content for c in cues if c.stance == "denies"}
        cues = [
            c for c in cues if c.stance == "denies" or doc[c.token].pos_ != "NOUN" or c.content not in judged
        ]
        by_token |= {c.token: c for c in cues}
    return [by_token[i] for i in sorted(by_token)]


def _attribution(
    cue: Cue, doc: Doc, publication: Publication, register: Register, media: Sequence[MediumName],
    before: Sequence[Attribution],
) -> Attribution:  # fmt: skip
    lexicon, token = register.words, doc[cue.token]
    chain: Chain = ()
    speaker, earlier = REPORT, None
    if cue.sayer is not None:
        chain = told(token, cue.content, cue.sayer, list(media), lexicon)
        source = cited(token, cue.content, lexicon)
        if cue.relay is not None and cue.relay.quoter is not None and cue.relay.quoter != cue.sayer:
            chain = (link(doc, *bounds_of(cue.relay.quoter)), *chain)
        if source is not None and source != cue.sayer:
            outer, _ = register.resolve(cue.sayer)
            start, end = bounds_of(cue.sayer)
            chain = (
                replace(link(doc, start, end), name=outer.name.removeprefix("the ").removeprefix("The ")),
            )
            speaker, earlier = register.resolve(source)
        else:
            speaker, earlier = register.resolve(cue.sayer)
        if cue.token == cue.sayer.i:
            # The source at the end of a title is one word, whatever the lost colon made of it.
            speaker, earlier = (
                replace(speaker, name=token.text, mention=mention(doc, token.i, token.i + 1)),
                None,
            )
    if earlier is not None and not chain and before and same_speaker(before[-1].speaker, earlier):
        chain = before[-1].chain
    outlet = _bare(publication.outlet)
    chain = tuple(x for x in chain if _bare(x.name) not in (outlet, _bare(speaker.name)) or not _bare(x.name))
    return Attribution(
        speaker, chain, cue.token, cue.content, cue.stance, cue.modality,
        direct=False, when=_time_of_saying(token, cue.content, lexicon),
        denies_previous=cue.back and cue.stance != "asserts",
    )  # fmt: skip


def _time_of_saying(cue: Token, content: frozenset[int], lexicon: Words) -> tuple[int, int] | None:
    """ "said on Saturday": the day beside the verb, not one within what is said."""
    for child in cue.children:
        if child.dep_ not in ("obl", "obl:unmarked", "nmod:unmarked", "advmod") or child.i in content:
            continue
        if any(lexicon.has("weekdays", t.lower_) for t in child.subtree) and abs(child.i - cue.i) < 8:
            inside = sorted(subtree(child))
            return inside[0], inside[-1] + 1
    return None


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").strip()


def same_speaker(one: Speaker, other: Speaker) -> bool:
    """Whether two attributions are the same speaker's by name."""
    names = {_bare(one.name), _bare(one.mention.words if one.mention else "")} - {""}
    return bool(names & {_bare(other.name), _bare(other.mention.words if other.mention else "")})
