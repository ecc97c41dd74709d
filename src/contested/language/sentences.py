"""Sentences of news text by rule: paragraphs, lines, datelines, abbreviations, lost spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contested.language.orthography import words

CLOSERS = "\"'”’»)]"
OPENERS = "\"'“‘«(["
END = re.compile(rf"[.!?…]+[{re.escape(CLOSERS)}]*")
PARAGRAPH = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|[\u2029\x0c]+")
LINE = re.compile(r"\n|\u2028")
BULLET = re.compile(r"[^\S\n]*(?:[-–—*•·▪●►]\s|\(?\d{1,2}[.)]\s)")
WORD_BEFORE = re.compile(r"[\w'’.&-]+$")
NEXT_WORD = re.compile(rf"[{re.escape(OPENERS)}]*([\w’'-]+)")
DATELINE = re.compile(
    r"(?:[A-Z][\w’'/-]*(?:[ ,.]+(?:[A-Z][\w’'/-]*|\d{1,4}|de|el|al|of))*[., ]*)?"
    r"\(\s?(?:[A-Z][\w.&/’' -]{1,40})\)[^\S\n]*(?:--|[-–—:])+[^\S\n]*(?=[\"“‘'A-Z0-9])"
    r"|[A-Z][A-Z’'-]{2,}(?:[ ,]+[A-Z][\w.’'-]*|[ ,]+\d{1,4})*[^\S\n]+(?:--|[–—-])[^\S\n]+(?=[\"“‘A-Z])"
)
SAYING = re.compile(r"(?:(?:[A-Z][\w’'-]*|al|the|a)\s+){0,4}(?:%s)\b")
LOOK_BACK = 40
LONGEST_DATELINE = 160
NARROW, WIDE = 30, 120
"""Widths of pages, in characters, that lines are broken to."""
FEWEST_BREAKS, FILLED = 3, 0.85
"""How many line breaks it takes to tell a page, and what share of its lines must be filled."""


def page_width(text: str) -> int:
    """The width to which a text's lines were broken, in characters; 0 where its line breaks are its own.

    Lines filled to a width stop where the next word would have passed it.
    """
    pairs = [
        (len(line), len(following.split()[0]))
        for line, following in pairwise(LINE.split(text))
        if line.strip() and following.strip() and not BULLET.match(following)
    ]
    width = max((length for length, _ in pairs), default=0)
    filled = sum(length + 1 + word > width for length, word in pairs)
    wrapped = len(pairs) >= FEWEST_BREAKS and NARROW <= width <= WIDE and filled >= FILLED * len(pairs)
    return width if wrapped else 0


def sentence_spans(
    text: str, start: int = 0, end: int | None = None, width: int | None = None
) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences of `text[start:end]`, white space at their edges left out.

    `width` is that of the page, reckoned from `text` where it is not given.
    """
    end = len(text) if end is None else end
    width = page_width(text) if width is None else width
    for first, last in _between(PARAGRAPH, text, start, end):
        sample = text[first : min(last, first + 2000)]
        shouting, small = not any(map(str.islower, sample)), not any(map(str.isupper, sample))
        for line_first, line_last in _whole_lines(text, first, last, width):
            yield from _sentences(text, line_first, line_last, small or shouting)


def _between(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _whole_lines(text: str, start: int, end: int, page: int) -> Iterator[tuple[int, int]]:
    """Lines, with those put together again that only the width of a page has broken."""
    lines = list(_between(LINE, text, start, end))
    width = max(b - a for a, b in lines)
    wrapped = len(lines) > 3 and 50 <= width <= 110
    begin = lines[0][0]
    for (a, b), (c, d) in pairwise(lines):
        word = NEXT_WORD.match(text, _skip(text, c, d), d)
        full = (wrapped and b - a > width - 16) or (
            page and b - a + 1 + len(word.group() if word else "") > page
        )
        if _line_ends(text[a:b].strip(), text[c:d].strip(), bool(full), bool(BULLET.match(text, c, d))):
            yield begin, b
            begin = c
    yield begin, end


def _line_ends(line: str, following: str, full: bool, bullet: bool) -> bool:
    """Whether a line break is also the end of a sentence."""
    if not line or not following or bullet:
        return True
    last = line.rstrip(CLOSERS)
    if last.endswith((".", "!", "?", "…", ":")):
        return not (full and (last.endswith(":") or following[0].islower())) and not (
            last.endswith(".") and _word_before(line, len(last) - 1) in words("titles")
        )
    if following[0].islower() or last.endswith((",", ";", "-", "–", "—", "(")):
        return False
    return not full and line.split()[-1].lower() not in words("unfinished")


def _sentences(text: str, start: int, end: int, one_case: bool) -> Iterator[tuple[int, int]]:
    begin = _skip(text, start, end)
    dateline = DATELINE.match(text, begin, min(end, begin + LONGEST_DATELINE))
    if dateline:
        yield from _trimmed(text, start, dateline.end())
        start = dateline.end()
    for match in END.finditer(text, start, end):
        if match.start() < start:
            continue
        cut = _cut(text, start, end, match, one_case)
        if cut is not None:
            yield from _trimmed(text, start, cut)
            start = cut
    yield from _trimmed(text, start, end)


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start = _skip(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int, match: re.Match[str], one_case: bool) -> int | None:
    """Where the sentence ends at this mark, or None if it goes on."""
    stop = match.end()
    if stop >= end:
        return None
    mark = match.group().rstrip(CLOSERS)
    if not text[stop].isspace():
        return _cut_without_space(text, start, end, match, mark)
    following = NEXT_WORD.match(text, _skip(text, stop, end), end)
    if following is None:
        return stop if mark != "." and _skip(text, stop, end) < end else None
    word = following.group(1)
    if word[0].islower() and not one_case:
        return None
    if match.group() != mark and ("?" in mark or "!" in mark) and _saying_follows(text, following.start(1)):
        return None
    if mark == ".":
        return stop if _period_ends(text, start, match.start(), word, one_case) else None
    return stop


def _saying_follows(text: str, place: int) -> bool:
    return re.match(SAYING.pattern % "|".join(sorted(words("sayings"))), text[place : place + 80]) is not None


def _word_before(text: str, place: int) -> str:
    found = WORD_BEFORE.search(text[max(0, place - LOOK_BACK) : place])
    return found.group() if found else ""


def _period_ends(text: str, start: int, place: int, following: str, one_case: bool) -> bool:
    """Whether a single period before a space ends the sentence, by the words before and after it."""
    before = _word_before(text, place)
    last = before.rsplit("-", 1)[-1]
    if before in words("never") or last in words("titles"):
        return False
    if last in words("before_numbers"):
        return not following[0].isdigit() and (
            following in words("starters") or last not in ("No", "v", "vs")
        )
    if len(last) == 1 and last.isupper():
        return _initial_ends(text, start, place, following, last)
    if last in words("ambiguous") or re.fullmatch(r"(?:\w\.)+\w", last):
        return following in words("starters")
    # "1. Fighting" at the beginning is a number in a list.
    listed = before.isdigit() and len(before) < 3 and place - start < LOOK_BACK
    return not (listed and not text[start : place - len(before)].strip())


def _initial_ends(text: str, start: int, place: int, following: str, letter: str) -> bool:
    earlier = text[max(start, place - LOOK_BACK) : place - 1].split()
    if not earlier or (earlier[-1][0].isupper() and letter != "I"):
        return following in words("starters") - {"A", "I"} and bool(earlier) and not _title(earlier[-1])
    return letter == "I" or following in words("starters")


def _title(word: str) -> bool:
    return word.rstrip(".") in words("titles")


def _cut_without_space(text: str, start: int, end: int, match: re.Match[str], mark: str) -> int | None:
    """A lost space: "freed.The", or a quote mark that opens the next sentence."""
    if not text[match.start() - 1 : match.start()] or match.start() <= start:
        return None
    stop = match.start() + len(mark)
    closers = text[stop : match.end()]
    if closers.endswith(('"', "'")) and text[max(start, stop - 2000) : stop].count(closers[-1]) % 2 == 0:
        closers = closers[:-1]  # an even number before it: this one opens
    stop += len(closers)
    following = re.compile(rf"[{re.escape(OPENERS)}]?[A-Z][a-z’']|[{re.escape(OPENERS)}]?(?:A|I) ").match(
        text, stop, end
    )
    if following is None:
        return None
    before = _word_before(text, match.start())
    if "@" in before or re.compile(r"[\w.-]*@").match(text, stop, end):
        return None
    if mark == "." and not closers:
        lost = re.search(
            r"[a-z]{2}$|[)\]]$|\d{4}$|\d%?$", text[max(start, match.start() - 4) : match.start()]
        )
        last = before.rsplit("-", 1)[-1]
        known = any(last in words(k) for k in ("titles", "before_numbers", "never"))
        if lost is None or known or re.search(r"[@/]|www", before) or "." in before:
            return None
    return stop
