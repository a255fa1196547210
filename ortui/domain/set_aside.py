"""What is said of records that were set aside, of models and of endpoints alike."""

from collections.abc import Sequence

from ortui.domain.catalogue import SetAside


def counted(records: Sequence[SetAside], most: int) -> str:
    """Count them, with the reasons of the first so many: ``1 record was set aside (a/b: no pricing)``."""
    reasons = [f"{odd.id}: {odd.reason}" if odd.id else odd.reason for odd in records[:most]]
    if more := len(records) - len(reasons):
        reasons.append(f"and {more:,} more")
    verb = "record was" if len(records) == 1 else "records were"
    return f"{len(records):,} {verb} set aside ({'; '.join(reasons)})"
