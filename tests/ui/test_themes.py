"""The three looks: switched and remembered, and readable; nothing is told by colour alone."""

import re
from typing import TYPE_CHECKING

import pytest
from rich.color import Color
from rich.style import Style

from ortui.domain.catalogue import Catalogue
from ortui.source.state import State
from ortui.ui.inks import inks
from ortui.ui.themes import BY_NAME, DARK, LIGHT, TERMINAL

if TYPE_CHECKING:
    from tests.ui.conftest import Opening

TEXT_INKS = ("", "dim", "strong", "accent", "good", "warn")
"""Inks that words and figures are written with; ``bar`` and ``faint`` only draw."""


async def test_ctrl_t_goes_round(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        assert hand.app.theme == DARK
        for theme in (LIGHT, TERMINAL, DARK):
            await hand.press("ctrl+t")
            assert hand.app.theme == theme
            assert hand.notice == f"theme: {theme}"
            row = hand.app.screen.query_exactly_one("PriceTable").render_line(3)
            assert inks(theme)[""] in [segment.style for segment in row]


@pytest.mark.parametrize(("of_settings", "first"), [("", LIGHT), (TERMINAL, TERMINAL)])
async def test_the_look_chosen_last_is_the_first_unless_the_settings_name_one(
    open_desk: "Opening", small: Catalogue, of_settings: str, first: str
) -> None:
    async with open_desk((60, 20), catalogue=small, theme=of_settings, left=State(theme=LIGHT)) as hand:
        assert hand.app.theme == first


@pytest.mark.parametrize("theme", [DARK, LIGHT, TERMINAL])
async def test_the_look_of_the_settings_is_the_first(open_desk: "Opening", small: Catalogue, theme: str) -> None:
    async with open_desk((60, 20), catalogue=small, theme=theme) as hand:
        assert hand.app.theme == theme


async def test_only_signs_are_drawn_in_inks_too_pale_for_text(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        pale = (inks(DARK)["faint"].color, inks(DARK)["bar"].color)
        await hand.point_at("google/gemini-2.5-pro")
        words = [
            segment.text
            for widget in hand.app.screen.query("*")
            for y in range(widget.size.height)
            for segment in widget.render_line(y)
            if segment.style and segment.style.color in pale and re.search(r"\w", segment.text)
        ]
        assert words == []


def brightness(colour: Color) -> float:
    """Measure relative luminance as WCAG 2 does."""
    shares = [part / 255 for part in colour.get_truecolor()]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: Style, ground: Style) -> float:
    """Measure the contrast of an ink on a ground, 1 to 21."""
    assert ink.color is not None
    assert ground.bgcolor is not None
    lighter, darker = sorted((brightness(ink.color), brightness(ground.bgcolor)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_it_should_be() -> None:
    assert contrast(Style(color="#000000"), Style(bgcolor="#ffffff")) == pytest.approx(21)
    assert contrast(Style(color="#777777"), Style(bgcolor="#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize("ink", TEXT_INKS)
def test_text_is_readable_on_every_ground(theme: str, ink: str) -> None:
    made = inks(theme)
    grounds = {name: made[name] for name in ("", "here", "away")}
    grounds["field"] = Style(bgcolor=BY_NAME[theme].panel)
    too_pale = {name: round(contrast(made[ink], ground), 2) for name, ground in grounds.items()}
    assert {name: ratio for name, ratio in too_pale.items() if ratio < 4.5} == {}


def test_the_terminals_own_look_names_no_colour_of_its_own() -> None:
    for style in inks(TERMINAL).values():
        for colour in (style.color, style.bgcolor):
            assert colour is None or colour.is_default or (colour.number or 0) < 16


async def test_no_color_leaves_only_shades_of_grey(
    open_desk: "Opening", small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def colours() -> set[str]:
        async with open_desk((100, 30), catalogue=small) as hand:
            found = re.findall(r"fill: ?#([0-9a-f]{6})", hand.app.export_screenshot(), re.IGNORECASE)
            assert hand.lines("PriceTable")[1].startswith("▌")  # the cursor has a sign besides its colour
            return {colour for colour in found if len({colour[:2], colour[2:4], colour[4:]}) > 1}

    assert await colours()
    monkeypatch.setenv("NO_COLOR", "1")
    assert {colour for colour in await colours() if colour.lower() not in FRAME} == set()


FRAME = {"c5c8c6", "ff5f57", "febc2e", "28c840"}
"""Colours of the picture's frame, which is not the screen."""


async def test_in_the_terminals_own_colours_the_cursor_of_an_entry_is_the_other_way_round(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk((100, 30), catalogue=small, theme=TERMINAL) as hand:
        await hand.search("ab")
        await hand.press("left")
        strip = hand.app.screen.query_exactly_one("#search").render_line(0)
        under = next(segment.style for segment in strip if segment.text == "b")
        assert under is not None
        assert under.reverse
        assert {under.color and under.color.name, under.bgcolor and under.bgcolor.name} <= {None, "default"}
