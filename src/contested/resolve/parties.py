"""From a phrase to the party that it names, its side, and why; or None when the words do not tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from contested.model import PartyRef
from contested.resolve.armed import affiliate, fits, of_country, of_report
from contested.resolve.chunks import Chunk, chunks, of_others, place_names
from contested.resolve.context import EMPTY, Context
from contested.resolve.folding import fold
from contested.resolve.groups import joined, provisional, unknown_group
from contested.resolve.partydata import PartyData, organ_id
from contested.resolve.words import NAMES, Label, Lexicon, split

CountryOf = Callable[[str, Context], str]
"""The country of a place's name in a context, or empty."""
_AND = re.compile(r"\s*(?:,|;|/|\band\b|&)\s+|\s+/\s*", re.IGNORECASE)


@dataclass(slots=True)
class PartyResolver:
    """Resolves phrases with the party book; `country_of` asks the gazetteer about "Herat governor"."""

    data: PartyData
    country_of: CountryOf
    lexicon: Lexicon = field(init=False)
    group_words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = Lexicon(self.data)
        self.group_words = frozenset(fold(str(w)) for w in self.data.words["group_names"])

    def party(self, phrase: str, context: Context = EMPTY) -> PartyRef | None:
        """The party that a phrase names. Two sides joined by "and" come back as one PartyRef of both."""
        parts = [part for part in _AND.split(phrase) if part.strip()]
        whole = self.single(phrase, context)
        if len(parts) < 2 or len(parts) > 4 or self._one_name(phrase):
            return whole
        found = [self.single(part, context) or self._headless(part, parts[-1], context) for part in parts]
        refs = list({ref.side_id: ref for ref in found if ref and ref.side}.values())
        if len(refs) > 1 and all(found):
            return joined(refs)
        return found[0] if found[0] and found[0].known else whole or (refs[0] if len(refs) == 1 else None)

    def _headless(self, part: str, last: str, context: Context) -> PartyRef | None:
        """ "Iraqi" of "Iraqi and Kurdish forces" borrows the head of the last part."""
        words, tail = split(part), split(last)
        labels, names = self.lexicon.labels(words), [b for b in self.lexicon.labels(tail) if b.sort in NAMES]
        known = {
            i for b in labels if b.sort in NAMES or b.sort == "determiner" for i in range(b.start, b.end)
        }
        if not names or len(known) < len(words):
            return None
        # "Kurdish forces" may be a name as a whole; its last word is still the head.
        head = " ".join(w.text for w in tail[names[-1].end :]) or tail[-1].text
        return self.single(f"{part} {head}", context) if head else None

    def _one_name(self, phrase: str) -> bool:
        labels = self.lexicon.labels(split(phrase))
        return len(labels) == 1 and labels[0].sort == "party"

    def single(self, phrase: str, context: Context) -> PartyRef | None:
        """The party of one actor's phrase."""
        words = split(phrase)
        if not words or len(words) > 40:
            return None
        found = list(chunks(words, self.lexicon, context))
        for index, chunk in enumerate(found):
            if chunk.link == "place":
                continue
            ref, done = self._chunk(chunk, found[index + 1 :], context)
            if ref or done:
                return ref
        return None

    def _chunk(self, chunk: Chunk, rest: list[Chunk], context: Context) -> tuple[PartyRef | None, bool]:
        """The party of one chunk, and whether the search ends here."""
        nobody = chunk.last("nobody")
        party = self._party_label(chunk, context)
        if party and not (nobody and nobody.start >= party.end):
            return self._known(chunk, party, context), True
        if nobody:
            return self._sworn(rest, context), True
        if installer := chunk.last("installer"):
            return self.ref(installer.value, "who put them in office", day=context.day), True
        # A party's name that is none here is another person's: no name of a group.
        person = party is None and chunk.last("party") is not None
        if not person and (
            group := unknown_group(chunk, self.group_words, lambda name: self._is_place(name, context))
        ):
            return group, True
        if people := self._of_people(chunk, context):
            return people, True
        country = chunk.last("adjective", "land", "capital")
        if country:
            ref = self._of_country(chunk, country, context)
            return ref, ref is not None or not chunk.last("weak", "strong", "organ", "armed")
        if further := self._further(rest, context, chunk):
            return further, True
        if of_others(chunk, rest):
            return None, True
        if not chunk.last("backer") and (misspelt := self.lexicon.misspelt(chunk.words)):
            return self.ref(misspelt, "a near spelling", day=context.day), True
        return self._generic(chunk, rest, context), True

    def _party_label(self, chunk: Chunk, context: Context) -> Label | None:
        """The last name of a party; a leader's surname only where it can be that leader's."""
        named = (label for label in reversed(chunk.labels) if label.sort == "party")
        return next((label for label in named if self._is_leader(chunk, label, context)), None)

    def _is_leader(self, chunk: Chunk, label: Label, context: Context) -> bool:
        """ "Ghani" is a president in a report on his country or after his title, never in another name."""
        if not self.lexicon.is_surname(chunk.words[label.start : label.end]):
            return True
        if label.start and chunk.words[label.start - 1] in chunk.loose(label.start):
            return False
        countries = self.data.homes.get(label.value) or (label.value[6:8],)
        told = not context.countries or any(context.share(country) > 0 for country in countries)
        return told or chunk.last("organ", "strong", "weak") is not None

    def _known(self, chunk: Chunk, label: Label, context: Context) -> PartyRef:
        words = " ".join(w.text for w in chunk.words[label.start : label.end])
        table = self.data.words["peoples"].get(chunk.words[label.start].text, {})
        if label.value == table.get(""):
            return self.ref(table.get(context.country, label.value), f"named: {words}", day=context.day)
        before = next((b for b in chunk.labels if b.end == label.start and b.sort == "adjective"), None)
        if (
            before
            and label.value.startswith("state:")
            and not label.value.startswith(f"state:{before.value}")
        ):
            _, _, key = label.value[6:].partition(":")  # "Ukrainian Marines", "Russian Republican Guard"
            return self.ref(
                f"state:{before.value}" + (f":{key}" if key else ""), f"named: {words}", day=context.day
            )
        if label.value.startswith("state:") and label.value.count(":") == 1:
            organ = chunk.last("organ")
            if self.lexicon.is_state(chunk.words[label.start : label.end]):
                governing = self.state(
                    label.value[6:], organ.value if organ else "", context, f"named: {words}"
                )
                if governing:
                    return governing
            party_id = organ_id(label.value[6:], organ.value) if organ else label.value
            return self.ref(party_id, f"named: {words}", day=context.day)
        return self.ref(label.value, f"named: {words}", day=context.day)

    def ref(self, party_id: str, *reasons: str, day: date | None = None) -> PartyRef:
        """A PartyRef of a party of the book, with the side and the names that it had on a day."""
        book = self.data.book
        party = book.parties[party_id]
        reasons = (
            (*reasons, f"{party.kind} of {book.parties[book.side(party_id, day)].name}")
            if party.ties
            else reasons
        )
        side_id = book.side(party_id, day)
        side = "" if side_id in self.data.neutral else book.parties[side_id].called(day)
        return PartyRef(party_id, party.called(day), side_id, side, party.kind, True, reasons, party.country)

    def state(self, country: str, organ: str, context: Context, *reasons: str) -> PartyRef | None:
        """The state of a country on the report's day, or one of its organs."""
        if f"state:{country}" not in self.data.book.parties:
            return None
        for code, days, party in self.data.governs:
            if code == country and context.day and days.covers(context.day):
                return self.ref(party, *reasons, f"governs {country} {days}", day=context.day)
        return self.ref(organ_id(country, organ) if organ else f"state:{country}", *reasons, day=context.day)

    def _of_people(self, chunk: Chunk, context: Context) -> PartyRef | None:
        """ "Kurdish officials": a people's name before a force or an office."""
        people = chunk.last("people")
        if not people or not any(
            b.start >= people.end and b.sort in ("weak", "strong", "organ", "armed") for b in chunk.labels
        ):
            return None
        table = self.data.words["peoples"][people.value]
        party = table.get(context.country) or table.get("")
        return self.ref(party, f"{people.value} force or office", day=context.day) if party else None

    def _of_country(self, chunk: Chunk, country: Label, context: Context) -> PartyRef | None:
        code = country.value
        word = " ".join(w.text for w in chunk.words[country.start : country.end])
        armed = chunk.armed(country.end)
        if armed:
            return self._armed_of(code, armed, word, chunk, context)
        organ = chunk.last("organ")
        acts = chunk.last("organ", "strong", "weak")
        if organ or acts:
            return self.state(
                code, organ.value if organ else "", context, f"{word}: {code}", "words of a state"
            )
        if chunk.proper_tail(country):
            return None  # "Moscow Centre", "Kabul University": no government
        bare = country.end == len(chunk.words) and not country.plural
        if country.sort in ("land", "capital") and (bare or country.plural):
            return self.state(code, "", context, f"{word} stands for its government")
        return None

    def _armed_of(
        self, code: str, armed: Label, word: str, chunk: Chunk, context: Context
    ) -> PartyRef | None:
        if found := of_country(self.data, code, armed.value, context):
            return self.ref(*found, day=context.day)
        fits_none = not any(
            code in self.data.homes.get(p, ()) and fits(self.data, p, armed.value) for p in context.groups
        )
        if armed.value in self.data.words["naming_kinds"] and fits_none:
            tail = " ".join(w.text for w in chunk.words[armed.start : armed.end])
            return provisional(f"{word} {tail}", f"{armed.value} of {code}, no single known group")
        return None

    def _further(self, rest: list[Chunk], context: Context, head: Chunk) -> PartyRef | None:
        """ "spokesman for X", "members of X", "forces loyal to X": the chunk behind the preposition."""
        organ = head.last("organ")
        for index, chunk in enumerate(rest):
            if chunk.link not in ("through", "sworn"):
                return None
            country = chunk.last("adjective", "land", "capital")
            if country and chunk.proper_tail(country):
                return None
            if (
                country
                and not chunk.last("party", "armed", "nobody")
                and (organ or head.last("strong", "weak"))
            ):
                inner = chunk.last("organ") or organ
                return self.state(country.value, inner.value if inner else "", context, "words of a state")
            if head.last("armed", "organ", "strong", "weak", "topic", "group") or not head.labels:
                ref, done = self._chunk(chunk, rest[index + 1 :], context)
                if ref or done:
                    return ref
        return None

    def _sworn(self, rest: list[Chunk], context: Context) -> PartyRef | None:
        """ "women with links to X", "men suspected of being X members": people bound to a side."""
        for index, chunk in enumerate(rest):
            if chunk.link == "sworn":
                return self._chunk(chunk, rest[index + 1 :], context)[0]
        return None

    def _generic(self, chunk: Chunk, rest: list[Chunk], context: Context) -> PartyRef | None:
        """Words that name nobody: the state of the place told or of the report, or its armed group."""
        armed, strong = chunk.armed(), chunk.last("organ", "strong")
        if chunk.last("foreign"):
            return None
        organ = chunk.last("organ")
        if armed and strong and strong.start == armed.end and organ == strong and organ.value == "parliament":
            return None  # "opposition lawmakers" bear no arms
        if armed and not (strong and strong.start > armed.end):
            return self._armed(armed, chunk, context)
        acts = strong or chunk.last("weak")
        if acts is None or (chunk.last("backer") and self._office(chunk, acts)):
            return None
        key = organ.value if organ else ""
        for name in place_names(chunk, rest, acts):
            if country := self.country_of(name, context):
                return self.state(country, key, context, f"{name} lies in {country}")
        if any(word in chunk.loose(acts.start) for word in chunk.words[1:]):
            return None  # a name that nothing is known about: not the state of the report
        title = " ".join(w.folded for w in chunk.words[acts.start : acts.end])
        country = self.lexicon.titled(title, context.country)
        if strong and country:
            why = (
                f"the state of a report on {country}"
                if country == context.country
                else f"a title of {country}"
            )
            return self.state(country, key, context, why)
        return None

    def _office(self, chunk: Chunk, acts: Label) -> bool:
        """Whether words mean holders of an office, whom a foreign power may have put there."""
        return acts.value == "local government" or chunk.words[acts.end - 1].folded in self.lexicon.offices

    def _is_place(self, name: str, context: Context) -> bool:
        return bool(self.country_of(name, context) or self.country_of(name, EMPTY))

    def _armed(self, armed: Label, chunk: Chunk, context: Context) -> PartyRef | None:
        """Whom a bare word for people under arms means; "X-linked militants" are none of X's own."""
        patron = chunk.last("backer")
        if patron and not patron.value.startswith("state:"):
            found = affiliate(self.data, patron.value, armed.value, context)
            if found is None:
                words = " ".join(w.text for w in chunk.words[armed.start : armed.end])
                name = self.data.book.parties[patron.value].name
                helper = chunk.words[patron.start].text
                reason = f"{armed.value}s {helper} to {name}, no known group"
                return provisional(f"{name}-{helper} {words}", reason)
        else:
            found = of_report(self.data, armed.value, context)
        return self.ref(*found, day=context.day) if found else None
