"""How surely a matter happened, by its own words: auxiliaries, governing verbs, conditions.

The words are in `data/extract/modality.yaml`; the codebook says what each modality means.
"""

from __future__ import annotations

from spacy.tokens import Token

from contested.extract.syntax import case_of, is_passive
from contested.extract.voices.content import is_infinitive
from contested.extract.voices.courses import goes_on, goes_on_as_subject
from contested.extract.voices.mood_words import marked, moods_of, word_set
from contested.extract.voices.negation import negated, still_to_come
from contested.model import Modality

__all__ = ["modality", "negated"]

_PURPOSE = frozenset({"advcl", "acl", "xcomp"})


def modality(token: Token) -> Modality:
    """The modality of a matter by its head token alone; "actual" unless words around it say otherwise.

    Attributions ("urged", "feared") count only where they govern the head: `Voices` knows the others.
    """
    return _mood(token, 0) or "actual"


def _mood(token: Token, depth: int) -> Modality | None:
    if depth > 4:
        return None
    if token.pos_ in ("NOUN", "PROPN") and not any(c.dep_ == "cop" for c in token.children):
        return _of_noun(token, depth)
    for judge in (goes_on_as_subject, _by_itself, _by_helpers, _by_adverbs, _by_condition):
        own = judge(token)
        if own is not None:
            return own
    governed = _by_governor(token, depth)
    if governed is not None:
        return governed if governed != "actual" else None
    return "ongoing" if _progressive(token) else None


def _by_itself(token: Token) -> Modality | None:
    """The head is itself the word of doubt: "the toll was likely to rise", "are thought to be there"."""
    if token.pos_ == "ADJ":
        found = moods_of("predicates").get(token.lower_)
        return found if found == "possible" else None
    if (
        token.tag_ == "VBN"
        and token.lemma_.lower() in word_set("hearsay") - word_set("known")
        and is_passive(token)
    ):
        return "possible"
    return None


def _by_helpers(token: Token) -> Modality | None:
    for child in token.children:
        if not child.dep_.startswith("aux"):
            continue
        word = child.lower_
        if word in ("would", "'d", "’d"):
            return _would(token)
        found = moods_of("auxiliaries").get(word)
        if found == "possible" and word in ("could", "can") and _able(token):
            return None
        if found == "intended":
            return "possible" if _believed(token) or _on_condition(token) else "intended"
        if found is not None:
            return found
    return _share(token)


def _able(token: Token) -> bool:
    """ "Could not reach" is a failure, not a possibility."""
    return any(c.lower_ in ("not", "n't", "n’t") for c in token.children)


def _believed(token: Token) -> bool:
    """Under a verb of belief: what will be is only thought."""
    return token.dep_ == "ccomp" and token.head.lemma_.lower() in word_set("beliefs")


def _would(token: Token) -> Modality:
    """The past of "will" under a verb of saying, when somebody does something; else a condition."""
    if _believed(token):
        return "possible"
    if token.tag_ == "VBN" and any(c.lower_ == "have" and c.dep_ == "aux" for c in token.children):
        return "possible"
    told = token.dep_ in ("ccomp", "conj", "parataxis") or any(c.dep_ == "parataxis" for c in token.children)
    return "intended" if told and _acts(token) and not _on_condition(token) else "possible"


def _on_condition(token: Token) -> bool:
    """With an if-clause of its own."""
    return any(c.dep_ == "advcl" and marked(c, word_set("conditions")) for c in token.children)


def _acts(token: Token) -> bool:
    """A doer of an act, not a thing that is or befalls."""
    if any(c.dep_ in ("cop", "csubj", "expl") for c in token.children) or is_passive(token):
        return False
    subjects = [c for c in token.children if c.dep_ == "nsubj"]
    return not subjects or subjects[0].tag_ != "VBG"


def _share(token: Token) -> Modality | None:
    """A coordinated verb without auxiliaries of its own has those of the first: "may retreat or regroup"."""
    if token.dep_ == "conj" and token.tag_ == "VB" and token.head.pos_ == "VERB":
        return _by_helpers(token.head)
    return None


def _by_adverbs(token: Token) -> Modality | None:
    for child in token.children:
        if child.dep_ in ("advmod", "discourse", "amod"):
            found = moods_of("adverbs").get(child.lower_)
            if found is not None:
                return found
            if child.lower_ in word_set("short_of") and _right_before(child, token):
                return "possible"
    return None


def _right_before(adverb: Token, verb: Token) -> bool:
    """ "Nearly took the town", not "took nearly the whole town", whatever the tree says."""
    between = verb.doc[adverb.i + 1 : verb.i]
    return adverb.i < verb.i and all(t.pos_ in ("ADV", "AUX") for t in between)


def _by_condition(token: Token) -> Modality | None:
    """Inside an if-clause."""
    here = token
    for _ in range(4):
        if marked(here, word_set("conditions")):
            return "possible"
        if here.head == here or here.dep_ not in ("conj", "xcomp", "aux", "cop"):
            return None
        here = here.head
    return None


def _by_governor(token: Token, depth: int) -> Modality | None:
    """What governs the verb: "are trying to", "is believed to", "efforts to", a purpose "to retake"."""
    head = token.head
    if head == token:
        return None
    label = token.dep_
    if label == "conj":
        if token.tag_ in ("VB", "VBG", "VBN") and head.pos_ in ("VERB", "NOUN") and token.tag_ == head.tag_:
            own = any(c.dep_.startswith(("nsubj", "mark")) for c in token.children)
            return None if own else _by_governor(head, depth + 1)
        return None
    if label in ("xcomp", "ccomp", "csubj", "csubj:pass", "advcl", "acl") and (
        is_infinitive(token) or label == "xcomp"
    ):
        found = _governor(head, token)
        if found is not None:
            return _under(found, head, depth)
    if label in ("csubj", "ccomp") and _is_thought(head):
        return "possible"
    if label in ("advcl", "xcomp", "csubj", "acl") and is_infinitive(token):
        of_subject = [
            moods_of("nouns").get(c.lemma_.lower()) for c in head.children if c.dep_.startswith("nsubj")
        ]
        if of_subject and of_subject[0] is not None:
            return of_subject[0]
    if label in _PURPOSE and is_infinitive(token):
        return "intended" if label != "xcomp" else None
    if label == "acl" and head.pos_ == "NOUN" and not is_infinitive(token) and token.tag_ == "VBG":
        return _governor(head, token) if case_of(token) or marked(token, frozenset({"of", "for"})) else None
    if label in ("advcl", "obl") and token.tag_ == "VBG" and marked(token, frozenset({"of", "for", "from"})):
        return None
    return None


def _is_thought(predicate: Token) -> bool:
    """ "It is likely that", "it is possible that"."""
    return predicate.pos_ == "ADJ" and moods_of("predicates").get(predicate.lower_) == "possible"


def _under(found: Modality, governor: Token, depth: int) -> Modality | None:
    """What governs the governor counts too: "may be planning to seize" is only possible."""
    if found == "actual":
        return _stronger(found, _mood(governor, depth + 1))
    if found == "intended" and governor.pos_ in ("VERB", "ADJ") and _by_helpers(governor) == "possible":
        return "possible"
    return found


def _stronger(found: Modality, above: Modality | None) -> Modality | None:
    return above if above not in (None, "actual") else found


def _governor(head: Token, token: Token) -> Modality | None:
    """The mood that a governing word gives to what it governs."""
    lemma = head.lemma_.lower()
    if head.pos_ == "NOUN" and not any(c.dep_ == "cop" for c in head.children):
        return moods_of("nouns").get(lemma)
    if head.pos_ in ("ADJ", "ADV") or any(c.dep_ == "cop" for c in head.children):
        return moods_of("predicates").get(lemma) or moods_of("predicates").get(head.lower_)
    if is_passive(head):
        if lemma in word_set("hearsay"):
            return None if lemma == "know" else "possible"
        return moods_of("predicates").get(head.lower_) or moods_of("governors").get(lemma)
    if lemma == "come" and any(c.lower_ in ("close", "near") for c in head.children):
        return "possible"
    if lemma in word_set("wishes") and _wanted(head, token):
        return "demanded"
    if lemma == "go" and head.tag_ == "VBG":
        return "intended"
    if lemma == "have" and is_infinitive(token):
        return None if still_to_come(token) else "demanded"
    found = moods_of("governors").get(lemma)
    if found is None and head.dep_ == "xcomp":
        return _governor(head.head, head)
    return found


def _wanted(head: Token, token: Token) -> list[Token]:
    """Who is wanted to act: the object of the wish, or the subject of what is wished."""
    wanted = [c for c in head.children if c.dep_ == "obj" and head.i < c.i < token.i]
    return wanted + [c for c in token.children if c.dep_.startswith("nsubj") and head.i < c.i < token.i]


def _progressive(token: Token) -> bool:
    if token.tag_ != "VBG" or token.pos_ != "VERB":
        helpers = {c.lower_ for c in token.children if c.dep_.startswith("aux")}
        return (
            "being" in helpers and len(helpers) > 1 and token.lemma_.lower() not in word_set("kept")
        ) or goes_on(token)
    if any(c.lemma_.lower() == "be" and c.dep_.startswith("aux") for c in token.children):
        return True
    if token.dep_ == "conj" and token.head.tag_ == "VBG":
        return _progressive(token.head)
    return False


def _of_noun(noun: Token, depth: int) -> Modality | None:
    """A matter that is a noun: its adjectives, the verb it is subject or object of, the noun it hangs on."""
    course = goes_on_as_subject(noun)
    if course is not None:
        return course
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "acl") and not _of_a_superlative(child):
            found = moods_of("adjectives").get(child.lower_)
            if found is not None:
                return found
    head, label = noun.head, noun.dep_
    if head == noun:
        return None
    if label == "nsubj" and head.pos_ == "ADJ" and moods_of("predicates").get(head.lower_) == "possible":
        return "possible"
    if label == "nmod" and case_of(noun) == "of" and head.lemma_.lower() in word_set("stages") and depth < 4:
        return _of_noun(head, depth + 1)
    if label in ("conj", "appos"):
        return _of_noun(head, depth + 1) if head.pos_ == "NOUN" and depth < 4 else None
    if label in ("nsubj", "nsubj:pass") and (
        goes_on(head) or moods_of("predicates").get(head.lower_) == "ongoing"
    ):
        return _mood(head, depth + 1) if _mood(head, depth + 1) not in (None, "ongoing") else "ongoing"
    if label in ("nsubj", "nsubj:pass") and head.lower_ in ("way",):
        return "ongoing"
    if label in ("nsubj", "nsubj:pass", "obj"):
        if head.lemma_.lower() not in word_set("light"):
            return None
        found = _governor(head, noun) if label == "obj" and head.pos_ == "VERB" else None
        if found in ("intended", "demanded", "ongoing", "possible"):
            return found
        return _only_unreal(_mood(head, depth + 1))
    if label == "nmod" and head.pos_ == "NOUN" and case_of(noun) in ("of", "for", "to", "on", "over"):
        return moods_of("nouns").get(head.lemma_.lower()) if case_of(noun) in ("of", "for", "on") else None
    if label == "obl" and head.pos_ == "VERB" and case_of(noun) in ("for", "of") \
            and moods_of("governors").get(head.lemma_.lower()) in ("demanded", "possible"):  # fmt: skip
        return moods_of("governors").get(head.lemma_.lower())
    return None


def _of_a_superlative(adjective: Token) -> bool:
    """ "In the strongest possible terms"."""
    return adjective.i > 0 and adjective.nbor(-1).tag_ in ("JJS", "RBS")


def _only_unreal(mood: Modality | None) -> Modality | None:
    return mood if mood in ("possible", "intended", "demanded") else None
