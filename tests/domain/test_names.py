"""Typed words find what a person means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.catalogue import Catalogue
from ortui.domain.names import joined, matches, searchable, with_dots, words_of

GPT_5 = ("openai/gpt-5.4-mini", "OpenAI: GPT-5.4 Mini")
SONNET = ("anthropic/claude-sonnet-4.5", "Anthropic: Claude Sonnet 4.5")
OLD = ("openai/gpt-3.5-turbo", "OpenAI: GPT-3.5 Turbo")
QWEN = ("qwen/qwen3.6-35b-a3b", "Qwen: Qwen3.6 35B A3B")
MEDIUM = ("mistralai/mistral-medium-3-5", "Mistral: Mistral Medium 3.5")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("claude-sonnet-4-5", "claude-sonnet-4.5"),
        ("Llama-3-1-8b", "Llama-3.1-8b"),
        ("claude-haiku-4-5-20251001", "claude-haiku-4.5-20251001"),
        ("v3-2", "v3.2"),
        ("gpt-4o-2024-08-06", "gpt-4o-2024-08-06"),  # a date
        ("preview-05-06", "preview-05-06"),  # another
        ("glm-4-32b", "glm-4-32b"),  # a size
        ("gpt-4-0314", "gpt-4-0314"),
        ("glm-4.5-9", "glm-4.5-9"),
        ("o4-mini", "o4-mini"),
    ],
)
def test_versions_with_hyphens_are_those_with_dots(typed: str, meant: str) -> None:
    assert with_dots(typed) == meant


def finds(typed: str, texts: tuple[str, ...]) -> bool:
    named = searchable(*texts)
    return all(matches(word, named) for word in words_of(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "gpt5",
        "gpt 5",
        "gpt-5",
        "GPT5",
        "5 gpt",
        "gpt5.4",
        "gpt54",
        "5.4",
        "openai",
        "open mini",
        "gpt5.4mini",
        "min",
        "ai/gpt",
        "",
    ],
)
def test_what_finds_gpt_5_4_mini(typed: str) -> None:
    assert finds(typed, GPT_5)


@pytest.mark.parametrize("typed", ["gpt4", "4", "gpt 3", "gpt6", "claude", "gpt-5.5", "mini5"])
def test_what_does_not_find_gpt_5_4_mini(typed: str) -> None:
    assert not finds(typed, GPT_5)


@pytest.mark.parametrize(
    "typed", ["claude-sonnet", "sonnet claude", "claudesonnet", "sonnet4", "anthropic/claude-sonnet-4.5", "net ant"]
)
def test_what_finds_claude_sonnet(typed: str) -> None:
    assert finds(typed, SONNET)


def test_a_digit_begins_a_word_and_does_not_stand_within_a_number() -> None:
    assert not finds("5", OLD)
    assert not finds("gpt 5", OLD)
    assert finds("3.5", OLD)
    assert finds(".5", OLD)


def test_a_dot_parts_a_number_from_a_number() -> None:
    assert not finds("3.5", QWEN)
    assert finds("35b", QWEN)
    assert finds("3.6", QWEN)
    assert finds("3.5", MEDIUM)
    assert finds("medium3.5", MEDIUM)


def test_words_are_parted_by_anything_but_letters_digits_and_dots() -> None:
    assert words_of('~A/b-c:"4.5"  …  . é') == ("a", "b", "c", "4.5")


def test_what_parts_words_and_numbers_can_be_left_out() -> None:
    assert joined("OpenAI: GPT-5.4 Mini") == joined("openai/gpt-5.4-mini") == "openaigpt54mini"


def test_every_real_model_is_found_by_its_id_and_by_its_name(catalogue: Catalogue) -> None:
    for model in catalogue:
        named = searchable(model.id, model.name)
        for text in (model.id, model.name):
            assert all(matches(word, named) for word in words_of(text)), text


@given(st.text("abz059.-/: ~", max_size=25), st.text("abz059.-/: ~", max_size=25))
def test_a_text_is_found_by_all_its_words(text: str, other: str) -> None:
    assert finds(text, (other, text))
