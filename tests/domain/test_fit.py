"""Whether a model can take a request, in words."""

from collections.abc import Callable

import pytest

from ortui.domain.fit import misfits, tokens_of_prompt
from ortui.domain.model import Limits, Model
from ortui.domain.usage import Usage

Make = Callable[..., Model]
RATES = {"prompt": "0.000003", "completion": "0.000015"}


def test_prompt_and_completion_together_fill_the_context(make_model: Make) -> None:
    model = make_model(RATES, limits=Limits(context=1_000))
    assert misfits(model, Usage(prompt=600, completion=400)) == ()
    assert misfits(model, Usage(prompt=601, completion=400)) == (
        "does not fit the context: 601 prompt + 400 completion tokens, the context is 1,000",
    )


def test_a_completion_has_a_limit_of_its_own(make_model: Make) -> None:
    model = make_model(RATES, limits=Limits(context=10_000, completion=400))
    assert misfits(model, Usage(completion=400)) == ()
    assert misfits(model, Usage(completion=401)) == (
        "longer than the output limit: 401 completion tokens, the limit is 400",
    )


def test_without_limits_everything_fits(make_model: Make) -> None:
    assert misfits(make_model(RATES), Usage(prompt=10**12, completion=10**12)) == ()


def test_images_fill_the_context_unless_they_are_priced_apiece(make_model: Make) -> None:
    usage = Usage(prompt=500, images=1, image_tokens=600)
    taking = {"limits": Limits(context=1_000), "input_modalities": ("text", "image")}
    per_token, per_image = make_model(RATES, **taking), make_model(RATES | {"image": "0.01"}, **taking)
    assert (tokens_of_prompt(per_token, usage), tokens_of_prompt(per_image, usage)) == (1_100, 500)
    assert (len(misfits(per_token, usage)), len(misfits(per_image, usage))) == (1, 0)


@pytest.mark.parametrize(
    ("usage", "words", "ability"),
    [
        (Usage(images=1), "no image input", {"input_modalities": ("text", "image")}),
        (Usage(prompt=1, audio=1), "no audio input", {"input_modalities": ("audio",)}),
        (Usage(completion=1, audio_output=1), "no audio output", {"output_modalities": ("audio",)}),
        (Usage(completion=1, image_output=1), "no image output", {"output_modalities": ("image",)}),
    ],
)
def test_what_a_model_can_not_read_or_write_is_said(
    make_model: Make, usage: Usage, words: str, ability: dict[str, tuple[str, ...]]
) -> None:
    assert misfits(make_model(RATES), usage) == (words,)
    assert misfits(make_model(RATES, **ability), usage) == ()
