"""Training copies as scraped pages spoil sentences: commas dropped, apostrophes lost, other case."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from training.corpora import ANY, NO_NAME, Sentence
from training.other_names import with_other_names

SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "and",
        "or",
        "but",
        "nor",
        "as",
        "from",
        "with",
        "over",
        "into",
        "than",
        "vs",
    ]
)
LOST_APOSTROPHES = {
    "'s": "s",
    "n't": "nt",
    "'re": "re",
    "'ve": "ve",
    "'ll": "ll",
    "'m": "m",
    "'d": "d",
    "’s": "s",
    "n’t": "nt",
    "’re": "re",
    "’ve": "ve",
    "’ll": "ll",
    "’m": "m",
    "’d": "d",
}
QUOTES = frozenset({'"', "'", "``", "''", "“", "”", "‘", "’"})


def without(sentence: Sentence, drop: set[int]) -> Sentence:
    """The sentence without the words at these indices; unchanged if one of them heads a word that stays."""
    keep = [i for i in range(len(sentence.words)) if i not in drop]
    if len(keep) < 2 or len(keep) == len(sentence.words):
        return sentence
    if sentence.heads and any(sentence.heads[i] - 1 in drop for i in keep):
        return sentence
    place = {old + 1: new + 1 for new, old in enumerate(keep)} | {0: 0}

    def kept(values: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(values[i] for i in keep) if values else ()

    return replace(
        sentence,
        words=kept(sentence.words),
        lemmas=kept(sentence.lemmas),
        upos=kept(sentence.upos),
        xpos=kept(sentence.xpos),
        deps=kept(sentence.deps),
        names=kept(sentence.names),
        heads=tuple(place[sentence.heads[i]] for i in keep) if sentence.heads else (),
    )


def without_commas(sentence: Sentence, random: Random) -> Sentence:
    """Commas dropped, and now and then the final period and the quotes too."""
    drop = {i for i, word in enumerate(sentence.words) if word == ","}
    if random.random() < 0.3:
        drop |= {i for i, word in enumerate(sentence.words) if word in QUOTES}
    if random.random() < 0.3 and sentence.words[-1] == ".":
        drop.add(len(sentence.words) - 1)
    return without(sentence, drop)


def without_apostrophes(sentence: Sentence, random: Random) -> Sentence:
    """Apostrophes lost inside words, quotes dropped."""
    words = tuple(LOST_APOSTROPHES.get(word.lower(), word) for word in sentence.words)
    spoiled = replace(sentence, words=words)
    return without(spoiled, {i for i, word in enumerate(words) if word in QUOTES})


def headline(sentence: Sentence, random: Random) -> Sentence:
    """Title Case or CAPITALS, mostly without the final period."""
    if random.random() < 0.3:
        words = tuple(word.upper() for word in sentence.words)
    else:
        words = tuple(
            word if word.lower() in SMALL_WORDS and i else word[:1].upper() + word[1:]
            for i, word in enumerate(sentence.words)
        )
    copy = replace(sentence, words=words)
    if random.random() < 0.7 and words[-1] == ".":
        return without(copy, {len(words) - 1})
    return copy


def lower_case(sentence: Sentence, random: Random) -> Sentence:
    """Everything in lower case."""
    return replace(sentence, words=tuple(word.lower() for word in sentence.words))


def split_hyphens(sentence: Sentence, random: Random) -> Sentence:
    """Cut words at hyphens as Universal Dependencies does, for corpora that do not.

    Of a labelled word with a lower-case part ("German-born") only the capitalised parts may be a name.
    """
    words: list[str] = []
    names: list[frozenset[str]] = []
    for word, allowed in zip(sentence.words, sentence.names, strict=True):
        parts = (
            word.replace("-", " - ").split() if "-" in word.strip("-") and not word[0].isdigit() else [word]
        )
        half = len(parts) > 1 and any(p[0].islower() for p in parts) and allowed != NO_NAME
        for index, part in enumerate(parts):
            words.append(part)
            if half:
                names.append(ANY if part[0].isupper() else NO_NAME)
            else:
                inside = frozenset(label.replace("B-", "I-") for label in allowed)
                names.append(allowed if index == 0 else inside)
    return replace(sentence, words=tuple(words), names=tuple(names))


def vary(sentence: Sentence, random: Random) -> Sentence:
    """The sentence as it is (three times in four), or a copy spoiled in one way."""
    if not sentence.heads:
        sentence = with_other_names(sentence, random)
        if random.random() < 0.5:
            sentence = split_hyphens(sentence, random)
    chance = random.random()
    for limit, way in (
        (0.09, without_commas),
        (0.14, without_apostrophes),
        (0.20, headline),
        (0.25, lower_case),
    ):
        if chance < limit:
            return way(sentence, random)
    return sentence
