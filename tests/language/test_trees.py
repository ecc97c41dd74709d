"""Trees from arc scores: against a search through all trees, and laws that hold for any scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.language.long_sentences import cuts
from contested.language.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word reaches it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return True


@pytest.mark.parametrize("seed", range(40))
def test_best_of_all_trees(seed: int) -> None:
    """No tree of four words scores higher than the one that is found."""
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
    trees = [h for h in product(range(5), repeat=4) if is_tree(h) and all(h[i] != i + 1 for i in range(4))]
    best = max(trees, key=lambda h: sum(scores[i, h[i]] for i in range(4)))
    assert tuple(best_tree(scores).tolist()) == best


@given(st.integers(1, 40), st.integers(0, 10_000))
def test_always_a_tree(words: int, seed: int) -> None:
    """Whatever the scores."""
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    assert is_tree(tuple(best_tree(scores).tolist()))


def test_long_sentences_are_cut_at_semicolons_and_clauses() -> None:
    """A semicolon is the best place; a comma before a conjunction the next best; any word will do at last."""
    words = ["word"] * 60 + [";"] + ["word"] * 80
    assert cuts(words) == [61]
    words = ["word"] * 60 + [",", "but"] + ["word"] * 80
    assert cuts(words) == [61]
    assert cuts(["word"] * 300) == [110, 220]
    assert cuts(["word"] * 110) == []
