"""Tokens estimated from text: what is counted, and that the band holds what real tokenizers count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.text_tokens import METHOD, TextTokens, tokens_of

ENGLISH = (
    "Please read the report below and tell me, in two or three sentences, what has changed since last month. If a "
    "figure is missing, say so instead of guessing it. Answer in plain words, without headings or lists."
)
CODE = '''def per_month(rates: dict[str, Decimal], days: int = 30) -> Decimal:
    """Sum what a month costs."""
    total = ZERO
    for name, rate in rates.items():
        if rate < 0:
            raise ValueError(f"{name} is below zero: {rate}")
        total += rate * days
    return total
'''
JSON = (
    '{"id": "openai/gpt-5", "pricing": {"prompt": "0.00000125", "completion": "0.00001"}, "context_length": 400000, '
    '"created": 1754587413}'
)
# The first article of the Universal Declaration of Human Rights.
GERMAN = (
    "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und "
    "sollen einander im Geist der Brüderlichkeit begegnen."
)
RUSSIAN = (
    "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и должны "  # noqa: RUF001 - Russian words
    "поступать в отношении друг друга в духе братства."
)
CHINESE = "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。"
JAPANESE = (
    "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"
    "人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。"
)
KOREAN = (
    "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. "
    "인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다."
)
ARABIC = (
    "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا وعليهم أن يعامل بعضهم بعضًا بروح الإخاء."
)
COUNTED = {  # by o200k, cl100k, Claude 2, Gemma 3, Qwen 3, DeepSeek V3
    ENGLISH: (45, 45, 45, 45, 45, 45),
    CODE: (76, 75, 76, 85, 76, 76),
    JSON: (50, 50, 48, 68, 68, 53),
    GERMAN: (38, 44, 50, 39, 44, 43),
    RUSSIAN: (41, 74, 89, 40, 49, 46),
    CHINESE: (37, 52, 49, 31, 29, 27),
    JAPANESE: (72, 93, 87, 46, 52, 51),
    KOREAN: (51, 85, 95, 49, 55, 57),
    ARABIC: (44, 88, 109, 44, 47, 45),
}
"""Text → its tokens by real tokenizers, counted once."""


@pytest.mark.parametrize("text", COUNTED, ids=lambda text: text[:12])
def test_the_band_holds_what_real_tokenizers_count(text: str) -> None:
    found = tokens_of(text)
    assert found.low <= min(COUNTED[text])
    assert max(COUNTED[text]) <= found.high


@pytest.mark.parametrize(("text", "likely"), [(ENGLISH, 45), (CODE, 76), (JSON, 51)])
def test_in_english_and_code_the_likely_figure_is_near_their_middle(text: str, likely: int) -> None:
    assert abs(tokens_of(text).likely - likely) <= likely // 10


@pytest.mark.parametrize("text", [ENGLISH, CODE])
def test_a_tokenizer_that_cuts_english_and_code_half_again_as_small_is_within_the_band(text: str) -> None:
    assert max(COUNTED[text]) * 1.4 <= tokens_of(text).high


@pytest.mark.parametrize(
    ("text", "low", "likely", "high"),
    [
        ("", 0, 0, 0),
        (" ", 1, 1, 1),  # spaces belong to words; but a text is no less than one token
        ("a\n", 1, 2, 3),  # 1.42, 1.87 and 2.90: down, to the nearest, up
        ("word " * 100, 92, 107, 170),
        ("abcdefghi" * 100, 92, 107, 170),  # nine letters are one piece
        ("abcdefghij " * 100, 184, 214, 340),  # and ten are two
        ("Word" * 100, 92, 107, 170),
        ("camelCase " * 100, 184, 214, 340),
        ("ABCDE " * 100, 184, 214, 340),  # four capitals are one piece
        ("123 " * 100, 100, 180, 300),  # a number of three digits is one token here and three there: 0.6 + 3 × 0.4
        ("1 " * 100, 100, 100, 100),
        ("1234567 " * 100, 300, 460, 700),  # 3 pieces, 7 digits: 3 × 0.6 + 7 × 0.4
        ("(( " * 100, 45, 67, 110),
        ("\n\n" * 100, 1, 1, 2),  # one run: 0.5, 0.8, 1.2
        ("a\r\n" * 100, 142, 187, 290),
        ("a    " * 100, 132, 187, 290),
        ("a\t" * 100, 132, 187, 290),
        ("é " * 100, 30, 130, 260),
        ("я" * 100, 22, 38, 75),
        ("字" * 100, 52, 75, 150),
        ("かな" * 50, 52, 75, 150),
        ("한" * 100, 52, 75, 150),
        ("α" * 100, 24, 60, 200),  # noqa: RUF001 - a Greek letter
        ("ह" * 100, 24, 60, 200),
        ("😀" * 100, 70, 150, 300),
        ("\u00a0\ufffd" * 50, 70, 150, 300),
    ],
)
def test_what_each_kind_of_piece_weighs(text: str, low: int, likely: int, high: int) -> None:
    assert tokens_of(text) == TextTokens(likely, low, high)


@given(st.text(max_size=300))
def test_the_band_is_one_whatever_the_text(text: str) -> None:
    found = tokens_of(text)
    assert found.low <= found.likely <= found.high
    assert (found.low > 0) == (text != "")
    assert found.method == METHOD


@given(st.text(max_size=100), st.text(max_size=100))
def test_two_texts_on_lines_of_their_own_have_the_tokens_of_both(one: str, other: str) -> None:
    # Each has a line break of its own here, so that no piece reaches over; each figure is rounded by less than one.
    one, other = f"{one.strip()}.\n", f"{other.strip()}.\n"
    both, parts = tokens_of(one + other), (tokens_of(one), tokens_of(other))
    for place in range(3):
        assert abs(both[place] - parts[0][place] - parts[1][place]) <= 2  # type: ignore[operator]
