"""Sizes beyond which an input is refused, so that one bad file cannot stop or fill the machine."""

MAX_TEXT_BYTES = 5_000_000
"""The largest text, page or JSONL line that is read: about 800,000 words."""

MIN_WORDS_FOR_LANGUAGE = 8
"""Below this many words the language of a text in Latin letters is not judged."""

SHORT_WORDS = 25
"""Below this many words a text is foreign only when the identifier is sure of it: headlines look odd."""
