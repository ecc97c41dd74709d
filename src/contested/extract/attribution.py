"""The voice of a report, in one place: who says what, how surely, and who said nothing.

`attributions` finds every saying, `Voices.at` tells which is in force at a token, `modality` and `negated` judge
the head of a matter by its own auxiliaries, governors and conditions, `no_comments` finds those who kept silent.
"""

from __future__ import annotations

from contested.extract.moods import modality, negated
from contested.extract.sayings import Attribution, attributions
from contested.extract.silence import no_comments
from contested.extract.voices import Voices

__all__ = ["Attribution", "Voices", "attributions", "modality", "negated", "no_comments"]
