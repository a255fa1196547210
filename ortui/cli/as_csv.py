"""Lists as comma-separated values: the columns are named as in the JSON, what is null there is empty here."""

import csv
import io
from collections.abc import Iterable, Mapping

MODEL_COLUMNS = (
    "id",
    "name",
    "price_state",
    "price_reason",
    "prompt_usd_per_token",
    "completion_usd_per_token",
    "context_length",
    "max_completion_tokens",
    "tier",
)
QUOTE_COLUMNS = ("model", "total_usd", "per_day_usd", "per_month_usd", "per_year_usd", "fits", "problems")


def csv_table(columns: tuple[str, ...], parts: Iterable[Mapping[str, object]]) -> str:
    """Write these columns of the JSON's parts, with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_cell(part[column]) for column in columns] for part in parts])
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, list) else value
