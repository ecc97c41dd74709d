"""Where a text names places: the names that the language stage found, corrected by what the gazetteer knows.

A tagger takes a town for a person or a team now and then, and leaves a list of states untagged; a
gazetteer alone would find a town in every surname. A name is a place name where both agree, or where one of
them is sure and the words beside it, or the same name elsewhere in the report, support it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contested.resolve.barenames import LONG, BareNames
from contested.resolve.folding import fold
from contested.resolve.gazetteer import Gazetteer
from contested.resolve.heads import place_words
from contested.resolve.kinds import kind_behind, party_names, tells_a_place
from contested.resolve.toponymwords import capitals, words

Entity = tuple[int, int, str]
"""A named-entity span of the language stage: start, end (code points), label."""
PLACES = frozenset({"LOC", "GPE", "FAC"})
PEOPLE = frozenset({"PER", "PERSON"})
KNOWN = 5.0
"""Weight from which the gazetteer alone is believed that a name not tagged as a place is one."""
ACRONYM = 5
"""Most letters of a name in capitals that is taken for an acronym."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|\d+")
_TRIM = " \t\n,;:'\"()[]“”‘’-–—"
_BEFORE = re.compile(r"([\w.]+)['’]?s?\W{1,2}$")
_AFTER = re.compile(r"^['’]?s?\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place name in the text; `country` (ISO code) for an adjective or a people's name."""

    start: int
    end: int
    country: str = ""


def find(text: str, entities: Iterable[Entity], gazetteer: Gazetteer) -> list[Spot]:
    """The place names of a text in order, without overlap."""
    return _Finding(text, sorted(entities), gazetteer).spots()


class _Finding:
    def __init__(self, text: str, entities: list[Entity], gazetteer: Gazetteer) -> None:
        self.text, self.entities, self.names = text, entities, BareNames(gazetteer)
        self.words = words()
        tagged = [(fold(text[s:e]), label) for s, e, label in entities]
        self.told = {name for name, label in tagged if label in PLACES}
        people = {name for name, label in tagged if label in PEOPLE}
        self.surnames = {name.split()[-1] for name in people if " " in name}
        self.people = people - self.told
        # One name has one sense in a report: told once as a place, it is one throughout.
        self.told |= {fold(text[s:e]) for s, e, label in entities if self._told_once(s, e, label)}
        self.people = people - self.told

    def _told_once(self, start: int, end: int, label: str) -> bool:
        return label not in PLACES and self._locative(start) and self._is_place_after_all(start, end)

    def spots(self) -> list[Spot]:
        found: dict[int, Spot] = {}
        covered: list[tuple[int, int]] = []
        for start, end, label in self.entities:
            for spot in self._entity(start, end, label):
                found.setdefault(spot.start, spot)
            covered.append((start, end))
        for spot in self._untagged(covered):
            found.setdefault(spot.start, spot)
        apart = _apart(sorted(found.values(), key=lambda s: (s.start, -s.end)))
        return [spot for spot in apart if "$" not in self.text[spot.end - 1 : spot.end + 1]]  # "US$20"

    # Names that the language stage found

    def _entity(self, start: int, end: int, label: str) -> Iterator[Spot]:
        if label in PLACES:
            for s, e in self._pieces(start, end):
                yield from self._place(s, e)
            return
        start, end = self._trimmed(start, end)
        name = self.text[start:end]
        if country := self.names.adjective(name):
            yield Spot(start, end, country)
        elif label in PEOPLE:
            if self._is_place_after_all(start, end) or self._of_a_kind(start, end):
                yield Spot(start, end)
        elif (self.names.is_known(name) and self._stands_as_place(start, end)) or self._of_a_kind(start, end):
            yield Spot(start, self._with_dot(start, end))
        else:
            yield from self._seat(start, end)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """ "Singapore, Singapore" and "Paris (Texas)" are two names each."""
        at = start
        for part in re.split(r"([,;()/\n]+\s*|\s[-–—]\s)", self.text[start:end]):
            if part.strip(_TRIM) and not re.fullmatch(r"[,;()/\n]+\s*|\s[-–—]\s", part):
                yield self._trimmed(at, at + len(part))
            at += len(part)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Without marks around it, a leading article and a possessive ending."""
        while start < end and self.text[start] in _TRIM:
            start += 1
        while end > start and self.text[end - 1] in _TRIM:
            end -= 1
        name = self.text[start:end]
        match = re.match(r"(?:[Tt]he|[Aa]n?)\s+(?=[A-Z])", name)
        if match and not self.names.is_known(name):
            start += match.end()
        if match := re.search(r"['’]s$", name):
            end -= len(match.group())
        return start, end

    def _place(self, start: int, end: int) -> Iterator[Spot]:
        """A name tagged as a place: kept whole where the gazetteer knows it, or no rule speaks against it."""
        name = self.text[start:end]
        if not name or not name[0].isupper():
            return
        if country := self.names.adjective(name):
            yield Spot(start, end, country)
            return
        start = self._with_first(start, end)
        end = self._with_kind(start, self._with_dot(start, end))
        name = self.text[start:end]
        if self.names.is_known(name):
            if not self._person(start, end, speaks=False) and not self._none(end):
                yield Spot(start, end)
            return
        seats = list(self._seat(start, end))
        if seats:
            yield from seats
            return
        last = fold(name).split()[-1:] or [""]
        if (" " in name and last[0] in self.words.in_town) or fold(name) in place_words().never:
            return
        supported = (
            self._locative(start) or name.isupper() or " " in name or kind_behind(self.text, start, end)
        )
        if supported and not self._person(start, end):
            yield Spot(start, end)

    def _with_dot(self, start: int, end: int) -> int:
        """ "Alta" of "Alta." with its dot, where the short form stands for a division."""
        name = self.text[start:end]
        short = len(name) <= 5 and self.text[end : end + 1] == "." and " " not in name
        short = short and ("." in name or not name.isupper())
        return end + 1 if short and self.names.is_short_for_division(name) else end

    def _with_first(self, start: int, end: int) -> int:
        """With the capitalised word before it, where the gazetteer knows both: "Northern Europe"."""
        match = re.search(r"\b(?!The )[A-Z][\w-]+ $", self.text[max(0, start - 20) : start])
        first = start - len(match.group()) if match else start
        return first if match and self.names.is_known(self.text[first:end]) else start

    def _with_kind(self, start: int, end: int) -> int:
        """With the capitalised kind word right behind it: "Rift Valley" of "Rift Valley Province"."""
        match = re.match(r" ([A-Z]\w+)", self.text[end:])
        if match and fold(match.group(1)) in place_words().features and fold(match.group(1)) not in _BODIES:
            return end + match.end()
        return end

    def _seat(self, start: int, end: int) -> Iterator[Spot]:
        """The place in the name of a body that has its seat there: "Gulu" of "Gulu University"."""
        tokens = [(m.start() + start, m.end() + start) for m in _WORD.finditer(self.text[start:end])]
        folded = [fold(self.text[s:e]) for s, e in tokens]
        if len(tokens) < 2 or set(folded) & self.words.never:
            return
        for length in (3, 2, 1):
            end = tokens[min(length, len(tokens) - 1) - 1][1]
            rest = set(folded[length:]) & (self.words.seated | self.words.seated_of)
            if rest and self.names.sovereign(self.text[start:end]):
                yield Spot(start, end)  # "California Department of Public Health"
                return
        if "of" in folded[1:-1]:
            at = len(folded) - 1 - folded[::-1].index("of") + 1
            if at < len(tokens) and set(folded[:at]) & (self.words.seated_of | self.words.seated):
                yield from self._inner(tokens[at][0], tokens[-1][1])
            return
        for length in range(len(tokens) - 1, 0, -1):
            if any(" ".join(folded[length:][-n:]) in self.words.seated for n in (1, 2, 3)):
                inner = list(self._inner(tokens[0][0], tokens[length - 1][1]))
                if inner:
                    yield from inner
                    return

    def _inner(self, start: int, end: int) -> Iterator[Spot]:
        name = self.text[start:end]
        if self.names.adjective(name) or not self.names.is_known(name):
            return
        if fold(name) in self.told or self.names.weight(name) >= KNOWN or " " in name:
            yield Spot(start, end)

    # Names that it took for something else, or passed over

    def _stands_as_place(self, start: int, end: int) -> bool:
        name = self.text[start:end]
        folded = fold(name)
        if folded in self.words.never or folded in self.people or self._none(end):
            return False
        if folded in self.told or self.names.land(name):
            return True
        if " " in name and any(folded.endswith(f" {k}") for k in ("county", "province", "district", "state")):
            return True
        if len(folded) < LONG or (name.isupper() and len(name) <= ACRONYM):
            return False
        own = self.names.is_main(name)
        return own and (self.names.weight(name) >= KNOWN or self._locative(start))

    def _of_a_kind(self, start: int, end: int) -> bool:
        """ "the Kulbus border crossing": a name that is nobody's, before a word for a kind of place."""
        name = self.text[start:end]
        told = tells_a_place(kind_behind(self.text, start, end))
        return told and name[:1].isupper() and fold(name) not in party_names() | self.surnames

    def _is_place_after_all(self, start: int, end: int) -> bool:
        """Whether a name taken for a person is a place: told as one elsewhere, or after "in"."""
        name = self.text[start:end]
        if not self.names.is_known(name) or self._person(start, end) or fold(name) in self.surnames:
            return False
        return fold(name) in self.told or (self._locative(start) and self.names.weight(name) >= 3.0)

    def _untagged(self, covered: Sequence[tuple[int, int]]) -> Iterator[Spot]:
        """Names that no tag covers: lands, divisions and peoples, and names that are tagged elsewhere."""
        position = 0
        for start, end in capitals(self.text):
            while position < len(covered) and covered[position][1] <= start:
                position += 1
            if position < len(covered) and covered[position][0] < end:
                continue
            start, end = self._trimmed(start, end)
            if self._of_a_kind(start, end):
                yield Spot(start, end)  # "the Alpesh district": nobody may know it, but it is one
                continue
            yield from self._plain(start, end)

    def _plain(self, start: int, end: int) -> Iterator[Spot]:
        tokens = [(m.start() + start, m.end() + start) for m in _WORD.finditer(self.text[start:end])]
        at = 0
        while at < len(tokens):
            for length in range(min(4, len(tokens) - at), 0, -1):
                s, e = tokens[at][0], tokens[at + length - 1][1]
                name = self.text[s:e].removesuffix("'s").removesuffix("’s").rstrip(".-")
                if country := self.names.adjective(name):
                    yield Spot(s, s + len(name), country)
                    break
                if self._plainly(name) and not self._person(s, s + len(name)):
                    yield Spot(s, self._with_dot(s, s + len(name)))
                    break
            else:
                length = 1
            at += length

    def _plainly(self, name: str) -> bool:
        folded = fold(name)
        if len(folded) < 2 or folded in self.people | self.surnames:
            return False
        if folded in self.told and self.names.is_known(name):
            return len(folded) >= LONG or name.isupper()
        return self.names.sovereign(name)

    # The words beside it

    def _previous(self, start: int) -> str:
        match = _BEFORE.search(self.text[max(0, start - 30) : start])
        return fold(match.group(1)) if match else ""

    def _locative(self, start: int) -> bool:
        return self._previous(start) in self.words.before_place

    def _none(self, end: int) -> bool:
        match = _AFTER.match(self.text[end : end + 30])
        return match is not None and fold(match.group(1)) in self.words.after_none

    def _person(self, start: int, end: int, speaks: bool = True) -> bool:
        """Whether the words beside a name are those beside people, or the report has a person so named."""
        name = fold(self.text[start:end])
        if self._previous(start) in self.words.before_person:
            return True
        if self._locative(start):
            return False
        match = _AFTER.match(self.text[end : end + 30])
        said = speaks and match is not None and fold(match.group(1)) in self.words.after_person
        return name in self.surnames or (said and not self.names.land(self.text[start:end]))


_BODIES = frozenset(("city", "state", "side", "sector", "post", "gate", "station", "market", "headquarters"))
"""Kind words that are not part of the name that they stand behind."""


def _apart(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Spots without those that overlap an earlier one."""
    end = -1
    for spot in spots:
        if spot.start >= end:
            yield spot
            end = spot.end
