"""The screen and ``ortui quote`` say the same: each line and total of a saved scenario, digit by digit."""

import json
import re
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ortui.cli.main import answer
from ortui.source.paths import find_paths
from ortui.ui.machine import MemoryOnDisk

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening

NOW = datetime(2026, 11, 23, 18, 35, tzinfo=UTC)
SCENARIOS = """
[scenarios.agent]
prompt = "91,357"
cached_percent = "77 %"
written_percent = 11
written_1h_percent = 5
completion = 1733
reasoning_percent = 33
images = 3
searches = 2
requests_per_day = 217
days = 23

[scenarios.long]
prompt = "333k"
completion = 7
"""
MODELS = (
    "anthropic/claude-opus-4.8",  # every cache price, a search price
    "google/gemini-2.5-pro",  # a tier, storage on top of cache writes
    "openai/gpt-5",  # no price of cache writes
    "meta/muse-spark-1.2-contributor",
)
_LINE = re.compile(r"^\s*([\d,]+) .*× +([\d.,]+) +(?:/M|each) +([\d.,]+)")
_TOTAL = re.compile(r"\$([\d.,]+) +(a request|a day|a month|a year)")
_KEYS = {"a request": "total_usd", "a day": "per_day_usd", "a month": "per_month_usd", "a year": "per_year_usd"}


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MemoryOnDisk:
    """Keep the scenarios where both find them."""
    monkeypatch.setenv("ORTUI_HOME", str(tmp_path))
    paths = find_paths({"ORTUI_HOME": str(tmp_path)})
    paths.config.mkdir(parents=True)
    paths.scenarios_file.write_text(SCENARIOS, "utf-8")
    return MemoryOnDisk(paths, {}, lambda: NOW, {})


def quoted(name: str) -> dict[str, Any]:
    """Quote the models on the command line, by id."""
    said = answer(["quote", *MODELS, "--scenario", name, "--at", f"{NOW:%Y-%m-%dT%H:%M:%SZ}", "--json"])
    assert said.code == 0
    return {model["model"]: model for model in json.loads(said.data)["models"]}


def is_written(shown: str, exact: str | Decimal) -> bool:
    """Whether what is shown is the exact figure, rounded to the places that are shown."""
    figure = Decimal(shown.replace(",", ""))
    return Decimal(exact).quantize(figure, ROUND_HALF_UP) == figure


async def whole_receipt(hand: "Hand") -> list[str]:
    await hand.press("enter")
    lines = hand.lines("Page")
    await hand.press("escape")
    return lines


@pytest.mark.parametrize("name", ["agent", "long"])
async def test_every_figure_is_the_same(open_desk: "Opening", memory: MemoryOnDisk, name: str) -> None:
    expected = quoted(name)
    async with open_desk((160, 48), memory=memory) as hand:
        await hand.until(lambda: name in hand.desk.own_scenarios)
        await hand.press("2", "s")
        await hand.write(name)
        await hand.until(lambda: f"{name}   " in hand.screen())
        await hand.press("enter")
        await hand.until(lambda: hand.desk.named == name)
        for model_id in MODELS:
            await hand.point_at(model_id)
            await hand.press("2", "c")
            lines = await whole_receipt(hand)
            items = [found.groups() for line in lines if (found := _LINE.match(line))]
            model = expected[model_id]
            assert len(items) == len(model["lines"]) > 0
            for (quantity, rate, amount), line in zip(items, model["lines"], strict=True):
                assert int(quantity.replace(",", "")) == line["quantity"]
                per_unit = Decimal(line["rate_usd"])
                assert is_written(rate, per_unit) or is_written(rate, per_unit * 1_000_000)
                assert is_written(amount, line["amount_usd"])
            totals = {unit: figure for line in lines for figure, unit in _TOTAL.findall(line) if "at worst" not in line}
            assert set(totals) == set(_KEYS)
            for unit, figure in totals.items():
                assert is_written(figure, model[_KEYS[unit]]), (model_id, unit)
            problems = " ".join(" ".join(lines).split())
            assert all(problem in problems for problem in model["problems"])
