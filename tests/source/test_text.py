"""Foreign text comes out as one bounded line that steers nothing."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ortui.source.text import clean, clean_lines, clean_path

_EVERY_CHARACTER = st.text(st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("foreign", "expected"),
    [
        ("Claude Sonnet 5", "Claude Sonnet 5"),
        ("[/] [bold red]x[/]", "[/] [bold red]x[/]"),
        ("a\x1b]0;owned\x07b", "a]0;ownedb"),
        ("\x9b31mred", "31mred"),
        ("\u202eabc\u202c", "abc"),
        ("\u2066abc\u2069 \u200fd\u061c", "abc d"),
        ("zero\u200bwidth\u200d\ufeff\u2060", "zerowidth"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("filler\u3164\u115f\uffa0\u034f", "filler"),
        ("variation\U000e0100", "variation"),
        ("half\ud800\udfff", "half"),
        ("one\ntwo\r\nthree\tfour\x0bfive\u2028six\u2029seven\x85eight", "one two three four five six seven eight"),
        ("  many   spaces\u00a0\u3000here  ", "many spaces here"),
        ("\x00\x01\x7f", ""),
        ("模型 Модель e\u0301", "模型 Модель e\u0301"),
        ("look\ufe0f\ufe0e of ❤\ufe0f", "look of ❤"),
        ("number\u0600\u06dd", "number"),
        ("e" + "\u0301\u20dd" * 500 + "x", "e\u0301\u20dd\u0301\u20ddx"),
        ("", ""),
    ],
)
def test_what_steers_is_dropped_and_the_rest_stays(foreign: str, expected: str) -> None:
    assert clean(foreign) == expected


def test_a_path_keeps_its_blanks_and_its_length() -> None:
    assert clean_path("/two  blanks \x1b[2J\n\u202e/" + "x" * 5000) == "/two  blanks [2J /" + "x" * 5000


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert clean("x" * 200) == "x" * 200
    assert clean("x" * 201) == "x" * 199 + "…"
    assert clean("x" * 10_000, 10) == "xxxxxxxxx…"
    assert clean("12345678 0", 9) == "12345678…"
    assert clean("1234567 90", 9) == "1234567…"


@settings(deadline=None, max_examples=300)
@given(_EVERY_CHARACTER)
def test_whatever_comes_in_a_harmless_line_comes_out(text: str) -> None:
    line = clean(text)
    assert len(line) <= 200
    assert not {unicodedata.category(character) for character in line} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(character) for character in line} & {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }
    assert line == line.strip()
    assert clean(line) == line
    line.encode()


@settings(deadline=None, max_examples=300)
@given(_EVERY_CHARACTER)
def test_of_many_lines_each_comes_out_harmless(text: str) -> None:
    lines = clean_lines(text).split("\n")
    assert len(lines) == max(1, len(text.splitlines()))
    assert not {unicodedata.category(character) for line in lines for character in line} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    }
    assert [" ".join(line.split()) for line in lines] == [clean(line, 10**6) for line in text.splitlines()] or not text


def test_lines_stay_lines() -> None:
    assert clean_lines("a\x1b[2J\tb\r\n\n  c\x9b") == "a[2J b\n\n  c"
