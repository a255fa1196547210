"""An audit as text: the counts, the estimate's receipt, then bill, estimate, difference, and what explains it."""

from ortui.cli.generation_json import why_no_difference
from ortui.cli.receipts import receipt_table
from ortui.cli.tables import Align, Column, table
from ortui.domain.audit import Audit
from ortui.domain.generation_words import facts_of
from ortui.domain.wording import exact_figure

_NOT_KNOWN = "?"


def as_text(found: Audit) -> str:
    """Write the audit."""
    facts = table((Column(), Column()), facts_of(found.generation))
    lines = receipt_table(found.quote, ()) if found.quote is not None and found.quote.lines else ""
    causes = "".join(f"likely {cause}\n" for cause in found.causes)
    said = "".join(f"! {remark}\n" for remark in found.remarks)
    return "\n".join(part for part in (facts, lines, f"{_amounts(found)}{causes}{said}") if part)


def _amounts(found: Audit) -> str:
    billed, estimate, difference = found.billed, found.estimate, found.difference
    because = "from these counts, by the prices at hand" if found.quote else ""
    rows = [
        ("billed", _NOT_KNOWN if billed is None else exact_figure(billed), "not said" if billed is None else ""),
        (
            "estimate",
            estimate.state.value if estimate.usd is None else exact_figure(estimate.usd),
            estimate.reason if estimate.usd is None else because,
        ),
        (
            "difference",
            _NOT_KNOWN if difference is None else exact_figure(difference),
            why_no_difference(found) if difference is None else "billed less estimate" if difference else "equal",
        ),
    ]
    return table((Column(), Column("USD", Align.POINT), Column()), rows)
