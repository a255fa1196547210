"""The ids nearest to one that does not exist."""

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.domain.near import nearest_ids


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("anthropic/claude-sonet-4.5", "anthropic/claude-sonnet-4.5"),
        ("claude-sonnet-4.5", "anthropic/claude-sonnet-4.5"),
        ("OPENAI/GPT-4O-MINI2", "openai/gpt-4o-mini"),
    ],
)
def test_a_slip_is_close_to_what_was_meant(catalogue: Catalogue, typed: str, nearest: str) -> None:
    assert nearest_ids(typed, catalogue.by_id)[0] == nearest


def test_at_most_so_many_and_all_different(catalogue: Catalogue) -> None:
    found = nearest_ids("openai/gpt-5", catalogue.by_id, count=3)
    assert len(set(found)) == len(found) == 3


@pytest.mark.parametrize("typed", ["", "zzzzzzzzzzzz", "§"])
def test_nothing_like_it_finds_nothing(catalogue: Catalogue, typed: str) -> None:
    assert nearest_ids(typed, catalogue.by_id) == []


def test_an_id_without_its_maker_is_compared_without_makers() -> None:
    assert nearest_ids("o2", ["openai/o3", "maker/other"]) == ["openai/o3"]
