"""Who spoke so far in a report: later mentions ("he", "the ministry", a surname) are led back to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from contested.extract.voices.naming import people
from contested.extract.voices.speakers import full_names, person, speaker_of
from contested.extract.voices.words import Words
from contested.model import Speaker, World

_MALE, _THING, _MANY = frozenset({"he", "she"}), frozenset({"it"}), frozenset({"they"})
_WATCHERS = ("monitor", "observatory", "watchdog")
_NEAR = 60


@dataclass(slots=True)
class Register:
    """The speakers of one report in the order in which they spoke, with the token where each was named."""

    doc: Doc
    words: Words
    world: World | None = None
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)
    _full: dict[str, Span] = field(default_factory=dict)
    _people: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._full = full_names(self.doc)
        self._people = people(self.doc)

    def resolve(self, head: Token, alone: bool = False) -> tuple[Speaker, Speaker | None]:
        """The speaker whom a nominal means, and the earlier speaker to whom it leads back, if any.

        `alone` leaves out those named beside it ("the army [and the police]").
        """
        pronoun = head.lower_
        if pronoun in _MALE | _THING | _MANY:
            found = self._pronoun(head)
            if found is not None:
                return self._enter(head, _as_written(found, head)), found
        full = self._surname(head)
        if full is not None:
            return self._enter(head, full), None
        speaker = speaker_of(head, self.words, self.world, alone)
        earlier = self._earlier(head, speaker)
        if earlier is not None:
            return self._enter(head, _known(speaker, earlier)), earlier
        return self._enter(head, speaker), None

    def _enter(self, head: Token, speaker: Speaker) -> Speaker:
        self.spoken.append((head.i, speaker))
        return speaker

    def _pronoun(self, head: Token) -> Speaker | None:
        fits = {"he": _is_one_person, "she": _is_one_person, "it": _is_body, "they": _is_many}[head.lower_]
        candidates = [(at, s) for at, s in self.spoken if at < head.i and fits(s)]
        if head.lower_ in _MALE:
            candidates += [(n.start, self._person(n)) for n in self._people if self._prominent(n, head)]
        elif head.lower_ == "it":
            candidates += self._bodies(head)
        return max(candidates, key=lambda pair: pair[0])[1] if candidates else None

    def _prominent(self, name: Span, head: Token) -> bool:
        """A person who is the subject of a clause shortly before."""
        role = name.root.head if name.root.dep_ == "appos" else name.root
        near = head.i - _NEAR < name.start < head.i and role.dep_ == "nsubj"
        return near and role.head.pos_ == "VERB" and not _is_told(role)

    def _bodies(self, head: Token) -> list[tuple[int, Speaker]]:
        """Bodies named as subjects in the sentence before or in this one, not yet speakers."""
        found = []
        for name in self.doc.ents:
            root = name.root
            if not (head.i - _NEAR < name.start < head.i) or not root.dep_.startswith("nsubj"):
                continue
            body = name.label_ == "ORG" or self.words.has("bodies", name[-1].lower_)
            if body and root.head.lemma_.lower() in self.words.verbs:
                found.append((name.start, speaker_of(root, self.words, self.world)))
        return found

    def _person(self, name: Span) -> Speaker:
        full = self._full.get(name[-1].text)
        return person(name if full is None or len(name) > 1 else full, self.words, alone=True)

    def _surname(self, head: Token) -> Speaker | None:
        """A person named in full elsewhere in the report."""
        if head.pos_ != "PROPN" or (head.ent_type_ in ("ORG", "LOC") and head.text not in self._full):
            return None
        full = self._full.get(head.text)
        if full is None or full.start <= head.i < full.end:
            return None
        alone = head.ent_type_ in ("PER", "") and not any(
            c.dep_ in ("flat", "compound") for c in head.children
        )
        last = next((e for e in head.doc.ents if e.start <= head.i < e.end), None)
        if (
            not alone
            and (last is None or last.text != full.text)
            and not (last is not None and len(last) == 1)
        ):
            return None
        said = person(full, self.words, alone=True)
        here = speaker_of(head, self.words, self.world).mention
        return replace(
            said, mention=replace(here, antecedent=said.name) if here is not None else said.mention
        )

    def _earlier(self, head: Token, speaker: Speaker) -> Speaker | None:
        """ "The ministry", "the official": the latest earlier speaker whose words hold the same noun."""
        if (
            head.pos_ not in ("NOUN", "PROPN")
            or speaker.mention is None
            or (speaker.kind == "named" and head.pos_ == "PROPN")
        ):
            return None
        definite = any(c.lower_ in ("the", "this", "that") for c in head.children)
        if not definite and head.pos_ == "NOUN":
            return None
        noun = head.lemma_.lower()
        if self.words.has("generic", noun) and not any(
            c.dep_ in ("amod", "compound", "nmod") for c in head.children
        ):
            return self._latest_body()
        nouns = _WATCHERS if noun in _WATCHERS else (noun,)
        for _, earlier in reversed(self.spoken):
            if head.pos_ == "PROPN" and earlier.kind not in ("institution", "media"):
                continue
            if earlier.kind == "institution" and earlier.role and not speaker.role:
                continue
            words = earlier.name.lower() if head.pos_ == "PROPN" else f"{earlier.name} {earlier.role}".lower()
            if (
                earlier.mention is None
                or not any(n in words for n in nouns)
                or (earlier.count.high == 1) != (speaker.count.high == 1)
            ):
                continue
            if self._names_another(speaker, earlier) or _is_body(speaker) != _is_body(earlier):
                continue
            return earlier
        return None

    def _latest_body(self) -> Speaker | None:
        """ "The group", "the organisation": the body that spoke last."""
        bodies = (s for _, s in reversed(self.spoken) if s.kind == "institution" and s.mention is not None)
        return next(bodies, None)

    def _names_another(self, speaker: Speaker, earlier: Speaker) -> bool:
        """ "The Defence Ministry" is not the Interior Ministry heard before."""
        known = set(f"{earlier.name} {earlier.role}".lower().replace("’s", "").split())
        own = {
            w
            for w in speaker.name.split()
            if w[:1].isupper() and w.lower() not in ("the", "a", "an", "another")
        }
        return any(w.lower() not in known for w in own) or "another" in speaker.name.lower().split()


def _is_told(token: Token) -> bool:
    """Inside what somebody says."""
    return any(t.dep_ in ("ccomp", "parataxis") for t in token.ancestors)


def _known(speaker: Speaker, earlier: Speaker) -> Speaker:
    """A later description with what the earlier, fuller mention told of the same speaker."""
    if speaker.mention is None or earlier.mention is None:
        return speaker
    if earlier.kind == "named":
        return replace(earlier, mention=replace(speaker.mention, antecedent=earlier.name))
    if speaker.kind == "document":
        return replace(earlier, mention=replace(speaker.mention, antecedent=earlier.mention.words))
    role, served = speaker.role or earlier.role, speaker.affiliation or earlier.affiliation
    if len(earlier.mention.words) <= len(speaker.name):
        return replace(speaker, affiliation=served, role=role)
    known = replace(speaker.mention, antecedent=earlier.mention.words)
    return replace(speaker, mention=known, affiliation=earlier.affiliation or served, role=role)


def _as_written(speaker: Speaker, head: Token) -> Speaker:
    """An earlier speaker under the pronoun written here."""
    from contested.extract.voices.naming import mention

    name = speaker.mention.words if speaker.mention is not None and speaker.kind != "named" else speaker.name
    return replace(speaker, mention=mention(head.doc, head.i, head.i + 1, name), name=name)


def _is_one_person(speaker: Speaker) -> bool:
    return (speaker.kind in ("named", "anonymous") or bool(speaker.role)) and speaker.count.high == 1


def _is_body(speaker: Speaker) -> bool:
    return speaker.kind in ("institution", "media", "document") and not speaker.role


def _is_many(speaker: Speaker) -> bool:
    return speaker.kind == "institution" or speaker.count.high != 1
