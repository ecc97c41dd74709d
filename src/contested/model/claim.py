"""Claims: what a report has one speaker say on one matter. `docs/claims.md` has the fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from contested.model.bounds import Bounds
from contested.model.place import PartyRef, PlaceRef, Relation
from contested.model.span import Span
from contested.model.time import Period

UNTOLD = Bounds()
ONE = Bounds(1, 1)

Kind = Literal["control", "harm", "movement", "figure", "violence", "diplomacy", "no_comment"]
Stance = Literal["asserts", "denies", "unconfirmed"]
Modality = Literal["actual", "ongoing", "intended", "possible", "demanded"]
SpeakerKind = Literal["named", "anonymous", "institution", "media", "document", "report"]
Change = Literal["took", "retook", "holds", "lost", "left", "contests", "surrounds"]
Extent = Literal["all", "most", "part", "count"]
HarmKind = Literal["killed", "wounded", "captured", "missing", "surrendered"]
Move = Literal["fled", "withdrew", "deployed", "advanced", "evacuated", "returned"]
Act = Literal["clash", "attack", "air strike", "shelling", "bombing", "chemical", "abduction", "execution"]
Diplomatic = Literal[
    "accuses",
    "agrees",
    "announces",
    "condemns",
    "offers",
    "rejects",
    "sanctions",
    "talks",
    "urges",
    "visit",
    "warns",
    "other",
]
KINDS: tuple[Kind, ...] = ("control", "harm", "movement", "figure", "violence", "diplomacy", "no_comment")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for a place or an actor: as written, where, and what they stand for.

    `span` is None when the words are understood, not written there. `antecedent` is the name elsewhere in the
    report that a pronoun or a description ("the group", "the city") stands for; empty when none or unsure.
    `place` or `party` is filled by the resolve stage and stored apart from the claim.
    """

    text: str
    span: Span | None = None
    antecedent: str = ""
    relation: Relation = "at"
    place: PlaceRef | None = None
    party: PartyRef | None = None

    @property
    def words(self) -> str:
        """The best name that the report itself gives."""
        return self.antecedent or self.text

    @property
    def name(self) -> str:
        """The usual name once resolved: the place, or the side of the party; else the report's own words."""
        if self.place is not None:
            return self.place.name
        if self.party is not None:
            return self.party.side or self.party.name  # a monitor or an aid body is on no side
        return self.words


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it. `mention` is None only for the report's own voice (`kind` "report").

    `name` is the proper name or the words as written; `affiliation` is what the speaker belongs to or speaks
    for, as written ("the Afghan Ministry of Interior"); the side follows from it. `count` is how many speak.
    `identity` is set by decisions alone: who it is, where people said so. It is never stored with the claim.
    """

    kind: SpeakerKind
    mention: Mention | None = None
    name: str = ""
    role: str = ""
    affiliation: Mention | None = None
    count: Bounds = ONE
    identity: str = ""

    @property
    def on_record(self) -> bool:
        """Named people, bodies, media and documents can be held to their word; unnamed people cannot."""
        return self.kind in ("named", "institution", "media", "document")

    @property
    def several(self) -> bool:
        """Whether more than one speaks: by their number, or by a plural noun at the end of their name."""
        if self.kind in ("report", "named"):
            return False
        last = self.name.split()[-1] if self.name.split() else ""
        return (self.count.low or 0) > 1 or (last.islower() and last.endswith("s"))

    @property
    def party(self) -> PartyRef | None:
        for mention in (self.affiliation, self.mention):
            if mention is not None and mention.party is not None:
                return mention.party
        return None

    @property
    def side(self) -> str:
        return self.party.side if self.party else ""


REPORT = Speaker("report", count=UNTOLD)
"""The report's own voice."""


@dataclass(frozen=True, slots=True)
class Link:
    """One who passed a claim on, between the outlet and the speaker: an agency, a broadcaster, a document."""

    name: str
    span: Span | None = None
    party: PartyRef | None = None


Chain = tuple[Link, ...]
"""Who told whom, outermost first; the publication before it and the speaker after it are not repeated."""


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds a place. For `contests` and `surrounds` the holder is the attacker.

    `passing` marks a mere modifier ("X-held Y"); `ended` a siege or a fight said to be broken, lifted, over.
    """

    change: Change
    holder: Mention | None = None
    loser: Mention | None = None
    extent: Extent = "all"
    count: Bounds = UNTOLD
    unit: str = ""
    passing: bool = False
    ended: bool = False
    kind: Literal["control"] = field(default="control", init=False)


@dataclass(frozen=True, slots=True)
class Harm:
    """People killed, wounded, captured, missing, surrendered; `by` is who did it, if said."""

    harm: HarmKind
    victims: Mention | None = None
    count: Bounds = UNTOLD
    by: Mention | None = None
    kind: Literal["harm"] = field(default="harm", init=False)


@dataclass(frozen=True, slots=True)
class Movement:
    """People or forces going somewhere; `unit` is `percent` when a share of them is counted."""

    move: Move
    who: Mention | None = None
    origin: Mention | None = None
    goal: Mention | None = None
    count: Bounds = UNTOLD
    unit: str = ""
    kind: Literal["movement"] = field(default="movement", init=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A total that is no count of harm or movement: `count` of `of` units, within `scope`."""

    unit: str
    holder: Mention | None = None
    count: Bounds = UNTOLD
    of: Bounds = UNTOLD
    scope: Mention | None = None
    kind: Literal["figure"] = field(default="figure", init=False)


@dataclass(frozen=True, slots=True)
class Violence:
    """An attack or a fight that is not coded as control."""

    act: Act
    by: Mention | None = None
    against: Mention | None = None
    kind: Literal["violence"] = field(default="violence", init=False)


@dataclass(frozen=True, slots=True)
class Diplomacy:
    """Talks, visits, warnings, offers, sanctions, calls, truces."""

    act: Diplomatic
    by: Mention | None = None
    toward: Mention | None = None
    kind: Literal["diplomacy"] = field(default="diplomacy", init=False)


@dataclass(frozen=True, slots=True)
class NoComment:
    """A speaker asked who did not answer or declined."""

    kind: Literal["no_comment"] = field(default="no_comment", init=False)


Matter = Control | Harm | Movement | Figure | Violence | Diplomacy | NoComment


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report has one speaker say on one matter, with its exact words.

    `evidence` is the smallest clause that states it and `sentence` its surroundings, both spans of the
    document's text. `when` is the time of the matter, reckoned from the report's date; `when_span` the words.
    `caption_credit` names the photographer's agency when the claim stands in a caption. `cues` are the names
    of the rules that fired. `id` is unique within the ledger and the same for the same extraction of a text.
    """

    id: str
    document_id: str
    extraction_id: str
    evidence: Span
    matter: Matter
    sentence: Span | None = None
    speaker: Speaker = REPORT
    chain: Chain = ()
    stance: Stance = "asserts"
    modality: Modality = "actual"
    when: Period | None = None
    when_span: Span | None = None
    place: Mention | None = None
    caption_credit: str = ""
    cues: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        return self.matter.kind
