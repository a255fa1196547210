"""What the desk knows of the account behind the keys."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # a name in an annotation, read after the first paint
    from ortui.domain.account import Account


class Purse(NamedTuple):
    """The account as far as it is known, and why no further."""

    account: "Account | None" = None
    key: str = ""
    """The key that is used, masked (``…890``); empty where there is none."""
    reason: str = ""
    """Why nothing is known, or nothing newer; empty where all is well."""
    is_asking: bool = False

    def as_of(self, now: datetime) -> datetime:
        """Return now, but no earlier than the answer: the screen counts minutes, and an answer comes within one."""
        return now if self.account is None else max(now, self.account.asked_at)
