"""The account behind the keys: asked for behind the screen, by itself once a minute at most, at once when told to."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from ortui.domain.errors import InvalidInputError
from ortui.source.errors import OrtuiError, RefusedError
from ortui.ui.derived import Derived
from ortui.ui.purse import Purse

if TYPE_CHECKING:  # names in annotations; these modules are read after the first paint
    from textual.timer import Timer

    from ortui.domain.generation import Generation
    from ortui.domain.refused_answer import RefusedAnswer
    from ortui.source.accounts import FetchedAccount, LoadedAccount
    from ortui.source.secrets import Keys
    from ortui.ui.setup import AccountSource

ASK_AFTER = timedelta(minutes=1)
AGAIN_AFTER = 61.0
"""Seconds from an answer to asking again: a minute to the dot may be some thousandths too short for a second clock."""


class Accounts(Derived):
    """The part of the desk that knows what is left."""

    _asked_at: datetime | None = None
    """When it was asked for last."""
    _key_number = 0
    """Counts the keys that were used: an answer to one before is passed over."""
    _asks_again: "Timer | None" = None

    def find_account(self) -> None:
        """Find the keys and what they saw last, then ask anew where that is old."""
        if self.setup.accounts is not None:
            self.do_behind(self.setup.accounts.at_hand, partial(self._take_at_hand, self._key_number), self._have_none)

    def _take_at_hand(self, number: int, loaded: "LoadedAccount") -> None:
        if number != self._key_number:
            return
        if not loaded.keys:
            self.purse = Purse(reason=" ".join(loaded.notices))
            return
        reason = ""
        if loaded.failure is not None:
            self._asked_at, reason = loaded.failure.at, loaded.failure.reason
        self.purse = Purse(loaded.account, _shown(loaded.keys), reason)
        self.say_all(loaded.notices)
        self.ask_if_stale()

    def _have_none(self, reason: str) -> None:
        self.purse = Purse(reason=reason)

    def ask_if_stale(self) -> None:
        """Ask for what is older than a minute, but not more often than that."""
        now = self.setup.clock()
        source, purse = self.setup.accounts, self.purse
        if source is None or not self.setup.refreshes_by_itself or not purse.key or purse.is_asking:
            return
        lately = self._asked_at is not None and timedelta() <= now - self._asked_at < ASK_AFTER
        if not lately and source.is_stale(purse.account, now):
            self._ask(is_told=False)

    def refresh_account(self) -> None:
        """Ask for it now; without a key, look for one again."""
        if self.purse.is_asking:
            return
        if self.purse.key:
            self._ask(is_told=True)
        else:
            self.find_account()

    def _ask(self, *, is_told: bool) -> None:
        source = self.setup.accounts
        if source is None:
            return
        self._asked_at = self.setup.clock()
        self.purse = self.purse._replace(is_asking=True)
        self.do_behind(
            partial(_ask_in_words, source, self._asked_at),
            partial(self._take_account, self._key_number),
            partial(self._keep_account, self._key_number, is_told=is_told),
        )

    def _take_account(self, number: int, fetched: "FetchedAccount") -> None:
        if number == self._key_number:
            self.purse = Purse(fetched.account, _shown(fetched.keys))
            self.say_all(fetched.notices)
            self._ask_again_later()

    def _keep_account(self, number: int, reason: str, *, is_told: bool) -> None:
        """Keep what is known, and say why there is nothing newer."""
        if number != self._key_number:
            return
        self.purse = self.purse._replace(reason=reason, is_asking=False)
        if is_told:
            self.say(f"the account was not refreshed: {reason}")
        self._ask_again_later()

    def _ask_again_later(self) -> None:
        if self._asks_again is not None:
            self._asks_again.stop()
        self._asks_again = self.set_timer(AGAIN_AFTER, self.ask_if_stale)

    # A key for this run, and the bill of one request

    def action_type_key(self) -> None:
        """Ask for a key, masked, and use it until the program ends."""
        from ortui.ui.ask import Ask  # noqa: PLC0415 - not needed before it is asked for

        if self.setup.accounts is None:
            self.say("there is no account to ask for")
            return
        self.app.push_screen(Ask("A key, for this run only", "sk-or-…", is_secret=True), self._use_key)

    def _use_key(self, secret: str | None) -> None:
        source = self.setup.accounts
        if secret is None or source is None:
            return
        try:
            source.use_key(secret)
        except OrtuiError as error:
            self.say(str(error))
            return
        self._key_number += 1
        self._asked_at = None
        self.purse = Purse(is_asking=True)
        self.find_account()

    def action_audit(self) -> None:
        """Ask for the id of a generation, and set its bill beside the estimate."""
        from ortui.ui.ask import Ask  # noqa: PLC0415 - not needed before it is asked for

        if not self.purse.key:
            self.say("auditing a generation needs a key")
            return
        self.app.push_screen(Ask("The id of a generation", "gen-…"), self._audit)

    def _audit(self, wanted: str | None) -> None:
        source = self.setup.accounts
        if not wanted or source is None:
            return
        self.say(f"asking for {wanted}…")
        self.do_behind(partial(source.generation, wanted, self._tell), self._show_audit)

    def _tell(self, sentence: str) -> None:
        """Say something from the thread that waits."""
        self.post_message(self.Returned(partial(self.say, sentence)))

    def _show_audit(self, generation: "Generation") -> None:
        from ortui.domain.audit import audit  # noqa: PLC0415 - not needed before it is asked for
        from ortui.ui.planner.audit_lines import audit_lines  # noqa: PLC0415 - the same

        self.unsay()
        found = self.catalogue.find(generation.model) if generation.model else None
        model = found[0] if found is not None else None
        listing = self.listings.get(model.id) if model is not None else None
        audited = audit(generation, model, generation.created_at or self.moment, listing or ())
        self.show_sheet("What one request was billed", partial(audit_lines, audited))

    def read_refusal(self, text: str) -> "RefusedAnswer":
        """Read an error body; raises InvalidInputError where it is none."""
        from ortui.source.parse_refusal import parse_refusal  # noqa: PLC0415 - not needed before it is asked for

        try:
            return parse_refusal(text, self.moment)
        except OrtuiError as error:
            raise InvalidInputError(str(error)) from None

    # What is shown of it

    def watch_purse(self) -> None:
        """Show what is left in the header."""
        self.show_balance()

    def show_balance(self) -> None:
        """Write what is left for the header, as of now."""
        self.balance = ()
        if self.purse.account is not None:
            from ortui.ui.planner.balance import balance_forms  # noqa: PLC0415 - not needed without a key

            self.balance = balance_forms(self.purse, self.purse.as_of(self.moment))
        self.show_heading()


def _ask_in_words(source: "AccountSource", now: datetime) -> "FetchedAccount":
    """Ask for the account; a refusal says what it means and what to do, besides what the API said."""
    try:
        return source.refresh(now)
    except RefusedError as error:
        from ortui.domain.refusal import explain  # noqa: PLC0415 - most answers are none
        from ortui.source.free_rules import load_free_rules  # noqa: PLC0415 - the same

        found = explain(error.answer, load_free_rules(), now)
        words = f"{str(error).removesuffix('.')}; {found.cause.value}: {', or '.join(found.advice)}"
        raise OrtuiError(words) from error


def _shown(keys: "Keys") -> str:
    key = keys.api or keys.management
    return "" if key is None else str(key)
