"""The detail: what the sheet adds over the pane, every price with its key, marks that say in words where they hold."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.usage import Usage, Workload
from ortui.ui.drawn import Line
from ortui.ui.help import help_lines
from ortui.ui.keys import KEYS
from ortui.ui.view import Subject
from ortui.ui.widgets.facts import facts
from ortui.ui.widgets.price_rows import price_rows
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from tests.ui.conftest import Opening, Record

NIGHT = {"utc_start": 100, "utc_end": 400, "prompt": "0.000001", "completion": "0.000002"}
LONG = {"min_prompt_tokens": 200_000, "prompt": "0.000006", "completion": "0.000012"}
AT_NIGHT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def rich(catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]") -> Catalogue:
    """Make a model of which there is all to say that can be said."""
    prices = {"input_cache_read": "0.00000030000001", "web_search": "0.014", "request": "0.001", "strange_key": "7"}
    return catalogue_of(
        record(
            "lab/rich",
            "0.000003",
            "0.000009",
            more=prices | {"overrides": [NIGHT, LONG]},
            canonical_slug="lab/rich-20260101",
            architecture={"input_modalities": ["text", "image"], "output_modalities": ["text"]},
            top_provider={"context_length": 100_000, "max_completion_tokens": 64_000, "is_moderated": True},
            supported_parameters=["max_tokens", "reasoning", "tools"],
            knowledge_cutoff="2026-01-31",
            expiration_date="2026-12-24",
            description="A model of few words.",
            alias_target={"slug": "lab/other"},
            benchmarks={"artificial_analysis": {"intelligence_index": 56.6}},
        ),
    )


def subject_of(rich: Catalogue, prompt: int, moment: datetime = NOW) -> Subject:
    """Put the model to work."""
    return Subject(rich.by_id["lab/rich"], Basis(moment, Workload(Usage(prompt=prompt, completion=1))))


def texts(lines: list[Line]) -> list[str]:
    """Read lines, blanks pressed together."""
    return [" ".join("".join(text for text, _ in line).split()) for line in lines]


@pytest.mark.parametrize(
    ("prompt", "moment", "marked"),
    [
        (1_000, NOW, ["listed ▸ now, this work 3.00", "01:00–04:00 UTC 1.00", "above 200,000 prompt tokens 6.00"]),
        (
            200_001,
            NOW,
            ["listed ▸ now 3.00", "01:00–04:00 UTC 1.00", "above 200,000 prompt tokens ▸ this work 6.00"],
        ),
        (1_000, AT_NIGHT, ["listed 3.00", "01:00–04:00 UTC ▸ now, this work 1.00"]),
        (
            200_001,
            AT_NIGHT,
            ["listed 3.00", "01:00–04:00 UTC ▸ now, this work 1.00", "above 200,000 prompt tokens ▸ this work 6.00"],
        ),
    ],
)
def test_what_holds_now_and_for_this_work_is_said_in_words(
    rich: Catalogue, prompt: int, moment: datetime, marked: list[str]
) -> None:
    (block,) = price_rows(subject_of(rich, prompt, moment), 100)
    lines = texts(block)
    for row, start in zip(lines[1:], marked, strict=False):
        assert row.startswith(start)


def test_marks_are_never_cut_and_prices_keep_their_room(rich: Catalogue) -> None:
    for width in (100, 76, 56, 44):
        blocks = price_rows(subject_of(rich, 200_001), width)
        raw = ["".join(text for text, _ in line) for block in blocks for line in block]
        assert max(map(len, raw)) <= width
        assert any("▸ this work  " in line for line in raw)
        assert any("6.00" in line for line in raw)


def test_the_help_knows_the_marks() -> None:
    lines = texts(help_lines(KEYS, 96))
    assert any(line.startswith("▸ now in the detail") for line in lines)
    assert any(line.startswith("▸ this work in the detail") for line in lines)


def test_the_sheet_has_every_price_with_its_key_and_labelled_groups(rich: Catalogue) -> None:
    assert texts(facts(subject_of(rich, 200_001), 92)) == [
        "listed 01:00–04:00 UTC above 200,000",
        "prompt tokens",
        "$ a million tokens ▸ now ▸ this work",
        "in prompt 3.00 1.00 6.00",
        "out completion 9.00 2.00 12.00",
        "cache read input_cache_read 0.30000001",
        "search $ each web_search 0.014",
        "request $ a request request 0.001",
        "a longer prompt pays the other prices for the whole request",
        "strange_key 7",
        "does not fit the context: 200,001 prompt + 1 completion tokens, the context is 128,000",
        "",
        "price class standard: $1 to $10 a million prompt tokens",
        "limits context 128,000 · of the default provider 100,000 · output 64,000",
        "abilities text image → text · moderated",
        "parameters max_tokens · reasoning · tools",
        "benchmarks intelligence 56.6",
        "dates released 15 Jun 2025 · knowledge to 2026-01-31 · ends 24 Dec 2026",
        "names alias of lab/other, priced by its own row · slug lab/rich-20260101",
        "page https://openrouter.ai/lab/rich",
        "",
        "description A model of few words.",
    ]


def test_a_narrow_sheet_cuts_nothing(rich: Catalogue) -> None:
    words = ("0.30000001", "12.00", "200,000", "▸now,thiswork", "https://openrouter.ai/lab/rich", "lab/rich-20260101")
    for width in (92, 66, 52, 40):
        raw = ["".join(text for text, _ in line) for line in facts(subject_of(rich, 1_000), width)]
        assert max(map(len, raw)) <= width
        text = "".join("".join(raw).split())
        assert [word for word in words if word not in text] == [], width


async def test_the_pane_labels_parameters_and_the_sheet_is_no_narrower_than_the_pane(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        await hand.search("gemini-2.5-pro")
        await hand.press("enter")
        assert "parameters include_reasoning · max_tokens" in hand.text("Detail")
        pane = hand.desk.query_exactly_one("Detail").size.width
        await hand.press("enter")
        assert hand.app.screen.query_exactly_one("Page").size.width >= pane
        lines = hand.page()
        assert lines[0] == "Google: Gemini 2.5 Pro"
        assert [line.split()[0] for line in lines if line.endswith(" 15.00")] == ["out", "reasoning"]
        assert any(line.startswith("parameters include_reasoning · max_tokens") for line in lines)
        assert lines[-1] == "names page https://openrouter.ai/google/gemini-2.5-pro"


async def test_the_price_class_is_said_with_its_limits(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 40), catalogue=small) as hand:
        for model_id, words in {
            "lab/opus": "standard: $1 to $10 a million prompt tokens",
            "lab/cheap": "budget: below $0.15 a million prompt tokens",
        }.items():
            await hand.point_at(model_id)
            assert words in hand.text("Detail")
            await hand.press("enter")
            assert f"price class {words}" in hand.page()
            await hand.press("escape")
        await hand.point_at("lab/router")
        assert "a million prompt tokens" not in hand.text("Detail")


async def test_prices_that_would_be_cut_off_below_their_titles_give_place_to_the_next_facts(
    open_desk: "Opening",
) -> None:
    async with open_desk((60, 20)) as hand:
        await hand.search("gpt-5.6-terra")
        lines = hand.lines("Detail")
        assert [line.split()[0] for line in lines[1:4]] == ["$", "listed", "above"]
        assert lines[4].startswith(" search $ 0.01 each")
        assert lines[4].rstrip().endswith("… enter all")
    async with open_desk((80, 24)) as hand:
        await hand.search("gpt-5.6-terra")
        assert hand.lines("Detail")[1].split()[-3:] == ["cache", "read", "write"]


async def test_a_price_of_many_digits_is_rounded_below_the_table_and_exact_on_the_sheet(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.search("gemini-2.5-flash-lite")
        assert " 0.08333 " in hand.text("Detail")
        await hand.press("enter", "enter")
        assert any(line.split()[-1] == "0.0833333333333333" for line in hand.page() if line.strip())


async def test_its_lines_make_room_for_rows_and_come_back_with_what_is_highlighted_then(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        rows = hand.table.rows
        assert "lab/opus" in hand.text("Detail")
        await hand.press("d")
        assert hand.table.rows == rows + 5
        await hand.press("down")
        assert hand.model == "lab/gift:free"
        await hand.press("d")
        assert hand.table.rows == rows
        assert "lab/gift:free" in hand.text("Detail")
