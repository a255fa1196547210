"""What the boards of Credits are written from."""

from datetime import datetime
from typing import NamedTuple

from ortui.domain.byok import ByokRules
from ortui.domain.free_rules import FreeRules
from ortui.domain.purchase import FeeRules
from ortui.ui.purse import Purse
from ortui.ui.view import Subject, View


class Facts(NamedTuple):
    """The rules, the work that is priced, and what is known of the account."""

    fees: FeeRules
    byok: ByokRules
    free: FreeRules
    now: datetime
    """In UTC."""
    subject: Subject | None = None
    """The highlighted model with the work."""
    view: View | None = None
    """The models that are shown."""
    purse: Purse = Purse()

    @property
    def why_no_account(self) -> str:
        """Say why nothing is known of it."""
        if self.purse.reason:
            return self.purse.reason
        if self.purse.key:
            return "asking what is left…"
        return "No key: set OPENROUTER_API_KEY, or type one for this run by K."
