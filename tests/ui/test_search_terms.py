"""Terms of the search line narrow by figures and abilities; one that can't be read is shown, and the rest filters."""

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.ui.desk import Desk

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening


def _million(catalogue: Catalogue, model_id: str, key: str) -> Decimal:
    received = catalogue.by_id[model_id].pricing_as_received
    return Decimal(str(received[key])) * 1_000_000


async def test_prices_context_and_maker_narrow(open_desk: "Opening", bundled: Catalogue) -> None:
    async with open_desk() as hand:
        await hand.search("in<1")
        assert hand.ids
        assert all(_million(bundled, model, "prompt") < 1 for model in hand.ids)
        assert "openrouter/auto" not in hand.ids  # its price varies: it is not below anything
        await hand.search("out<=10")
        assert "google/gemini-2.5-pro" in hand.ids  # exactly 10
        assert all(_million(bundled, model, "completion") <= 10 for model in hand.ids)
        await hand.search("ctx>=200k")
        assert "anthropic/claude-opus-4.8" in hand.ids
        assert all((bundled.by_id[model].limits.context or 0) >= 200_000 for model in hand.ids)
        await hand.search("by:anthropic")
        assert hand.ids
        assert all(model.startswith("anthropic/") for model in hand.ids)


async def test_kinds_and_abilities_narrow(open_desk: "Opening", bundled: Catalogue) -> None:
    async with open_desk() as hand:
        await hand.search("is:free")
        assert "openrouter/free" in hand.ids
        assert all(model.endswith(":free") or model == "openrouter/free" for model in hand.ids)
        await hand.search("has:tools")
        with_tools = hand.ids
        assert all("tools" in bundled.by_id[model].parameters for model in with_tools)
        await hand.search("-has:tools")
        assert not set(with_tools) & set(hand.ids)
        assert len(with_tools) + len(hand.ids) == 348


async def test_a_minus_leaves_out_what_a_word_finds(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        await hand.search("by:anthropic")
        all_of_them = hand.ids
        await hand.search("by:anthropic -opus")
        assert hand.ids == [model for model in all_of_them if "opus" not in model]
        assert "not opus" in hand.text("Tally")


async def test_terms_and_words_narrow_together(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        await hand.search("opus in<10 ctx>=200k by:anthropic")
        assert "anthropic/claude-opus-4.8" in hand.ids
        assert all("opus" in model for model in hand.ids)
        tally = hand.text("Tally")
        for words in ("opus", "prompt price below 10", "context at least 200,000", "by anthropic"):
            assert words in tally


LEFT_OUT = {"lab/opus:batch", "~lab/opus-latest"}


def underlined(hand: "Hand") -> str:
    """Read what is underlined in the search line."""
    strip = hand.app.screen.query_exactly_one("SearchLine").render_line(0)
    return "".join(segment.text for segment in strip if segment.style and segment.style.underline)


ADVICE = {
    "in<cheap": "prompt price “cheap” is not an amount in USD; write it like 100 or 5.80",
    "ctx>=many": "context “many” is not a whole number; write it like 12000, 12,000, 12k or 1.5M",
    "has:legs": "has: takes tools, vision, reasoning, cache, image, audio, file, video",
    "is:good": "is: takes free, batch, alias, favourite",
    "by:": "name a maker, like by:anthropic",
    "price<5": "there is no such term; meant may be in<5 or out<5",
    "size<5": "compare in, out, cached, cost, ctx, new, without spaces: in<1, ctx>=200k",
    "has:tols": "meant may be has:tools",
}


async def test_a_term_that_cannot_be_read_is_shown_with_advice_and_the_rest_filters(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk((250, 30), catalogue=small) as hand:
        for term, advice in ADVICE.items():
            await hand.search(f"opus {term}")
            assert f"{term}: {advice} · " in hand.text("Tally")
            assert hand.ids == ["lab/opus"]
            assert underlined(hand) == term


@pytest.mark.parametrize(
    "size", [(60, 20), (160, 48), *(pytest.param(size, marks=pytest.mark.slow) for size in ((80, 24), (120, 30)))]
)
@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (
            "gpt5 in<1x has:legs is:x",
            ("like 100 or 5.80", "audio, file, video", "is:x: is: takes free, batch, alias, favourite"),
        ),
        ("has:", ("has: takes tools, vision, reasoning, cache, image, audio, file, video",)),
        ("has:tools,image", ("has:tools,image: has: takes tools, vision",)),
        ("size<1", ("size<1: compare in, out, cached, cost, ctx, new, without spaces: in<1, ctx>=200k",)),
        ("foo:bar", ("foo:bar: there is no such term, but by, has, is,", "a name has no colon")),
    ],
)
async def test_all_advice_can_be_read_in_place_or_by_the_way_that_is_said_there(
    open_desk: "Opening", size: tuple[int, int], text: str, advice: tuple[str, ...]
) -> None:
    async with open_desk(size) as hand:
        await hand.search(text)
        said = " ".join(hand.text("Tally").split())
        assert said.startswith(("28 of 421", "348 of 421"))
        assert f"{text.split()[-1 if len(text.split()) == 1 else 1]}" in said
        if not all(words in said for words in advice):
            assert said.endswith("… i all")
            await hand.press("enter", "i")
            said = " ".join(hand.page())
        assert all(words in said for words in advice)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 48)])
async def test_no_search_moves_what_is_below_it(
    open_desk: "Opening", monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with open_desk(size) as hand:
        laid_out: list[int] = []
        usual = Desk._refresh_layout  # noqa: SLF001 - whether a key brings a layout shows nowhere else

        def counted(desk: Desk, *size: object, **more: object) -> None:
            laid_out.append(1)
            usual(desk, *size, **more)  # type: ignore[arg-type]  # as they came

        monkeypatch.setattr(Desk, "_refresh_layout", counted)
        await hand.search("gpt5 in<0.5 ctx>=200k tier:bud is:batch ~ new<30d -by:anth out>1 has:x foo:bar price<1")
        assert len(hand.lines("Tally")) == 2
        assert not laid_out


async def test_a_term_that_is_begun_filters_and_is_not_called_misread(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        for begun in ("tier:b", "tier:bud", "tier:budge", "tier:budget"):
            await hand.search(begun)
            assert hand.ids == ["lab/cheap"]
            assert underlined(hand) == ""
            assert "budget tier" in hand.text("Tally")


async def test_a_term_that_cannot_be_read_stays_marked_while_more_is_typed(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.search("in<cheap")
        for key in (" ", "o", "p", " "):
            await hand.press(key)
            assert underlined(hand) == "in<cheap"
        await hand.press(*["backspace"] * 9, *"1 op")
        assert hand.text("SearchLine").strip() == "in<1 op"
        assert underlined(hand) == ""


async def test_favourites_are_found_by_a_term_and_leave_with_their_star(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.press("f", "down", "f")
        starred = hand.ids[:2]
        await hand.search("is:favourite")
        assert hand.ids == starred
        await hand.press("enter", "f")
        assert hand.ids == starred[1:]
        await hand.search("-is:favourite")
        assert sorted([*hand.ids, starred[1]]) == sorted(model for model in small.by_id if model not in LEFT_OUT)


async def test_the_rest_of_a_term_is_proposed_and_taken_by_the_right_arrow(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.search("is:fr")
        assert hand.text("SearchLine").strip() == "is:free"  # the rest is only proposed
        assert hand.desk.arrangement.text == "is:fr"
        await hand.press("right")
        assert hand.desk.arrangement.text == "is:free"
        assert hand.ids == ["lab/gift:free"]
        assert hand.focus == "search"


async def test_a_click_on_what_is_proposed_or_right_of_it_takes_it(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        for x in (5, 60):  # on the grey "ee", and right of it
            await hand.search("is:fr")
            await hand.click("SearchLine", 2)
            assert hand.desk.arrangement.text == "is:fr"  # on what was typed: only the cursor goes there
            await hand.click("SearchLine", x)
            assert hand.desk.arrangement.text == "is:free"
            await hand.press("escape")
        await hand.search("opus")
        await hand.click("SearchLine", 60)
        assert hand.desk.arrangement.text == "opus"  # nothing is proposed


@pytest.mark.parametrize(("typed", "whole"), [("ct", "ctx>="), ("ha", "has:")])
async def test_the_name_of_a_term_is_proposed_and_the_footer_says_how_to_take_it(
    open_desk: "Opening", typed: str, whole: str
) -> None:
    async with open_desk((60, 20)) as hand:
        await hand.search(typed)
        assert hand.text("SearchLine").strip() == whole
        assert "→ complete" in hand.text("Footer")
        await hand.press("right")
        assert hand.desk.arrangement.text == whole
