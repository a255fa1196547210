"""What ships: a catalogue of facts that loads, and the tool that builds it from a saved answer."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ortui.domain.catalogue import Source
from ortui.source.bundle import build, main
from ortui.source.bundled import CATALOGUE_FILE, load_bundled
from ortui.source.catalogue_file import unpack
from ortui.source.errors import UnreadableError

_AS_OF = datetime(2026, 8, 22, 18, 35, tzinfo=UTC)


def test_the_catalogue_that_ships() -> None:
    catalogue = load_bundled()
    assert len(catalogue) == 421
    assert catalogue.source is Source.BUNDLED
    assert catalogue.fetched_at == _AS_OF
    assert catalogue.set_aside == ()
    assert sum(bool(model.pricing.overrides) for model in catalogue) == 59
    assert len({model.id for model in catalogue}) == 421


def test_what_ships_are_facts_and_no_prose() -> None:
    assert b"description" not in CATALOGUE_FILE.read_bytes()
    assert not [key for model in load_bundled() for key in model.other if key.endswith("description")]


def test_a_small_answer_makes_a_file_that_loads(answer: Callable[..., bytes], record: Callable[..., Any]) -> None:
    tiered = record(9, pricing={"prompt": "0.1", "overrides": [{"min_prompt_tokens": 5, "prompt": "0.2"}]})
    data = build(answer(2, tiered | {"description": "Somebody's prose"}, {"id": "maker/odd"}), _AS_OF)
    catalogue = unpack(data).catalogue
    assert [model.id for model in catalogue] == ["maker/model-1", "maker/model-2", "maker/model-9"]
    assert catalogue.models[2].pricing.has_tiers
    assert (catalogue.source, catalogue.fetched_at) == (Source.BUNDLED, _AS_OF)
    assert [odd.id for odd in catalogue.set_aside] == ["maker/odd"]
    assert b"prose" not in data


def test_an_unusable_answer_makes_none() -> None:
    with pytest.raises(UnreadableError):
        build(b'{"data": []}', _AS_OF)


@pytest.mark.parametrize("as_of", ["2026-08-22T18:35:00Z", "2026-08-22T20:35:00+02:00", "2026-08-22T18:35:00"])
def test_the_tool_writes_the_file_and_says_so(
    as_of: str, answer: Callable[..., bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved, to = tmp_path / "models.json", tmp_path / "out" / "catalogue.json"
    saved.write_bytes(answer(2))
    assert main([str(saved), "--as-of", as_of, "--to", str(to)]) == 0
    assert unpack(to.read_bytes()).catalogue.fetched_at == _AS_OF
    assert capsys.readouterr().out == f"{to}: {to.stat().st_size:,} bytes\n"


@pytest.mark.parametrize("content", [None, b"", b"<html>", json.dumps({"data": []}).encode()])
def test_the_tool_leaves_the_file_where_it_has_nothing_better(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved, to = tmp_path / "models.json", tmp_path / "catalogue.json"
    to.write_bytes(b"before")
    if content is not None:
        saved.write_bytes(content)
    assert main([str(saved), "--as-of", "2026-08-22T18:35:00Z", "--to", str(to)]) == 2
    assert to.read_bytes() == b"before"
    assert capsys.readouterr().err.startswith(f"{saved}: ")


@pytest.mark.parametrize("words", [[], ["models.json"], ["models.json", "--as-of", "yesterday"]])
def test_the_tool_wants_a_file_and_a_time(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert "--as-of" in capsys.readouterr().err
