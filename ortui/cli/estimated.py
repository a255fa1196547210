"""`ortui quote --prompt-file`: the prompt's tokens, estimated from its text, and what the band's ends cost."""

from codecs import BOM_UTF8
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.cli.arguments import Chosen
from ortui.cli.exits import UsageError
from ortui.cli.input_file import place_of, read_body
from ortui.cli.workload import Work
from ortui.domain.errors import InvalidInputError
from ortui.domain.model import Model
from ortui.domain.money import plain
from ortui.domain.quote import Quote, quote
from ortui.domain.text_tokens import TextTokens, tokens_of
from ortui.domain.usage import Usage
from ortui.domain.wording import count
from ortui.source.errors import UnreadableError

MOST_BYTES = 50_000_000
"""More than the longest context holds; counting so many takes some ten seconds."""


class Band(NamedTuple):
    """What a model's request costs at the ends of the estimate."""

    low: Quote
    high: Quote


class Estimate(NamedTuple):
    """A prompt that was read as text."""

    tokens: TextTokens
    low: Usage
    high: Usage
    """The request with the low and the high count."""
    notes: tuple[str, ...]

    def band(self, model: Model, moment: datetime) -> Band:
        """Price the ends."""
        return Band(quote(model, self.low, moment), quote(model, self.high, moment))


def read_estimate(chosen: Chosen, work: Work) -> tuple[Work, Estimate]:
    """Estimate the prompt of the work; raises UsageError, InvalidInputError, UnreadableError."""
    if chosen.prompt is not None:
        raise UsageError("--prompt-file says how long the prompt is; leave out --prompt")
    place = place_of(chosen.prompt_file)
    try:
        text, remark = _text(read_body(chosen.prompt_file, MOST_BYTES + 1))
    except OSError as error:
        raise UnreadableError(f"{place} can't be read: {error.strerror or error}") from error
    except UnreadableError as error:
        raise UnreadableError(f"{place} can't be used: {error}") from error
    likely, low, high, method = tokens = tokens_of(text)
    said = f"{place}: about {count(likely)} tokens, from {count(low)} to {count(high)}; {method}"
    notes = (said, *([f"{place}: {remark}"] if remark else []))
    work = work.with_prompt(likely)
    usage = work.workload.usage
    return work, Estimate(tokens, _low(work, low, usage), work.with_prompt(high).workload.usage, notes)


def _text(body: bytes) -> tuple[str, str]:
    """Decode a text, and say what is odd about it."""
    if len(body) > MOST_BYTES:
        raise UnreadableError(f"it is longer than {MOST_BYTES // 10**6} MB, more than any model reads at once")
    if not body.removeprefix(BOM_UTF8):
        raise UnreadableError("it is empty")
    if b"\0" in body:
        raise UnreadableError("it holds zero bytes, so it is not text in UTF-8")
    try:
        return body.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        remark = f"from byte {error.start} on it is not all UTF-8; what is not counts as signs"
        return body.decode("utf-8-sig", "replace"), remark


def _low(work: Work, low: int, likely: Usage) -> Usage:
    """Give the request with the low count; a prompt is at least as long as what was said to lie inside it."""
    try:
        return work.with_prompt(low).workload.usage
    except InvalidInputError:
        inside = likely.cached + likely.cache_write + likely.cache_write_1h + likely.audio
        return work.with_prompt(inside).workload.usage


def reach(found: Quote, band: Band, most: Decimal | None) -> str:
    """Say what the ends of the band cost; empty where the cost is not known anyhow."""
    low, high = band.low.total.usd, band.high.total.usd
    if low is None or high is None:
        return ""
    said = f"{found.model.id}: {plain(low)} to {plain(high)} USD a request by that estimate"
    if found.fits and not band.high.fits:
        said = f"{said}; the longest does not fit"
    return f"{said}; the dearest passes --max-cost {plain(most)}" if most is not None and high > most else said
