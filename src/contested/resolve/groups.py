"""Groups that the book lacks, known by their words alone, and two actors named in one phrase."""

from __future__ import annotations

from collections.abc import Callable

from contested.model import PartyRef
from contested.resolve.chunks import Chunk
from contested.resolve.folding import fold
from contested.resolve.words import Word

_INNER = frozenset(("al", "of", "the", "for"))
REASON = "words of an armed group's name"


def unknown_group(
    chunk: Chunk, group_words: frozenset[str], is_place: Callable[[str], bool]
) -> PartyRef | None:
    """A run of capitalised words with the head of a group's name: "Jaish Usrah fighters"."""
    loose = chunk.loose()
    if not loose:
        return None
    place = is_place(" ".join(w.text for w in loose))
    run: list[Word] = []
    for index, word in enumerate(chunk.words):
        if index in chunk.plain:
            continue
        if word.capital or (run and word.folded in _INNER):
            run.append(word)
        elif run and word.folded in group_words:
            # "Daraa fighters" may be anybody's.
            return None if place or run[0].folded.isdigit() else provisional(_spell(run), REASON)
        elif run:
            break
    organ = chunk.last("organ")
    if organ and place and chunk.words[organ.end - 1] in run:
        return None  # "Daraa Army": the army there
    organs = {w for b in chunk.labels if b.sort == "organ" for w in chunk.words[b.start : b.end]}
    named = [w for w in run if w.capital]
    heads = [w for w in named if w.folded in group_words and w not in organs]
    if len(named) > 1 and any(w in loose for w in run) and heads:
        return provisional(_spell(run), REASON)
    return None


def provisional(name: str, reason: str) -> PartyRef:
    """A party that the book lacks, under an id made of its folded name, so that claims about it meet."""
    party_id = f"name:{fold(name)}"
    return PartyRef(party_id, name, party_id, name, "armed group", False, (reason,))


def joined(refs: list[PartyRef]) -> PartyRef:
    """Two sides in one field: ids joined by "+", names by "and"."""
    return PartyRef(
        "+".join(ref.id for ref in refs),
        " and ".join(ref.name for ref in refs),
        "+".join(ref.side_id for ref in refs),
        " and ".join(ref.side for ref in refs),
        "coalition",
        all(ref.known for ref in refs),
        ("two actors in one phrase",),
    )


def _spell(run: list[Word]) -> str:
    text = ""
    for word in run:
        text += ("-" if word.joined else " ") + word.text
    return text.strip().removeprefix("The ").strip()
