"""Lines become strips: every sign keeps its ink, and no ground of its own goes on under blanks beside it."""

from hypothesis import given
from hypothesis import strategies as st

from ortui.ui.drawn import drawn_strip
from ortui.ui.inks import ON, STACKED, inks
from ortui.ui.themes import DARK

LOOK = inks(DARK)
BAR = f"{STACKED[0]}{ON}{STACKED[1]}"
SPANS = st.lists(st.tuples(st.text("a▄ ", max_size=4), st.sampled_from(["", "dim", BAR])))


def test_blanks_beside_a_bar_with_a_ground_have_none() -> None:
    strip = drawn_strip(((" ", ""), ("▄", BAR), (" ", ""), ("▄", BAR)), 6, LOOK)
    grounds = [segment.style.bgcolor for segment in strip for _ in segment.text if segment.style]
    light, usual = LOOK[BAR].bgcolor, LOOK[""].bgcolor
    assert grounds == [usual, light, usual, light, usual, usual]


@given(SPANS, st.integers(0, 12))
def test_every_sign_keeps_its_ink_and_every_blank_its_ground(spans: list[tuple[str, str]], width: int) -> None:
    cells = [(sign, LOOK[ink]) for text, ink in spans for sign in text][:width]
    cells += [(" ", LOOK[""])] * (width - len(cells))
    drawn = [(sign, segment.style) for segment in drawn_strip(tuple(spans), width, LOOK) for sign in segment.text]
    assert [sign for sign, _ in drawn] == [sign for sign, _ in cells]
    for (sign, style), (_, due) in zip(drawn, cells, strict=True):
        assert style is not None
        assert style.bgcolor == due.bgcolor
        assert sign == " " or style == due
