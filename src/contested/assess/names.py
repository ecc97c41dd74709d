"""Sides: which speakers, media and parties count together, asked of the party book."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from contested.assess.wordlists import read_words
from contested.model import Entry, Mention, Party, PartyBook, PartyRef, PlaceRef

UNNAMED = PartyRef("", "unnamed", "", "unnamed", known=False)
"""Stands for an actor whom nobody names ("it is besieged")."""
NO_SIDE = ("media", "organisation", "monitor")
"""Kinds of bodies that are on no side and hold no place."""
_ARTICLE = re.compile(r"^(the|a|an) ")
_TITLE_ARTICLE = re.compile(r"^(the|a|an) ", re.I)
_NOT_WORD = re.compile(r"[^\w]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case, accents, punctuation and leading article, so that spellings meet."""
    return _ARTICLE.sub("", fold_all(name))


def fold_all(name: str) -> str:
    """A name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def core(words: str, whole: bool = False) -> str:
    """A name without the common words around it: "the town of Maidan Shahr" is about "Maidan Shahr"; the
    `whole` of it only without its article."""
    named = _TITLE_ARTICLE.sub("", words)
    if whole:
        return named
    kept = named.split()
    capital = [i for i, word in enumerate(kept) if word != word.lower() or not word[:1].isascii()]
    return " ".join(kept[capital[0] : capital[-1] + 1] if capital else kept)


@lru_cache(maxsize=65536)
def spelling(words: str) -> str:
    """A name as it is spelled, by which a decision finds it: its core, folded."""
    return fold(core(words))


def person_key(name: str) -> str:
    """A person across spellings of the first name: the initial and the last name."""
    words = fold_all(name).split()
    return f"{words[0][0]} {words[-1]}" if len(words) > 1 else " ".join(words)


def party_of(mention: Mention | None) -> PartyRef | None:
    """What a mention was resolved to; other words for themselves, "they" and "forces" for nobody."""
    if mention is None or mention.party is not None:
        return mention.party if mention else None
    words = fold(mention.words)
    if not words or words in read_words("names")["nobody"].split():
        return None
    folded = f"name:{words}"
    return PartyRef(folded, mention.words, folded, mention.words, known=False)


def side_named(mention: Mention | None) -> PartyRef | None:
    """The party that a mention was resolved to and that can hold a place; None for a phrase that was not
    resolved and names nobody ("the last units", "armed men"): a group has a name, with a capital letter."""
    party = mention.party if mention is not None else None
    if party is None or party.known or party.name != party.name.lower():
        return party
    return None


def place_of(mention: Mention | None) -> PlaceRef | None:
    return mention.place if mention is not None else None


class Sides:
    """The party book with an index of names, made once for one answer. Holds no other state."""

    def __init__(self, book: PartyBook) -> None:
        self.book = book
        self._by_name: dict[str, Party] = {}
        for party in book:
            for name in party.names:
                self._by_name.setdefault(fold(name), party)
        self._allied: dict[tuple[str, str], bool] = {}

    def named(self, name: str) -> Party | None:
        """The party of that very name or alias."""
        return self._by_name.get(fold(name)) if name else None

    def together(self, a: str, b: str) -> bool:
        """Whether two party ids count as one side: the same, members, owned media, or allies."""
        if a == b:
            return True
        if not a or not b:
            return False
        if (a, b) not in self._allied:
            self._allied[a, b] = self._allied[b, a] = self.book.allied(a, b)
        return self._allied[a, b]

    def medium(self, names: Iterable[str]) -> Party | None:
        """The first of the names that is a known medium, agency or monitor."""
        found = (self.named(name) for name in names)
        return next((p for p in found if p is not None and p.kind in NO_SIDE), None)

    def state_of(self, country: str) -> str:
        """The id of the state of a country (ISO 3166 alpha-2), or empty when the book has none."""
        states = (p.id for p in self.book if p.kind == "state" and country and p.country == country)
        return next(states, "")

    def monitor(self, names: Iterable[str]) -> Party | None:
        """The monitor among the names: what its unnamed sources tell it is its own account."""
        found = (self.named(name) for name in names)
        return next((p for p in found if p is not None and p.kind == "monitor"), None)

    def speaker_side(self, entry: Entry) -> str:
        """The id of the side that stands behind a claim's words, or empty for nobody's.

        An unnamed speaker or a report's own voice takes the side of the medium that carries it, if owned.
        """
        speaker = entry.claim.speaker
        if speaker.party is not None:
            return self._taking_sides(speaker.party.side_id, speaker.party.kind)
        if speaker.kind in ("report", "anonymous"):
            return self._carrier_side(entry)
        known = self.named(speaker.name) if speaker.name else None
        return self._taking_sides(self.book.side(known.id)) if known else ""

    def own_organ(self, entry: Entry, side_id: str) -> bool:
        """Whether a medium of that side carried the claim, as a link or as the outlet: it answers for it."""
        linked = [link.party.id for link in entry.claim.chain if link.party]
        names = [*(link.name for link in entry.claim.chain), entry.first.publication.outlet]
        media = [*linked, *(p.id for n in names if (p := self.named(n)))]
        return any(self.same_side(medium, side_id) for medium in media)

    def same_side(self, party_id: str, side_id: str) -> bool:
        return bool(party_id) and (party_id == side_id or self.book.side(party_id) == side_id)

    def _taking_sides(self, side_id: str, kind: str = "") -> str:
        """The side, unless it is a medium, monitor or organisation of its own: these are of no side."""
        party = self.book.get(side_id)
        return "" if (party.kind if party else kind) in NO_SIDE else side_id

    def _carrier_side(self, entry: Entry) -> str:
        links = [link.party.id for link in entry.claim.chain if link.party]
        names = [link.name for link in entry.claim.chain] or [entry.first.publication.outlet]
        links += [known.id for name in names if (known := self.named(name))]
        for party_id in links:
            side = self.book.side(party_id)
            if side != party_id:
                return side
        return ""
