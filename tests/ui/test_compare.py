"""Models side by side: figures worked out by hand, the cheapest marked, and what one can and the other can't."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.domain.scenario import Scenario
from ortui.ui.compare_table import Row, table_lines

if TYPE_CHECKING:
    from tests.ui.conftest import Opening, Record

WORK = Scenario(prompt=2_000, cached_percent=50, completion=500, requests_per_day=200)


@pytest.fixture(scope="module")
def two(catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]") -> Catalogue:
    """Make two models that differ in all that is compared."""
    return catalogue_of(
        record(
            "lab/alpha",
            "0.000003",
            "0.000015",
            more={"input_cache_read": "0.0000003", "image": "0.000003"},
            created=1_780_000_000,
            context_length=200_000,
            top_provider={"context_length": 200_000, "max_completion_tokens": 64_000},
            architecture={"input_modalities": ["text", "image"], "output_modalities": ["text"]},
            supported_parameters=["temperature", "tools"],
        ),
        record(
            "lab/beta",
            "0.00000125",
            "0.00001",
            more={"request": "0.002", "web_search": "0.01", "image": "0.004"},
            context_length=1_048_576,
            architecture={"input_modalities": ["text"], "output_modalities": ["text"]},
            supported_parameters=["reasoning", "temperature"],
        ),
    )


def bars(lines: list[str]) -> dict[str, int]:
    """Measure the bars of the first lines in eighths of a cell."""
    eighths = " ▏▎▍▌▋▊▉█"
    return {line.split()[0]: sum(map(eighths.index, "".join(c for c in line if c in eighths[1:]))) for line in lines}


async def test_two_models_side_by_side(open_desk: "Opening", two: Catalogue) -> None:
    async with open_desk((120, 48), catalogue=two) as hand:
        hand.desk.scenario = WORK
        await hand.press("space", "down", "space", "v")
        lines = hand.page()
        # alpha: 1,000 × 3 + 1,000 × 0.30 + 500 × 15, in millionths: 0.0108; × 200 × 30 = 64.80
        # beta: 2,000 × 1.25 + 500 × 10, in millionths, and 0.002 a request: 0.0095; × 200 × 30 = 57
        assert lines[0] == "a month of this work"
        assert [line.rstrip(" █▏▎▍▌▋▊▉") for line in (lines[1], lines[2].removesuffix("cheapest"))] == [
            "alpha $64.80",
            "beta $57.00",
        ]
        assert lines[2].endswith(" cheapest")
        drawn = bars(lines[1:3])
        assert abs(drawn["beta"] - drawn["alpha"] * 57 / 64.8) <= 0.5
        assert lines[3:] == [
            "",
            "alpha beta",
            "USD a million tokens",
            "in 3.00 1.25",
            "out 15.00 10.00",
            "cache read 0.30 —",
            "image 3.00 —",
            "image each — 0.004",
            "search each — 0.01",
            "request each — 0.002",
            "receipt of one request, USD",
            "prompt 0.003 0.00125",
            "from cache 0.0003 0.00125",
            "completion 0.0075 0.005",
            "request — 0.002",
            "total $0.0108 $0.0095",
            "limits",
            "context 200k 1.0M",
            "output 64k —",
            "where they differ",
            "image in yes —",
            "reasoning — yes",
            "tools yes —",
        ]
        raw = hand.lines("Page")
        assert len(raw[1].rstrip()) == len(raw[1]) - len(" cheapest") - 1  # the dearest has all the room there is
        # in each group figures stand on the decimal point, alike for both models
        alpha_ends, beta_ends = raw[4].index("alpha") + len("alpha"), raw[4].index("beta") + len("beta")
        for group in (raw[6:13], raw[14:19]):
            points = {at for line in group for at, sign in enumerate(line) if sign == "."}
            (of_alpha,) = {at for at in points if at < alpha_ends}
            (of_beta,) = points - {of_alpha}
            assert of_beta - of_alpha == beta_ends - alpha_ends
        await hand.press("escape")
        assert hand.app.screen is hand.desk


async def test_one_marked_model_is_compared_with_the_highlighted_one(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((120, 40), catalogue=small) as hand:
        await hand.press("space", "v")
        assert hand.app.screen is hand.desk
        assert hand.notice == "mark two models or more with space, then compare them"
        await hand.press("down", "v")
        assert hand.model == "lab/gift:free"
        lines = hand.page()
        # 2,000 × 5 + 500 × 25, in millionths: 0.0225; × 30 = 0.675
        assert lines[1].startswith("opus $0.675 █")
        assert lines[2] == "gift:free free cheapest"
        assert lines[4] == "opus gift:free"
        assert "in 5.00 free" in lines
        assert "total $0.0225 free" in lines
        assert "their abilities are the same" in lines


async def test_without_marks_the_key_says_what_to_do(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        await hand.press("v")
        assert hand.app.screen is hand.desk
        assert hand.notice == "mark two models or more with space, then compare them"


async def test_what_varies_or_is_unknown_is_a_word_and_never_the_cheapest(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk((120, 48), catalogue=small) as hand:
        for model in ("lab/router", "lab/silent", "lab/cheap", "lab/opus"):
            hand.table.go_to(small.by_id[model])
            await hand.press("space")
        await hand.press("v")
        lines = hand.page()
        assert lines[1:3] == ["router varies", "silent unknown"]
        # 2,000 × 0.1 + 500 × 0.4, in millionths: 0.0004; × 30 = 0.012
        assert lines[3].startswith("cheap $0.012 ")
        assert [line.split()[0] for line in lines if line.endswith(" cheapest")] == ["cheap"]
        assert "in varies unknown 0.10 5.00" in lines
        assert "total varies unknown $0.0004 $0.0225" in lines
        assert any(line.startswith("! router: price varies") for line in lines)
        assert "! silent: no token price listed" in lines


async def test_a_marked_model_that_is_gone_after_a_refresh_is_not_compared(
    open_desk: "Opening", small: Catalogue, two: Catalogue
) -> None:
    async with open_desk((120, 40), catalogue=two) as hand:
        await hand.press("space", "down", "space")
        hand.desk.catalogue = small
        await hand.settle()
        await hand.press("v")
        assert hand.notice == "mark two models or more with space, then compare them"


async def test_eight_models_fit_a_small_screen_by_scrolling_and_cut_no_figure(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.search("by:anthropic opus")
        await hand.press("enter", *["space", "down"] * 8, "v")
        page = hand.app.screen.query_exactly_one("Page")
        lines = [page.render_line(y) for y in range(page.size.height)]
        assert {line.cell_length for line in lines} == {page.size.width}
        assert not any("…" in line.text for line in lines if line.text.split()[:1] in (["in"], ["out"], ["total"]))
        text = "\n".join(line.text for line in lines)
        for label, figures in (("in", 8), ("out", 8), ("total", 8)):
            rows = [line.split() for line in text.splitlines() if line.split()[:1] == [label]]
            assert sum(len(row) - 1 for row in rows) == figures, label
        # what was marked second stands in the second column, and what was marked last in the last one below
        assert [line.split() for line in text.splitlines() if line.startswith(" out ")] == [
            ["out", "50.00", "25.00", "50.00", "25.00"],
            ["out", "150.00", "25.00", "25.00", "25.00"],
        ]


async def test_names_beside_the_bars_are_cut_only_where_they_are_too_long(open_desk: "Opening") -> None:
    async with open_desk((60, 20)) as hand:
        await hand.search("deepseek v4")
        await hand.press("enter", "space", "down", "space", "down", "space", "v")
        beside = [line for line in hand.page() if " $" in line]
        assert any("…" in line for line in beside)
        assert not [line for line in beside if " …" in line]


def heads(name: str, width: int) -> list[str]:
    """Write a name as the head of the only column, ``width`` cells beside a label and blanks of 8."""
    table = table_lines([name], [Row("label", [("1", "")])], width + 8)
    lines = ["".join(text for text, _ in line).strip() for line in table]
    return lines[1:-1]


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("dots-3-note-preview:free", 24, ["dots-3-note-preview:free"]),
        ("dots-3-note-preview:free", 23, ["dots-3-note-preview", ":free"]),
        ("dots-3-note-preview:free", 14, ["dots-3-note-", "preview:free"]),
        ("lfm-2.5-2.6b:free", 14, ["lfm-2.5-2.6b", ":free"]),
        ("claude-opus-4.8-fast", 7, ["claude-", "opus-", "4.8-", "fast"]),
        ("qwen2.5.72b", 8, ["qwen2.5.", "72b"]),
        ("a/longname", 8, ["a/", "longname"]),
        ("alphabeta", 7, ["alphabe", "ta"]),
        ("abcdefg" * 5, 7, ["abcdefg", "abcdefg", "abcdefg", "abcdef…"]),
    ],
)
def test_names_break_where_their_parts_end(name: str, width: int, lines: list[str]) -> None:
    assert heads(name, width) == lines


def test_labels_and_names_take_the_room_that_figures_leave() -> None:
    names = [f"model-{number}" for number in range(8)]
    rows = [Row("max_completion_tokens", [("123.45", "")] * 8)]
    for width in (150, 120):
        last = "".join(text for text, _ in table_lines(names, rows, width)[-1])
        assert last.split() == ["max_completion_tokens", *["123.45"] * 8]
        assert width - 8 < len(last) <= width
    narrow = ["".join(text for text, _ in line) for line in table_lines(names, rows, 72)]
    assert max(map(len, narrow)) <= 72
    assert [line.count("123.45") for line in narrow if "123" in line] == [4, 4]
