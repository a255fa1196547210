"""`ortui models`: the filtered catalogue."""

from collections.abc import Sequence

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.as_csv import MODEL_COLUMNS, csv_table
from ortui.cli.as_json import catalogue_part, document, model_part
from ortui.cli.at_hand import gather
from ortui.cli.selection import select
from ortui.cli.tables import Align, Column, table, terminal_width
from ortui.cli.words import TOKENS_UNIT, short_amount, short_rate
from ortui.cli.workload import COUNTS, VOLUMES, about_no_work, given_options, read_at, read_work
from ortui.domain.basis import Basis
from ortui.domain.model import Model
from ortui.domain.quote import quote
from ortui.domain.wording import ABSENT, day, short_count
from ortui.source.settings import load_settings

_RATES = {"prompt": "In", "completion": "Out", "input_cache_read": "Cached"}


def run(chosen: Chosen) -> Answer:
    """List models."""
    at_hand = gather()
    settings, odd_settings = load_settings(at_hand.paths.settings_file)
    work = read_work(chosen)
    basis = Basis(read_at(chosen, at_hand.now), work.workload, settings.tiers)
    selection = select(chosen, at_hand, basis)
    no_work = about_no_work(basis.workload) if selection.by_cost else ()
    notes = (*work.notes, *odd_settings, *at_hand.notices, *selection.notes, *no_work)
    if not (chosen.json or chosen.csv):
        has_cost = selection.by_cost or bool(given_options(chosen, (*COUNTS, *VOLUMES, "scenario")))
        return Answer(_as_text(selection.models, basis, has_cost=has_cost), (*notes, selection.summary))
    notes = (*notes, *selection.asked)
    parts = [model_part(model, basis.moment, basis.tier_limits) for model in selection.models]
    if chosen.csv:
        return Answer(csv_table(MODEL_COLUMNS, parts), notes)
    return Answer(document({"catalogue": catalogue_part(at_hand.catalogue, at_hand.now), "models": parts}), notes)


def _as_text(models: Sequence[Model], basis: Basis, *, has_cost: bool) -> str:
    if not models:
        return ""
    columns = [
        Column("Model", unit=f"{TOKENS_UNIT}:"),
        *[Column(title, Align.POINT) for title in _RATES.values()],
        Column("Context", Align.RIGHT),
        *([Column("USD a request", Align.POINT)] if has_cost else []),
        Column("Tier", may_go=True),
        Column("Released", Align.RIGHT, may_go=True),
    ]
    return table(columns, [_row(model, basis, has_cost=has_cost) for model in models], terminal_width())


def _row(model: Model, basis: Basis, *, has_cost: bool) -> list[str]:
    rates = model.pricing.in_force(0, basis.moment).rates
    tier = model.tier(basis.tier_limits)
    cost = [short_amount(quote(model, basis.workload.usage, basis.moment).total)] if has_cost else []
    return [
        model.id,
        *[short_rate(model, rates.get(key)) for key in _RATES],
        ABSENT if model.limits.context is None else short_count(model.limits.context),
        *cost,
        tier.value if tier else ABSENT,
        day(model.created) if model.created else ABSENT,
    ]
