"""Places held as a modifier tells it: "rebel-held Aleppo", "rebel- and regime-held districts"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.extract.events.drafts import Draft
from contested.extract.events.places import place
from contested.extract.events.reading import Reading
from contested.extract.lexicon import lexicon
from contested.extract.phrases import char_span, noun_phrase, text_of, without_determiner
from contested.extract.syntax import children
from contested.model import Control, Mention

_HELD = frozenset(lexicon("control")["held"])


def held_places(reading: Reading, token: Token) -> Iterator[Draft]:
    """ "rebel-held Aleppo", "rebel- and regime-held districts": a modifier in the report's own voice."""
    if (
        token.lower_ not in _HELD
        or token.i == 0
        or token.dep_ not in ("amod", "compound", "acl", "nmod", "conj")
    ):
        return
    holders = _before_hyphen(token)
    if not holders or not any(reading.is_party(t) for t in holders):
        return
    noun = token.head if token.dep_ != "conj" else token.head.head
    found = place(reading, noun)
    if found is None or not found.named or found.implied:
        return
    besieged = token.lower_ == "besieged"
    for holder in holders:
        start = _name_start(holder)
        text = text_of((start, holder.i + 1), token)
        known = reading.actor(holder)
        mention = Mention(text, char_span((start, holder.i + 1), token), antecedent=known.antecedent)
        bounds = without_determiner(noun_phrase(noun), noun)
        bounds = (min(bounds[0], start), max(bounds[1], noun.i + 1))
        matter = Control(
            "surrounds" if besieged else "holds",
            mention,
            None,
            "part" if found.extent == "count" and found.count.low != 1 else found.extent,
            unit=found.unit,
            passing=True,
        )
        yield Draft(token, bounds, matter, "X-held Y", found.mention, "actual", frozenset({token.i}))


def _name_start(token: Token) -> int:
    """Where the name that ends at a token begins: "Islamic State-held"."""
    start = token.i
    while start > token.sent.start and token.pos_ == "PROPN" and token.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return start


def _before_hyphen(token: Token) -> list[Token]:
    """The words that a hyphen ties to "held", each the head of its name."""
    doc, i = token.doc, token.i - 1
    if doc[i].text not in ("-", "‑", "–"):
        loose = [
            c for c in children(token, "compound", "obl:unmarked", "nmod:unmarked", "nsubj") if c.i < token.i
        ]
        return loose[-1:] if token.dep_ == "amod" else []
    found = [doc[i - 1]] if i > 0 else []
    while found and i >= 4 and doc[i - 2].lower_ in ("and", "or") and doc[i - 3].text in ("-", "‑", "–"):
        found.append(doc[i - 4])
        i -= 3
    return list(reversed(found))
