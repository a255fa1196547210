"""What the boards of Credits are written from."""

from typing import NamedTuple

from ortui.domain.byok import ByokRules
from ortui.domain.purchase import FeeRules
from ortui.ui.view import Subject


class Facts(NamedTuple):
    """The rules, and the work that is priced."""

    fees: FeeRules
    byok: ByokRules
    subject: Subject | None = None
    """The highlighted model with the work."""
