"""What the properties of the engine are drawn from: requests, price objects, ids."""

from decimal import Decimal

from hypothesis import strategies as st

from ortui.domain.pricing import RATE_KEYS
from ortui.domain.usage import Usage

tokens = st.integers(0, 300_000)
rates = st.integers(1, 10**6)
"""In thousandths of a USD a million tokens, so that a token's rate has nine places."""


@st.composite
def usages(draw: st.DrawFn) -> Usage:
    """Draw the parts, and make the wholes from them."""
    plain, cached, written, written_1h, audio = (draw(tokens) for _ in range(5))
    answer, reasoning, spoken, drawn = (draw(tokens) for _ in range(4))
    return Usage(
        prompt=plain + cached + written + written_1h + audio,
        cached=cached,
        cache_write=written,
        cache_write_1h=written_1h,
        audio=audio,
        completion=answer + reasoning + spoken + drawn,
        reasoning=reasoning,
        audio_output=spoken,
        image_output=drawn,
        images=draw(st.integers(0, 20)),
        image_tokens=draw(st.integers(0, 2_000)),
        searches=draw(st.integers(0, 20)),
    )


def as_text(rate: int) -> str:
    return f"{Decimal(rate).scaleb(-9):f}"


texts = st.one_of(rates.map(as_text), st.sampled_from(["0", "-1"]))
price_objects = st.fixed_dictionaries(
    {"prompt": texts, "completion": texts},
    optional={key: texts for key in RATE_KEYS if key not in {"prompt", "completion"}},
)
overrides: st.SearchStrategy[list[dict[str, object]]] = st.lists(
    st.builds(
        dict,
        st.dictionaries(st.sampled_from(RATE_KEYS), texts, max_size=4),
        min_prompt_tokens=st.sampled_from([0, 1_000, 200_000, 1_000_000]),
    ),
    max_size=3,
)
ids = st.sampled_from(["maker/model", "google/gemini-x", "maker/model:free", "~maker/latest"])
