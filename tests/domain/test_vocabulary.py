"""The words of all rows find what looking through each name finds; slips of a finger find what was meant."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ortui.domain.catalogue import Catalogue
from ortui.domain.names import matches, searchable, start_and_form, words_of
from ortui.domain.rows import Rows
from ortui.domain.vocabulary import Vocabulary

Texts = Sequence[tuple[str, ...]]
names = st.text("abo35.-/: ~", max_size=14)
SHELF: Texts = [
    ("google/gemini-3-pro", "Google: Gemini 3 Pro"),
    ("google/gemma-3-27b", "Google: Gemma 3 27B"),
    ("openai/gpt-5.4-mini", "OpenAI: GPT-5.4 Mini"),
    ("x-ai/grok-4", "xAI: Grok 4"),
    ("mistralai/medium-3-5", "Mistral: Medium 3.5"),
]


def rows(texts: Texts, wanted: Rows) -> list[int]:
    return [row for row in range(len(texts)) if wanted >> 8 * row & 1]


def looked_through(texts: Texts, word: str) -> list[int]:
    return [row for row, names in enumerate(texts) if matches(word, searchable(*names))]


@example([("3-5b", "a")], "35b")
@example([("medium-3-5", "")], "medium3.5")
@example([("a.b-5", "b")], "ab5")
@given(st.lists(st.tuples(names, names), max_size=6), st.text("abo35.", min_size=1, max_size=6))
def test_it_finds_what_looking_through_each_name_finds(texts: Texts, word: str) -> None:
    if not word.strip("."):
        return
    vocabulary = Vocabulary(texts)
    vocabulary.prepare()
    assert rows(texts, vocabulary.hits(word).named) == looked_through(texts, word)


def test_it_finds_it_in_the_real_catalogue_too(catalogue: Catalogue) -> None:
    texts = [(model.id, model.name) for model in catalogue]
    vocabulary = Vocabulary(texts)
    typed = {word for names in texts[::40] for name in names for word in words_of(name)}
    typed |= {word[:-1] for word in typed if word[:-1].strip(".")} | {
        "gpt5",
        "claudeson",
        "qwen3.8max",
        "xai",
        "4omini",
    }
    for word in sorted(typed):
        assert rows(texts, vocabulary.hits(word).named) == looked_through(texts, word), word


@given(st.lists(st.text("gptmini543.", min_size=1, max_size=8), max_size=30))
def test_what_was_typed_before_makes_no_difference(words: list[str]) -> None:
    used = Vocabulary(SHELF)
    for word in words:
        if word.strip("."):
            assert used.hits(word) == Vocabulary(SHELF).hits(word)


def test_the_sets_lie_within_each_other(catalogue: Catalogue) -> None:
    vocabulary = Vocabulary([(model.id, model.name) for model in catalogue])
    for word in ("mini", "5", "o", "gpt", "pro", "4o", "3.5"):
        whole, begun, named, in_id = vocabulary.hits(word)
        assert whole & begun == whole
        assert begun & named == begun
        assert in_id & named == in_id
    whole, begun, named, _ = vocabulary.hits("mini")
    assert len({whole, begun, named}) == 3


def test_whole_words_and_beginnings_are_told_apart() -> None:
    vocabulary = Vocabulary([("a/min", ""), ("a/mini", ""), ("a/gemini", ""), ("a/m-ini", ""), ("a/x", "")])
    assert [rows(SHELF, part) for part in vocabulary.hits("min")[:3]] == [[0], [0, 1, 3], [0, 1, 2, 3]]


def test_what_only_the_name_has_is_told_apart() -> None:
    texts = [("a/mini", "A: Mini"), ("a/x", "A: Mini"), ("a/minor-x", "A: Mini"), ("mi/x", "Mi-Ni"), ("b/m-i", "B")]
    vocabulary = Vocabulary(texts)
    for typed, named, in_id in (
        ("mini", [0, 1, 2, 3], [0]),
        ("min", [0, 1, 2, 3], [0, 2]),
        ("mi", [0, 1, 2, 3, 4], [0, 2, 3, 4]),
        ("in", [0, 1, 2], [0, 2]),
    ):
        hits = vocabulary.hits(typed)
        assert (rows(texts, hits.named), rows(texts, hits.in_id)) == (named, in_id)


def test_very_long_words_are_no_matter() -> None:
    vocabulary = Vocabulary(SHELF)
    for word in ("gemini" * 1000, "5" * 5000, "a1" * 2000):
        assert not vocabulary.hits(word).named
        assert vocabulary.near(word) == ()


def test_more_words_than_are_kept_are_still_found() -> None:
    texts = [(f"maker/w{number}", "") for number in range(300)]
    vocabulary = Vocabulary(texts)
    for number in (*range(300), 0, 299):
        assert number in rows(texts, vocabulary.hits(f"w{number}").named)
    assert len(vocabulary._typed) < 300  # noqa: SLF001 - that memory is bounded shows nowhere else


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gemni", ("gemini",)),  # a letter dropped
        ("gemmini", ("gemini",)),  # one too many
        ("gmeini", ("gemini",)),  # two swapped
        ("gemino", ("gemini",)),  # another one
        ("gemn", ("gemin", "gemm")),  # not yet told apart
        ("mistrel", ("mistral",)),
        ("mistralia", ("mistralai",)),
        ("gemni3", ("gemini3",)),
        ("groc", ("grok",)),
    ],
)
def test_a_slip_of_a_finger(typed: str, meant: tuple[str, ...]) -> None:
    assert Vocabulary(SHELF).near(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("geminipro", ("gemini pro",)),
        ("gptmi", ("gpt mi",)),
        ("gemini3p", ("gemini 3p",)),
        ("geminimini", ()),
        ("gemini.", ()),
        ("gemini", ()),
    ],
)
def test_two_words_in_one(typed: str, meant: tuple[str, ...]) -> None:
    vocabulary = Vocabulary(SHELF)
    assert vocabulary.near(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "gpy",  # three letters may be anything
        "gpt6",  # digits are never changed
        "3.6",
        "gmni",  # two letters off
        "gemini4",
        "wombat",
    ],
)
def test_what_is_no_slip(typed: str) -> None:
    assert Vocabulary(SHELF).near(typed) == ()


def test_a_dot_says_in_which_form_a_name_is_looked_through() -> None:
    assert start_and_form("3.5") == ("|3.5", 2)
    assert start_and_form("35") == ("|35", 1)
