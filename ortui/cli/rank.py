"""`ortui rank`: the catalogue ordered by what a workload costs."""

from collections.abc import Sequence

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.as_csv import QUOTE_COLUMNS, csv_table
from ortui.cli.as_json import catalogue_part, document, quote_part, workload_part
from ortui.cli.at_hand import gather
from ortui.cli.selection import select
from ortui.cli.tables import Align, Column, table, terminal_width
from ortui.cli.words import short_amount
from ortui.cli.workload import about_no_work, read_at, read_work
from ortui.domain.basis import Basis
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Workload
from ortui.domain.wording import timestamp
from ortui.source.settings import load_settings


def run(chosen: Chosen) -> Answer:
    """Rank models."""
    at_hand = gather()
    settings, odd_settings = load_settings(at_hand.paths.settings_file)
    work = read_work(chosen)
    workload = work.workload
    basis = Basis(read_at(chosen, at_hand.now), workload, settings.tiers)
    selection = select(chosen, at_hand, basis)
    notes = (*work.notes, *odd_settings, *at_hand.notices, *selection.notes, *about_no_work(workload))
    quotes = [quote(model, workload.usage, basis.moment) for model in selection.models]
    if not (chosen.json or chosen.csv):
        return Answer(_as_text(quotes, workload), (*notes, selection.summary))
    notes = (*notes, *selection.asked)
    parts = [quote_part(found, workload) for found in quotes]
    if chosen.csv:
        return Answer(csv_table(QUOTE_COLUMNS, parts), notes)
    whole = {
        "catalogue": catalogue_part(at_hand.catalogue, at_hand.now),
        "at": timestamp(basis.moment),
        "workload": workload_part(workload),
        "models": parts,
    }
    return Answer(document(whole), notes)


def _as_text(quotes: Sequence[Quote], workload: Workload) -> str:
    if not quotes:
        return ""
    columns = [
        Column("Model", unit="USD:"),
        Column("a request", Align.POINT),
        Column("a day", Align.POINT, may_go=True),
        Column("a month", Align.POINT),
        Column("a year", Align.POINT, may_go=True),
        Column("Fits"),
    ]
    return table(columns, [_row(found, workload) for found in quotes], terminal_width())


def _row(found: Quote, workload: Workload) -> list[str]:
    total = found.total
    amounts = (total, workload.per_day(total), workload.per_month(total), workload.per_year(total))
    return [found.model.id, *map(short_amount, amounts), "yes" if found.fits else "no"]
