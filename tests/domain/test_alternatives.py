"""Models to turn to: what they must be able to do, what they must cost, and in which order they stand."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from ortui.domain.alternatives import Alternatives, alternatives, in_words
from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Limits, Model
from ortui.domain.quote import quote
from ortui.domain.usage import Usage

Make = Callable[..., Model]
_USAGE = Usage(prompt=1_000, completion=1_000)
_ABLE = {"parameters": ("tools", "temperature"), "input_modalities": ("text", "image")}


@pytest.fixture(scope="module")
def present(make_model: Make) -> Model:
    return make_model({"prompt": "0.00001", "completion": "0.00005"}, id="lab/present", **_ABLE)


def _cheap(make_model: Make, name: str, index: str = "", rate: str = "0.000001", **described: object) -> Model:
    benchmarks = (("intelligence_index", Decimal(index)),) if index else ()
    described = {**_ABLE, "benchmarks": benchmarks, **described}
    return make_model({"prompt": rate, "completion": rate}, id=f"lab/{name}", **described)


def test_the_most_able_stand_first_and_free_ones_apart(make_model: Make, present: Model, noon: datetime) -> None:
    models = [
        _cheap(make_model, "unrated"),
        _cheap(make_model, "unrated-cheaper", rate="0.0000001"),
        _cheap(make_model, "good", "40"),
        _cheap(make_model, "best", "60.5"),
        _cheap(make_model, "gift:free", "10", rate="0"),
        present,
    ]
    found = alternatives(models, present, _USAGE, noon, most=9)
    assert [one.model.id for one in found.free] == ["lab/gift:free"]
    assert [one.model.id for one in found.cheaper] == ["lab/best", "lab/good", "lab/unrated-cheaper", "lab/unrated"]
    assert in_words(alternatives(models, present, _USAGE, noon, most=1), quote(present, _USAGE, noon).total) == (
        "free: lab/gift:free; cheaper: lab/best at $0.002 instead of $0.06 a request"
    )


@pytest.mark.parametrize(
    "described",
    [
        {"output_modalities": ("image",)},
        {"input_modalities": ("audio",)},
        {"limits": Limits(context=1_500)},
        {"rate": "0.00003"},  # 0.06, no less
        {"rate": "-1"},
        {"rate": "0"},  # no token price listed
        {"name": "other:batch"},
    ],
)
def test_what_is_none(make_model: Make, present: Model, noon: datetime, described: dict[str, str]) -> None:
    other = _cheap(make_model, **{"name": "other", **described})
    assert alternatives([other], present, _USAGE, noon) == ((), ())


@pytest.mark.parametrize(
    ("used", "ability"),
    [
        ({}, {}),
        ({"searches": 2}, {}),  # any model can be given one
        ({"images": 1}, {"input_modalities": ("text", "image")}),
        ({"audio": 400}, {"input_modalities": ("text", "audio")}),
        ({"audio": 1_000}, {"input_modalities": ("audio",)}),
        ({"reasoning": 200}, {"parameters": ("reasoning",)}),
        ({"audio_output": 300}, {"output_modalities": ("text", "audio")}),
        ({"image_output": 1_000}, {"output_modalities": ("image",)}),
    ],
)
def test_only_what_the_work_uses_is_asked_of_them(
    make_model: Make, noon: datetime, used: dict[str, int], ability: dict[str, tuple[str, ...]]
) -> None:
    """The model itself reads and writes all there is, with tools; for the work one ability is enough."""
    kinds = ("text", "image", "audio", "file", "video")
    every = {"input_modalities": kinds, "output_modalities": kinds, "parameters": ("tools", "reasoning")}
    present = make_model({"prompt": "0.00001", "completion": "0.00005"}, id="lab/present", **every)
    plain: dict[str, Any] = {"parameters": (), "input_modalities": ("text",), "output_modalities": ("text",)}
    gift = _cheap(make_model, "gift:free", rate="0", **(plain | ability))
    other = _cheap(make_model, "text-only:free", rate="0", **plain)
    found = alternatives([gift, other], present, Usage(prompt=1_000, completion=1_000, **used), noon)
    named = {one.model.id for one in (*found.free, *found.cheaper)}
    assert named == {"lab/gift:free", *(() if ability else ("lab/text-only:free",))}


def test_nothing_is_cheaper_than_what_is_not_known(make_model: Make, noon: datetime) -> None:
    varies = make_model({"prompt": "-1", "completion": "-1"}, id="lab/router")
    found = alternatives([_cheap(make_model, "other", "40")], varies, _USAGE, noon)
    assert found == Alternatives((), ())
    assert in_words(found, quote(varies, _USAGE, noon).total) == ""


def test_a_real_catalogue_has_some(catalogue: Catalogue, noon: datetime) -> None:
    opus = catalogue.by_id["anthropic/claude-opus-4.8"]
    found = alternatives(catalogue, opus, _USAGE, noon)
    assert len(found.cheaper) == 3
    assert len(found.free) == 3
    with_image = alternatives(catalogue, opus, Usage(prompt=1_000, completion=1_000, images=1), noon)
    assert all("image" in one.model.input_modalities for one in (*with_image.free, *with_image.cheaper))
