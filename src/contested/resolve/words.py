"""Reading a phrase about an actor: its words, and what each of them is known to mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz, process

from contested.resolve.context import Context
from contested.resolve.folding import fold
from contested.resolve.senses import meant, senses

if TYPE_CHECKING:
    from contested.resolve.partydata import PartyData

Sort = Literal[
    "party", "adjective", "land", "capital", "people", "organ", "strong", "weak", "armed", "nobody",
    "topic", "foreign", "through", "sworn", "place", "stop", "helper", "pointer", "determiner", "group",
    "installer", "backer",
]  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?", re.UNICODE)
_OWNS = re.compile(r"(?<=\w)['’][sS]$")
MISSPELT = 90.0
"""Least likeness (0 to 100, rapidfuzz ratio) of a misspelt name of a party."""
NAMES: frozenset[Sort] = frozenset({"party", "adjective", "land", "capital", "people"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase. `joined`: a hyphen ties it to the word before; `start` is its offset."""

    text: str
    folded: str
    joined: bool = False
    start: int = 0

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Label:
    """What words [start, end) of a phrase mean: a sort and its value (a party id, a country, a kind)."""

    start: int
    end: int
    sort: Sort
    value: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    sort: Sort
    value: str
    written: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def split(phrase: str) -> tuple[Word, ...]:
    """The words of a phrase, hyphens and slashes parting them, possessive endings gone."""
    words, end = [], -1
    for match in _WORD.finditer(phrase):
        text = _OWNS.sub("", match.group())
        folded = fold(text)
        if folded and " " not in folded:
            words.append(Word(text, folded, phrase[end : match.start()] in ("-", "–", "‑"), match.start()))
        end = match.end()
    return tuple(words)


class Lexicon:
    """Every name and word that says whose side somebody is on, by first word, longest first."""

    def __init__(self, data: PartyData) -> None:
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._spelled = data.spelled
        self._long_ids: dict[str, str] = {}
        bearers: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        for alias, party in data.aliases:
            bearers[self._name(alias, "party", party)].append((alias, party))
        for words, names in bearers.items():
            if len(words) > 1 and sum(map(len, words)) >= 7:
                self._long_ids[" ".join(words)] = names[-1][1]
        told = {k: n for k, n in bearers.items() if len(n) > 1 or n[0] in data.conditions}
        self._senses = {key: found for key, names in told.items() if (found := senses(data, names))}
        self._own_names = frozenset(tuple(w.folded for w in split(name)) for name in data.own_names)
        self._long = list(self._long_ids)
        titles: list[dict[str, list[str]]] = data.words["national_titles"]
        self._titles = {t: tuple(row["countries"]) for row in titles for t in row["titles"]}
        self.installing = frozenset(str(w) for w in data.words["installing"])
        allied = (p.id for p in data.book if p.kind == "coalition" and not data.generic.get(p.id))
        self.coalitions = frozenset(allied)
        self.offices = frozenset(str(w) for w in data.words["offices"])
        people = (name for party in data.book for name in party.people if " " not in name)
        self.surnames = frozenset(_joined(split(str(w))) for w in (*data.words["surnames"], *people))
        for sort, table in _names(data):
            for name, value in table.items():
                self._name(name, sort, value)
        for sort, value, phrase in _common(data.words):
            self._add(_Entry(tuple(fold(phrase).split()), sort, value))
        for entries in self._entries.values():
            entries.sort(key=lambda entry: (-len(entry.words), not entry.written))

    def _name(self, name: str, sort: Sort, value: str) -> tuple[str, ...]:
        pairs = self._spelled.get(name) or [[w.folded, w.text] for w in split(name)]
        folded = tuple(pair[0] for pair in pairs)
        self._add(_Entry(folded, sort, value, tuple(pair[1] for pair in pairs)))
        return folded

    def _meant(self, entry: _Entry, about: Context | None) -> str | None:
        """The value of an entry in a report; None for a name that means nobody there."""
        found = self._senses.get(entry.words, ()) if about and entry.sort == "party" else ()
        return (meant(found, about) or None) if found and about else entry.value

    def is_shared(self, words: tuple[Word, ...]) -> bool:
        """Whether it hangs on the day and the country which party a name means, if any."""
        return tuple(w.folded for w in words) in self._senses

    def is_surname(self, words: tuple[Word, ...]) -> bool:
        """Whether words are a leader's name without his first name, which others bear too: "al-Baghdadi"."""
        return _joined(words) in self.surnames

    def is_state(self, words: tuple[Word, ...]) -> bool:
        """Whether a name stands for a state whoever governs: "Syrian government", but not "Assad"."""
        return tuple(w.folded for w in words) in self._own_names

    def titled(self, title: str, country: str) -> str:
        """The country whose office a bare title means in a report on a country: "defense secretary"."""
        bearers = self._titles.get(title, (country,))
        return country if country in bearers else bearers[0]

    def misspelt(self, words: tuple[Word, ...]) -> str:
        """The party whose name of several words is nearly this run of capitalised words, or empty."""
        run = " ".join(w.folded for w in words if w.capital and w.folded != "the")
        if " " not in run or len(run) < 8:
            return ""
        hit = process.extractOne(run, self._long, scorer=fuzz.ratio, score_cutoff=MISSPELT)
        return self._long_ids[hit[0]] if hit else ""

    def _add(self, entry: _Entry) -> None:
        if entry.words:
            self._entries[entry.words[0]].append(entry)

    def labels(self, words: tuple[Word, ...], about: Context | None = None) -> list[Label]:
        """The longest known stretches, left to right, without overlap. Names that several parties share are
        taken for the one that a report means, and passed over where it means none of them."""
        found: list[Label] = []
        at = 0
        while at < len(words):
            label = self._longest(words, at, about)
            if label:
                found.append(label)
            at = label.end if label else at + 1
        return found

    def _longest(self, words: tuple[Word, ...], at: int, about: Context | None) -> Label | None:
        second = words[at + 1].folded if at + 1 < len(words) else None
        for entry in self._entries.get(words[at].folded, ()):
            if len(entry.words) > 1 and entry.words[1] != second:
                continue
            end = at + len(entry.words)
            span = words[at:end]
            if tuple(w.folded for w in span) == entry.words and _case_fits(entry.written, span):
                value = self._meant(entry, about)
                if value is not None:
                    return Label(at, end, entry.sort, value)
        word = words[at]
        if word.capital and word.folded.endswith("s") and len(word.folded) > 4:
            # "Afghans", and "Syrias" where a text has lost its apostrophes.
            for entry in self._entries.get(word.folded[:-1], ()):
                if len(entry.words) == 1 and entry.sort in NAMES:
                    return Label(at, at + 1, entry.sort, entry.value, plural=True)
        return None


def _joined(words: tuple[Word, ...]) -> str:
    return " ".join(w.folded for w in words)


def _case_fits(written: tuple[str, ...], span: tuple[Word, ...]) -> bool:
    """A name needs its first capital, a short acronym all of its own: "is" is no IS, "Let" no LeT."""
    for place, (want, word) in enumerate(zip(written, span, strict=True)) if written else ():
        if want[:1].isupper() and not word.capital and place == 0:
            return False
        acronym = len(written) == 1 and len(want) <= 4 and sum(c.isupper() for c in want) > 1
        if acronym and not word.text.isupper() and word.text != want:
            return False
    return True


def _names(data: PartyData) -> Iterator[tuple[Sort, dict[str, str]]]:
    yield "adjective", data.adjectives
    yield "land", data.lands
    yield "capital", data.capitals
    yield "people", {name: name for name in data.words["peoples"]}


def _common(words: dict[str, dict[str, dict[str, list[str]]]]) -> Iterator[tuple[Sort, str, str]]:
    for key, organ in words["organs"].items():
        yield from (("organ", key, w) for w in organ["words"])
    for kind, phrases in words["armed"].items():
        yield from (("armed", kind, str(w)) for w in phrases)
    yield from (("strong", "", str(w)) for w in words["state"]["strong"])
    yield from (("weak", "", str(w)) for w in words["state"]["weak"])
    lists: tuple[tuple[Sort, str], ...] = (
        ("nobody", "nobody"), ("topic", "topic"), ("foreign", "foreign"), ("through", "through"),
        ("sworn", "sworn"), ("place", "place"), ("helper", "helpers"), ("stop", "stop"),
        ("determiner", "determiners"), ("pointer", "pointers"), ("group", "group_names"),
    )  # fmt: skip
    for sort, key in lists:
        yield from ((sort, "", str(w)) for w in words[key])
