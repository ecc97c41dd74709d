"""Dependency trees from arc scores: the best head for each word, and where that is no tree, Chu-Liu/Edmonds.

Chu and Liu 1965, Edmonds 1967; exactly one word hangs from the root, as Universal Dependencies asks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
ROOTS_TRIED = 5
DEEPEST = 15


def best_tree(scores: Scores) -> Heads:
    """Heads of n words from scores (n, n + 1); head 0 is the root, head i the i-th word (1-based)."""
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -np.inf, np.float64)  # full[dependent, head]
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    heads = np.zeros(n + 1, np.int64)
    heads[1:] = full[1:].argmax(1)
    if (heads[1:] == 0).sum() == 1 and not _cycle(heads).size:
        return heads[1:]
    return _single_root(full)


def _cycle(heads: Heads) -> NDArray[np.int64]:
    """Indices of one cycle among the heads (node 0 is the root), empty if there is none."""
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :], np.int64)
        state[path] = 2
    return np.empty(0, np.int64)


def _single_root(full: NDArray[np.float64]) -> Heads:
    """The best tree with one word below the root: where more are, the likely ones are tried in turn."""
    heads = _edmonds(full)
    if heads is not None and (heads[1:] == 0).sum() == 1:
        return heads[1:]
    rivals = np.where(np.isfinite(full[1:, 1:]), full[1:, 1:], -1e9).max(1, initial=-1e9)
    best, best_score = None, -np.inf
    for root in np.argsort(rivals - full[1:, 0], kind="stable")[:ROOTS_TRIED] + 1:
        one = full.copy()
        one[1:, 0] = -np.inf
        one[root] = -np.inf
        one[root, 0] = full[root, 0]
        heads = _edmonds(one)
        if heads is None:
            return _grown(full, int(root))[1:]
        score = float(full[np.arange(1, len(heads)), heads[1:]].sum())
        if best is None or score > best_score:
            best, best_score = heads, score
    assert best is not None
    return best[1:]


def _grown(full: NDArray[np.float64], root: int) -> Heads:
    """A tree grown from its root, the best arc first: good, not best, and never slow."""
    heads = np.zeros(len(full), np.int64)
    best, via = full[:, root].copy(), np.full(len(full), root)
    best[[0, root]] = -np.inf
    for _ in range(len(full) - 2):
        word = int(best.argmax())
        heads[word] = via[word]
        better = (full[:, word] > best) & np.isfinite(best)
        best[better], via[better] = full[better, word], word
        best[word] = -np.inf
    return heads


def _edmonds(scores: NDArray[np.float64], depth: int = 0) -> Heads | None:
    """Maximum spanning arborescence from node 0; scores[dependent, head]; cycles contracted one by one.

    None where so many cycles lie in each other that it would take long: only senseless text does that.
    """
    heads = np.zeros(len(scores), np.int64)
    heads[1:] = scores[1:].argmax(1)
    cycle = _cycle(heads)
    if not cycle.size:
        return heads
    if depth >= DEEPEST:
        return None
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    loss = scores[cycle, heads[cycle]]
    into = scores[np.ix_(cycle, outside)] - loss[:, None]  # breaking the cycle at each of its words
    out = scores[np.ix_(outside, cycle)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = out.max(1)
    small_heads = _edmonds(small, depth + 1)
    if small_heads is None:
        return None
    result = heads.copy()
    for place, node in enumerate(outside):
        if place:
            head = int(small_heads[place])
            result[node] = cycle[out[place].argmax()] if head == len(outside) else outside[head]
    enter = int(small_heads[-1])
    result[cycle[into[:, enter].argmax()]] = outside[enter]
    return result
