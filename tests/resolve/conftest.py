"""One gazetteer for all tests of this folder, kept between runs in pytest's own cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from contested.resolve import Resolver, load


@pytest.fixture(scope="session")
def resolver(request: pytest.FixtureRequest) -> Resolver:
    cache = request.config.cache
    assert cache is not None
    return load(Path(cache.mkdir("gazetteer")))
