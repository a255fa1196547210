"""Words one letter off."""

from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.spelling import one_letter_off


def test_each_kind_of_slip() -> None:
    spelt = one_letter_off("claude")
    assert {"claud", "clade", "lcaude", "claued", "clause", "clauude", "xclaude", "claudes"} < spelt
    assert not {"claude", "cluade"[::-1], "clde", "claudess"} & spelt


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_slips_go_both_ways(word: str, other: str) -> None:
    assert (other in one_letter_off(word)) == (word in one_letter_off(other))
